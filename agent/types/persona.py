"""What config/personas/NAME/persona.yaml says. The field descriptions are the documentation."""

from datetime import date
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, field_validator

from agent.types.accounts import Accounts
from agent.types.autonomy import Autonomy
from agent.types.calendar import CalendarFile
from agent.types.caps import OwnCaps
from agent.types.moods import Mood
from agent.types.own_page import OwnPage
from agent.types.probes import OwnProbe
from agent.types.settings import Frozen, Zone
from agent.types.speaking import CanonLine, Frames, Language, Voice
from agent.types.windows import Window

Subject = Literal[
    "death", "disaster", "violence", "war", "politics", "election", "court",
    "minors", "religion", "ethnicity", "health", "markets",
]  # fmt: skip
Profile = Literal["", "cn", "jp", "kr", "eu", "uk", "us"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SUBJECTS: tuple[Subject, ...] = Subject.__args__  # type: ignore[attr-defined]


def _day(value: str) -> str:
    if value:
        date.fromisoformat(value)
    return value


Day = Annotated[str, BeforeValidator(str), AfterValidator(_day)]


class Identity(Frozen):
    """Who she is."""

    name: str = Field(min_length=1)
    """The name she goes by."""
    who: tuple[str, ...] = Field(min_length=1, max_length=8)
    """Who she is, in a few plain sentences, in her own language; no adjectives about how interesting she is."""
    also_called: tuple[str, ...] = ()
    """Other spellings of her name, by which news about her is recognised."""
    languages: tuple[Language, ...] = Field(min_length=1)
    """The languages of her readers. She writes in the first; a post can be said in each of the others as well, of
    which voice.length and disclosure.words know."""


class Disclosure(Frozen):
    """How readers are told that an AI wrote this."""

    operator: str = Field(min_length=1)
    """Who answers for her posts."""
    words: dict[Language, str] = Field(min_length=1)
    """The line that code adds below every post, per language."""
    profiles: tuple[Literal["china", "eu"], ...] = ()
    """Whose rules her posts are held to beside the house's own: china, eu; see disclosure.md."""
    editor: str = ""
    """Who bears editorial responsibility for her posts (eu); empty: the operator."""


class Interest(Frozen):
    """Something that she cares about."""

    name: str = Field(min_length=1)
    """What it is, in a few words."""
    weight: float = Field(1.0, gt=0, le=3)
    """How much, from just above 0 to 3."""
    keywords: tuple[str, ...] = Field(min_length=1)
    """Words that mark a story as being about it, in every language of her news."""


class Stance(Frozen):
    """What she thinks about something."""

    about: str = Field(min_length=1)
    """The subject."""
    says: str = Field(min_length=1)
    """Her view, as she might put it to a friend."""


class Work(Frozen):
    """Something that she made or appeared in."""

    title: str = Field(min_length=1)
    """Its title."""
    kind: str = Field(min_length=1)
    """single, film, book, series …"""
    about: str = Field(min_length=1)
    """What may be said of it, truthfully."""
    year: int | None = None
    """When it came out, if that is known."""
    shown: dict[Language, str] = Field(default_factory=dict)
    """What readers of her page are told of it, in a few words per language."""
    with_sponsor: str = ""
    """The sponsor it was made with, by its name under boundaries.sponsors."""


class Rhythm(Frozen):
    """When she may speak; a ceiling, never a quota."""

    zone: Zone
    """Her time zone, such as Asia/Shanghai."""
    at_most: int = Field(1, ge=0, le=24)
    """Posts a day, at most."""
    windows: tuple[Window, ...] = Field(("20:00-23:00",), min_length=1)
    """The hours in which she speaks, such as 20:00-23:30."""
    quiet_days: tuple[Weekday, ...] = ()
    """Days on which she says nothing: mon, tue, wed, thu, fri, sat, sun."""
    per_saga: int = Field(2, ge=1, le=24)
    """Posts on one running affair within seven days, at most, so that a giant one does not fill every slot."""
    lead_hours: float = Field(6, ge=0.25, le=72)
    """How many hours before its time a draft is written, so that there is time to review it."""
    uneven: float = Field(0.0, ge=0, le=0.9)
    """Which share of her moments falls out, drawn with a seed, so that she is no clock; 0: none."""
    second_thoughts: float = Field(0.0, ge=0, le=1)
    """How often a post of hers may be followed, 10 to 90 minutes later, by a second thought; once a day at most, and
    only if there is one."""


class Sponsor(Frozen):
    """Somebody who pays; named only with a disclosure."""

    name: str = Field(min_length=1)
    """Its name."""
    also_called: tuple[str, ...] = ()
    """Other spellings."""
    words: dict[Language, str] = Field(min_length=1)
    """The disclosure that code adds where it is named."""
    rivals: tuple[str, ...] = ()
    """Competitors; news of them is for a person to decide."""
    since: Day = ""
    """The first day of the contract, such as 2026-04-01; empty: it has begun."""
    until: Day = ""
    """The last day of the contract; empty: it has no end. Outside these days it is not named as a partner."""

    def is_partner(self, today: str) -> bool:
        """On this day, which begins with an ISO date; also where no day is given."""
        day = today[:10]
        return not day or (self.since <= day and (not self.until or day <= self.until))


class Boundaries(Frozen):
    """What she leaves alone, and what a person must see first."""

    profile: Profile = ""
    """Where most of her readers are: cn, jp, kr, eu, uk, us. More is left alone by it, never less; see gravity.md."""
    subjects: dict[Subject, Literal["hold", "leave"]] = Field(default_factory=dict)
    """Grave subjects: hold (a person decides) or leave (never touched). Those not named are held."""
    living_people: Literal["hold", "leave"] = "hold"
    """A living person named with something against them."""
    sponsors: tuple[Sponsor, ...] = ()
    """Who pays, and their rivals."""
    banned: tuple[str, ...] = ()
    """Words that never leave under her name."""
    leave_alone: tuple[str, ...] = ()
    """Words that make her leave a story alone."""


class Release(Frozen):
    """The owner's word that this persona is really theirs to publish as."""

    signed_by: str = ""
    """The owner's name; while it is empty an unofficial persona stays on her own page."""
    canon_is_ours: bool = False
    """True once the owner has replaced canon.md with lines of their own."""


class Rehearse(Frozen):
    """What a rehearsal must hold to; where a limit is broken, `selfsame rehearse` ends with exit status 1."""

    least_voice: float | None = Field(None, ge=0, le=100)
    """How much her posts must sound like her, on average, from 0 to 100."""
    most_silence: float | None = Field(None, ge=0, le=1)
    """The share of her moments that may pass without a post, from 0 to 1."""
    most_flags: float | None = Field(None, ge=0)
    """Warnings that a post may have, on average."""
    most_sameness: float | None = Field(None, ge=0, le=1)
    """How like its nearest earlier post a post may be, on average, from 0 to 1."""


class PersonaFile(Frozen):
    """persona.yaml: a persona, whoever is on shift."""

    identity: Identity
    disclosure: Disclosure
    unofficial: bool = False
    """True: made without the owner; every page says so, and outside channels are refused."""
    release: Release = Release()
    worldview: tuple[str, ...] = ()
    """How she sees things, in sentences of her own language."""
    interests: tuple[Interest, ...] = Field(min_length=1)
    stances: tuple[Stance, ...] = ()
    voice: Voice
    works: tuple[Work, ...] = ()
    rhythm: Rhythm
    boundaries: Boundaries = Boundaries()
    channels: tuple[str, ...] = ("page",)
    """Where her posts go; page is her own public page, the others are in channels.md."""
    accounts: Accounts = Accounts()
    """Her account on each channel, and its terms."""
    caps: OwnCaps = OwnCaps()
    rehearse: Rehearse = Rehearse()
    autonomy: Autonomy = Autonomy()
    page: OwnPage = OwnPage()
    moods: tuple[Mood, ...] = Field((), max_length=5)
    """Her moods, three to five of them; the first night that has reason to may set one."""

    @field_validator("voice")
    @classmethod
    def _has_length(cls, voice: Voice, info: object) -> Voice:
        languages = getattr(info, "data", {}).get("identity")
        first = languages.languages[0] if languages else None
        if first and first not in voice.length:
            raise ValueError(f"length has no entry for {first}, the language she writes in")
        return voice

    @property
    def language(self) -> Language:
        """The language she writes in."""
        return self.identity.languages[0]

    @property
    def other_languages(self) -> tuple[Language, ...]:
        """Those in which a post of hers can be said as well."""
        able = self.voice.length.keys() & self.disclosure.words.keys()
        return tuple(each for each in self.identity.languages[1:] if each in able)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.rhythm.zone)


class Sealed(Frozen):
    """sealed.yaml: git-ignored; reaches no prompt, trace, log or export."""

    secrets: tuple[str, ...] = ()
    """Texts that must never leave; code looks for them after writing."""


class Persona(Frozen):
    """A persona as loaded from her folder: the file, and all that stands beside it."""

    name: str
    """The folder's name, by which the CLI knows her."""
    file: PersonaFile
    canon: tuple[CanonLine, ...]
    frames: Frames
    probes: tuple[OwnProbe, ...] = ()
    """Rules of her own that her posts are held against, from probes.yaml."""
    calendar: CalendarFile = CalendarFile()
    """Her days, from calendar.yaml."""
    version: str = ""
    """A hash over her files, secrets excepted, and the prompts in her language."""
    files: dict[str, str] = Field(default_factory=dict)
    """The files' content by their path within her folder, secrets excepted."""
    prompts: dict[str, str] = Field(default_factory=dict)
    """The prompts that she is written with, by their name; her language's twins go before the others."""
    sealed: tuple[str, ...] = Field(default=(), repr=False, exclude=True)
    """Secrets from sealed.yaml, which reach nothing but the check after writing."""
