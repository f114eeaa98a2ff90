"""Recalling: what is asked of the indexes, read from the ledger, and chosen from."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine

from memory import ledger
from memory.errors import MemoryFault
from memory.index.indexes import Indexes
from memory.rank.cover import cover
from memory.rank.fuse import fuse
from memory.rank.score import Hit, Wanted
from memory.rank.signs import of_present
from memory.reach import Reach
from memory.types import Found, Look, Memory

DEPTH = 24
"""So many candidates each way of looking brings at least."""


class Recalling:
    """`trouble` is told of an index or embedder that fails; what the other finds is still found."""

    def __init__(
        self,
        read: Engine,
        indexes: Indexes,
        now: Callable[[], datetime],
        trouble: Callable[[MemoryFault], None],
    ) -> None:
        self._read = read
        self._indexes = indexes
        self._now = now
        self._trouble = trouble

    def looks(self, persona: str, query: str, looks: Sequence[Look]) -> list[list[Found]]:
        """Several at one occasion share all that depends on the question alone, and one reading of the
        ledger; each finds what it would find by itself."""
        if not query.strip():
            return [[] for _ in looks]
        hits = self._hits(persona, query, looks)
        with self._read.connect() as connection:
            known = ledger.fetch(connection, {hit.id for some in hits for hit in some})
        present, now = of_present(query), self._now()
        chosen = []
        for look, some in zip(looks, hits, strict=True):
            reach = Reach(persona, look.mates)
            lawful = [hit for hit in some if hit.id in known and _lawful(known[hit.id], reach)]
            found = fuse(lawful, known, now, present)
            chosen.append(cover(found, {hit.id: hit.covers for hit in some}, look.limit))
        return chosen

    def _hits(self, persona: str, query: str, looks: Sequence[Look]) -> list[list[Hit]]:
        """What is looked for among the same owners is looked for at once."""
        by_owners: dict[tuple[str, ...], list[tuple[int, Wanted]]] = {}
        for number, look in enumerate(looks):
            for whose, kinds in Reach(persona, look.mates).parts(look.kinds):
                wanted = Wanted(kinds, max(DEPTH, 2 * look.limit))
                by_owners.setdefault(tuple(whose), []).append((number, wanted))
        found: list[list[Hit]] = [[] for _ in looks]
        for owners, some in by_owners.items():
            each = self.hits(owners, query, [wanted for _, wanted in some])
            for (number, _), hits in zip(some, each, strict=True):
                found[number] += hits
        return found

    def hits(self, whose: Sequence[str], query: str, wanted: Sequence[Wanted]) -> list[list[Hit]]:
        """For each that is wanted what each ingredient of the score measures, best first."""
        try:
            meant = self._indexes.by_meaning(whose, query, wanted)
            wanted = [replace(w, meant=m) for w, m in zip(wanted, meant, strict=True)]
        except MemoryFault as problem:
            self._trouble(problem)
        try:
            return self._indexes.by_words(whose, query, wanted, self._now())
        except MemoryFault as problem:
            self._trouble(problem)
        return [[] for _ in wanted]


def _lawful(memory: Memory, reach: Reach) -> bool:
    """The last word on what may be shown: the ledger's."""
    return memory.status == "active" and reach.allows(memory)
