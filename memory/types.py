"""What a persona keeps."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Kind = Literal["lore", "work", "post", "event", "belief", "thread", "lesson"]
Status = Literal["active", "superseded", "retired", "quarantined", "forgotten"]
ThreadState = Literal["open", "taken_up", "closed", "dropped"]
ThreadKind = Literal["wish", "promise", "question", "bet"]

LABEL = ""
"""The owner of memories that every persona of the label may read."""


@dataclass(frozen=True)
class NewMemory:
    """A memory on its way into the ledger.

    `source` names where it came from ("post:12", "lore/world.md#3"); together with the persona it is
    unique, so that remembering the same thing twice changes nothing.
    """

    persona: str
    kind: Kind
    text: str
    source: str
    happened_at: datetime
    speaker: str = ""
    about: str = ""
    session: str = ""
    position: int = 0
    trusted: bool = True
    provenance: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Memory:
    """A memory as the ledger has it; `recorded_at` is when it was written down, on the world clock."""

    id: int
    persona: str
    kind: Kind
    text: str
    source: str
    happened_at: datetime
    recorded_at: datetime
    speaker: str
    about: str
    session: str
    position: int
    status: Status
    trusted: bool
    pinned: bool
    provenance: dict[str, str]
    uses: int = 0
    """How many published posts rested on it."""


@dataclass(frozen=True)
class Look:
    """What to recall for an occasion: memories of these `kinds` (None: of any), at most `limit`, of her own and
    the label's; of her label `mates` what they said in public, and nothing else."""

    kinds: Collection[Kind] | None = None
    limit: int = 8
    mates: Collection[str] = ()


@dataclass(frozen=True)
class Found:
    """A recalled memory; `parts` tells what each way of looking gave (lexical, meaning, …)."""

    memory: Memory
    score: float
    parts: dict[str, float]


@dataclass(frozen=True)
class ThreadMove:
    """One change of a thread's state; `by` is the post ("post:12") or the person who did it."""

    was: ThreadState
    became: ThreadState
    by: str
    at: datetime


@dataclass(frozen=True)
class Thread:
    """A wish, promise, question or bet of hers, and how it stands."""

    id: int
    persona: str
    text: str
    state: ThreadState
    opened_at: datetime
    rests_until: datetime
    opened_by: str
    """The source of the post that opened it, such as "post:12", or the person who did."""
    closed_by: str = ""
    kind: ThreadKind = "wish"
    moves: tuple[ThreadMove, ...] = ()
    """The oldest first."""

    @property
    def touched_at(self) -> datetime:
        """When something last happened to it."""
        return self.moves[-1].at if self.moves else self.opened_at


@dataclass(frozen=True)
class Belief:
    """An opinion that she formed; `held_until` is None while she holds it."""

    id: int
    persona: str
    text: str
    status: Status
    pinned: bool
    held_from: datetime
    held_until: datetime | None
    supersedes: int | None
    """The older belief whose place it took."""
    evidence: tuple[int, ...]
    """Ids of the memories that it rests on."""
    provenance: dict[str, str]


@dataclass(frozen=True)
class NewLesson:
    """What a decision teaches. `trait` is what code can see of it in a text, '' if nothing;
    `words` say what to do about it, or are the note where code sees nothing."""

    persona: str
    code: str
    """A refusal's reason, "edit" or "redo"."""
    trait: str
    words: str
    verb: str
    """What the person did: "refused as dull", "edited", "asked"."""
    note: str = ""
    about: str = ""
    family: str = ""
    """The beginning that traits with a measure share, such as "longer:": a new one replaces the old."""


@dataclass(frozen=True)
class Giving:
    """That somebody gave a lesson by a decision; `said` is what they did, and their note."""

    source: str
    by: str
    at: datetime
    said: str
    muted: bool = False
    dropped: bool = False
    """It was given before a person let the lesson go."""

    @property
    def counts(self) -> bool:
        return not self.muted and not self.dropped

    @property
    def verb(self) -> str:
        return self.said.partition(":")[0] or "taught"

    @property
    def note(self) -> str:
        return self.said.partition(":")[2].strip()


@dataclass(frozen=True)
class Lesson:
    """A lesson as it stands. It `counts` while it is neither faded, nor dropped, nor wholly muted."""

    id: int
    persona: str
    code: str
    trait: str
    text: str
    """The memory: its words, and how often, by whom and when it was given last."""
    heart: str
    """What code or the first note made of it."""
    about: str
    strength: float
    kept: int
    """How many drafts in a row kept to it."""
    givings: tuple[Giving, ...]
    last_given_at: datetime
    last_tripped_at: datetime | None
    counts: bool
    dropped_by: str = ""
    reworded: str = ""
    """A person's own words for it, which go before all others."""

    @property
    def note(self) -> str:
        """The last note that goes with a trait's words; without a trait the heart is the note."""
        notes = (each.note for each in reversed(self.counted) if each.note)
        return next(notes, "") if self.trait and not self.reworded else ""

    @property
    def words(self) -> str:
        return self.reworded or self.heart

    @property
    def counted(self) -> tuple[Giving, ...]:
        """The givings that make it what it is; where none counts, all of them."""
        return tuple(each for each in self.givings if each.counts) or self.givings


@dataclass(frozen=True)
class Document:
    """A lore file as given to memory: `path` within the persona's folder, Markdown or plain text."""

    path: str
    text: str
    kind: Kind = "lore"
