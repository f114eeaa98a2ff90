"""Canon has eras: her voice may grow, if her people say so. Drift is measured against the present one."""

from collections.abc import Sequence
from dataclasses import dataclass

from agent.types.speaking import CanonLine

LEAST = 40
"""An era of fewer lines is no yardstick of its own: the eras before it are added until there are so many."""


@dataclass(frozen=True)
class Era:
    """Lines of one time, named by the day on which it began ('' for the first)."""

    began: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Yardstick:
    """The lines that her texts are held against now."""

    present: str
    lines: tuple[str, ...]
    said: str
    """Where the present era was too short for it: what was added; else ''."""


def eras(canon: Sequence[CanonLine], language: str) -> list[Era]:
    """The oldest first."""
    own = [line for line in canon if line.language == language]
    return [
        Era(began, tuple(line.text for line in own if line.era == began))
        for began in sorted({line.era for line in own})
    ]


def yardstick(canon: Sequence[CanonLine], language: str) -> Yardstick:
    """The present era in this language, with older ones before it while it is short."""
    known = eras(canon, language)
    if not known:
        return Yardstick("", (), "")
    used = [known[-1]]
    for older in reversed(known[:-1]):
        if sum(len(era.lines) for era in used) >= LEAST:
            break
        used.insert(0, older)
    lines = tuple(line for era in used for line in era.lines)
    return Yardstick(known[-1].began, lines, _said(used) if len(used) > 1 else "")


def _said(used: Sequence[Era]) -> str:
    present = used[-1]
    older = " and ".join(era.began or "the first era" for era in used[:-1])
    return f"the era of {present.began} has {len(present.lines)} lines, too few alone: {older} counts too"
