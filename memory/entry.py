"""What the indexes are given of a memory."""

from dataclasses import dataclass
from hashlib import blake2s

from memory.types import Memory


@dataclass(frozen=True)
class Entry:
    """A memory as something to be found. The `key` bears a digest of the words, so that an index
    that holds other words under this id (an older ledger was put back) is seen to be out of date."""

    id: int
    persona: str
    kind: str
    words: str

    @property
    def key(self) -> str:
        whole = "\n".join((self.persona, self.kind, self.words))
        return f"{self.id}.{blake2s(whole.encode(), digest_size=6).hexdigest()}"


def entry_of(memory: Memory) -> Entry:
    """What a memory is about is looked for together with what it says."""
    words = f"{memory.about}\n{memory.text}".strip()
    return Entry(memory.id, memory.persona, memory.kind, words)


def id_of(key: str) -> int:
    return int(key.partition(".")[0])
