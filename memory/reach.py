"""Whose memories a persona may look through: her own, the label's, and what her label mates said in public."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from memory.types import LABEL, Kind, Memory

PUBLIC: Kind = "post"


@dataclass(frozen=True)
class Reach:
    """Asked twice: which parts of the indexes to look through, and of each memory found whether it may
    be shown. The second is the last word."""

    persona: str
    mates: Collection[str] = ()

    @cached_property
    def own(self) -> list[str]:
        return list({self.persona: None, LABEL: None})

    @cached_property
    def others(self) -> list[str]:
        return sorted(set(self.mates) - set(self.own))

    def parts(
        self, kinds: Collection[Kind] | None
    ) -> Iterator[tuple[list[str], Collection[Kind] | None]]:
        """Personas with the kinds that may be looked for among what is theirs; None: all."""
        yield self.own, kinds
        if self.others and (kinds is None or PUBLIC in kinds):
            yield self.others, (PUBLIC,)

    def allows(self, memory: Memory) -> bool:
        if memory.persona in self.own:
            return True
        return memory.persona in self.others and memory.kind == PUBLIC
