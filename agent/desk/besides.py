"""What stands beside a draft's text, as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.desk.tools import DeskTools
from agent.review.parts import enclosed, variants_of
from agent.types.media import Enclosed, Variant
from agent.types.persona import Persona
from agent.types.review import Draft


@dataclass(frozen=True)
class Beside:
    """`missing` are her languages in which nothing is said yet; `open` whether anything may still change."""

    variants: tuple[Variant, ...] = ()
    missing: tuple[str, ...] = ()
    files: tuple[Enclosed, ...] = ()
    open: bool = False

    @property
    def waiting(self) -> tuple[Variant, ...]:
        """Those that would stay behind if the draft were approved now."""
        return tuple(each for each in self.variants if each.status == "pending" or _slid(each))


def _slid(variant: Variant) -> bool:
    return variant.status == "approved" and not variant.stands


def load_beside(tools: DeskTools, draft: Draft, persona: Persona | None) -> Beside:
    """A belief goes nowhere, and has nothing beside it."""
    if draft.kind == "belief" or persona is None:
        return Beside()
    said = variants_of(tools.database, draft.id)
    able = persona.file.other_languages if draft.kind == "post" else ()
    return Beside(
        tuple(said), _missing(able, said), tuple(enclosed(tools.database, draft.id)),
        draft.status == "pending",
    )  # fmt: skip


def _missing(able: Sequence[str], said: Sequence[Variant]) -> tuple[str, ...]:
    known = {each.language for each in said}
    return tuple(each for each in able if each not in known)
