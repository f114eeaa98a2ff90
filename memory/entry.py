"""What the indexes are given of a memory."""

from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2s

from memory.types import Memory

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """A memory as something to be found. The `key` bears a digest of the words, so that an index
    that holds other words under this id (an older ledger was put back) is seen to be out of date;
    the `placed` key also tells where the memory stands among others, which words can be moved to."""

    id: int
    persona: str
    kind: str
    words: str
    speaker: str = ""
    session: str = ""
    position: int = 0
    happened_at: datetime = LONG_AGO

    @property
    def key(self) -> str:
        return f"{self.id}.{_digest(self.persona, self.kind, self.words)}"

    @property
    def placed(self) -> str:
        place = (self.speaker, self.session, str(self.position), self.happened_at.isoformat())
        return f"{self.key}@{_digest(*place)}"


def entry_of(memory: Memory) -> Entry:
    """What a memory is about is looked for together with what it says."""
    return Entry(
        id=memory.id,
        persona=memory.persona,
        kind=memory.kind,
        words=f"{memory.about}\n{memory.text}".strip(),
        speaker=memory.speaker,
        session=memory.session,
        position=memory.position,
        happened_at=memory.happened_at,
    )


def id_of(key: str) -> int:
    return int(key.partition(".")[0])


def _digest(*said: str) -> str:
    return blake2s("\n".join(said).encode(), digest_size=6).hexdigest()
