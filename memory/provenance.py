"""Where a memory came from, in one form for every kind: from what, through whom, when."""

from dataclasses import dataclass
from datetime import datetime

from memory.types import Memory


@dataclass(frozen=True)
class Provenance:
    """`origin` is a file, post, draft, decision, story or import; `who` wrote, approved, said or brought
    it, as far as anybody is known; `happened_at` is when it was so, `recorded_at` when it was written down."""

    origin: str
    who: str
    happened_at: datetime
    recorded_at: datetime


ORIGINS = ("imported", "file")
"""Keys that name where it came from more plainly than the source does."""
PEOPLE = ("approved_by", "given_by", "by", "imported_by")
"""Keys under which a person stands, the one who answers for it first."""


def provenance_of(memory: Memory) -> Provenance:
    """A tombstone still says what kind of thing it was and since when it is gone."""
    told = memory.provenance
    origin = next((told[key] for key in ORIGINS if told.get(key)), memory.source)
    who = next((told[key] for key in PEOPLE if told.get(key)), memory.speaker)
    return Provenance(origin, who, memory.happened_at, memory.recorded_at)
