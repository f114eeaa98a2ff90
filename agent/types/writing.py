"""What goes into a post and what comes out. All of it turns into plain JSON and back (see `plain`)."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from agent.types.news import Source

ACCUSED = "somebody accused"
OccasionKind = Literal[
    "story", "thought", "callback", "work", "told", "followup", "reply", "commission",
]  # fmt: skip
Severity = Literal["note", "warn", "refuse"]


@dataclass(frozen=True)
class Occasion:
    """What a post springs from. A story carries its sources; a callback the thread's memory id."""

    kind: OccasionKind
    title: str = ""
    language: str = ""
    story_id: int | None = None
    saga_id: int | None = None
    thread_id: int | None = None
    work: str = ""
    sources: tuple[dict[str, Any], ...] = ()
    heat: float = 0.0
    appeal: float = 0.0
    interest: str = ""
    why: str = ""
    sample: bool = False
    grave: tuple[str, ...] = ()
    """Subjects of law 9 that it touches, a maybe as "perhaps war"; ACCUSED where somebody is spoken against."""
    about_self: bool = False
    last_at: str = ""
    said: str = ""
    """What she said of it before; then `news` are the titles that brought something new since."""
    said_at: str = ""
    news: tuple[str, ...] = ()
    key: str = ""
    """What of her life it springs from, and is taken once: "told:3", "day:2026-03-12/debut", "heard:7", "post:12"."""
    about: str = ""
    """What may truthfully be said of it beyond the title."""
    when: str = ""
    """When it is, seen from the moment at which she speaks, in her language: "tomorrow", "two days ago"."""
    memory_id: int | None = None
    """The event behind it, which the brief cites first."""
    silent_days: int = 0
    """So many days she had said nothing; 0 where it was no long silence."""
    form: str = ""
    """Of a commission: which kind of piece, and whose voices it has."""
    voices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Offer:
    """An occasion that her life offers just now, and how likely she takes it; at 1 it goes before the news."""

    occasion: Occasion
    chance: float = 1.0


@dataclass(frozen=True)
class Feeling:
    """The mood that she is in, as a brief carries it; `strength` fades from 1 to 0."""

    name: str
    what: str
    cause: str
    strength: float
    tempers: tuple[str, ...] = ()
    shorter: float = 1.0
    """Which part of her usual length she uses."""
    mix: dict[str, float] = field(default_factory=dict)
    """Occasion → how many times as likely as usual."""


@dataclass(frozen=True)
class Earlier:
    """What she made of a happening before; only what was published counts as said."""

    said: str
    at: str
    """An ISO time; empty, like `said`, where nothing was published."""
    news: tuple[Source, ...] = ()
    """Reports that brought something truly new since."""
    waiting: bool = False
    """Whether a later draft on it waits or was refused: then only a person brings it up again."""


@dataclass(frozen=True)
class Recalled:
    """A memory as a brief and a trace cite it."""

    id: int
    kind: str
    text: str
    score: float
    parts: dict[str, float] = field(default_factory=dict)
    happened_at: str = ""
    before: str = ""
    """Of a belief: what she thought until then, if she changed her mind."""
    until: str = ""
    """The day on which she did."""
    speaker: str = ""
    """The label mate who said it in public; empty for what is her own or the label's."""


@dataclass(frozen=True)
class Flag:
    """Something that a person must see; `single` means it must be decided on its own, never in a batch."""

    code: str
    severity: Severity
    words: str
    single: bool = False


@dataclass(frozen=True)
class Candidate:
    """One possible text. Claims are sentences about the world that nobody checked."""

    text: str
    angle: str = ""
    claims: tuple[str, ...] = ()
    opens_thread: str = ""
    """A wish, promise or question of hers that this text leaves open, in her words; empty if none."""
    closes_thread: int | None = None
    why: str = ""
    opens_kind: str = ""
    """wish, promise, question or bet, as the writer sees it; empty where it didn't say."""
    takes_up: int | None = None
    """An open thread that this text touches and leaves open."""
    hangs_on: str = ""
    """The thing that this text hangs on, in a few words; what the notice is to all of them."""
    imagined: tuple[str, ...] = ()
    """What it makes up, in its own words, as the writer sees it."""


@dataclass(frozen=True)
class Verdict:
    """What the judges measured on one candidate; any `refuse` flag bars it."""

    flags: tuple[Flag, ...]
    voice: float | None = None
    """0..100, how much it sounds like her canon."""
    opinion: float | None = None
    """0..10 from the model, where there is one."""
    said: str = ""
    """The model's opinion in words."""

    @property
    def refused(self) -> bool:
        return any(flag.severity == "refuse" for flag in self.flags)


@dataclass(frozen=True)
class Written:
    """A writer's answer: a notice and candidates, or silence with its reason."""

    notice: str = ""
    candidates: tuple[Candidate, ...] = ()
    pick: int = 0
    silence: str = ""


@dataclass(frozen=True)
class ModelCall:
    """One call as usage records it."""

    purpose: str
    model: str
    prompt_tokens: int
    reply_tokens: int
    seconds: float
    ok: bool
    error: str = ""
    served_model: str = ""


@dataclass(frozen=True)
class Appeal:
    """How much one persona cares about one story; outcome '' while nothing was decided."""

    story_id: int
    score: float
    outcome: Literal["", "used", "held", "left"]
    why: str
    interest: str = ""
    grave: tuple[str, ...] = ()
    """What a person must look at in it: subjects of law 9, a maybe as "perhaps war", somebody accused."""
    about_self: bool = False


@dataclass(frozen=True)
class OpenThread:
    """Something of hers still open, as a brief offers it; `when` is the day on which she said it."""

    id: int
    text: str
    when: str
    kind: str = "wish"
    said: str = ""
    """The whole post that left it open."""


@dataclass(frozen=True)
class Taught:
    """A lesson as a brief carries it. `told` stands in the prompt; the others are only checked for."""

    id: int
    words: str
    """What to do, in the language of the prompt; no names of people."""
    trait: str
    says: str
    """Who gave it and how often: "mei refused this twice"."""
    told: bool = False


@dataclass(frozen=True)
class Spoken:
    """What she has said and been refused, so that she neither repeats nor contradicts herself."""

    stories: frozenset[int] = frozenset()
    """Stories with a live or published draft of hers; merged ones under the id they ended as."""
    sagas: dict[int, int] = field(default_factory=dict)
    """How often a saga came up in the last seven days."""
    posts: tuple[str, ...] = ()
    """Texts that went out or wait to, newest first."""
    refused: tuple[str, ...] = ()
    """Texts that people refused, newest first."""
    notices: tuple[str, ...] = ()
    """What she alone noticed for each of her last posts, newest first."""
    angles: dict[str, int] = field(default_factory=dict)
    """How often an angle was used in the last thirty days."""
    liked: dict[str, float] = field(default_factory=dict)
    """Angles that people took instead of others, from -1, always swapped away, to 1."""
    last_at: str = ""
    """When she last spoke, as an ISO time; empty if never."""
    last_thread: int | None = None
    """The thread of her last callback, whatever became of it."""
    keys: frozenset[str] = frozenset()
    """What of her life she has taken up already, refused drafts counted."""
    mates: tuple[str, ...] = ()
    """What others of her label say today."""


def plain(noun: Any) -> Any:
    """A dataclass of this file as JSON types."""
    return asdict(noun)
