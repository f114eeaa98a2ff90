"""How she speaks: the voice of persona.yaml, canon.md, frames.yaml. The field descriptions are the documentation."""

from typing import Literal

from pydantic import Field, model_validator

from agent.types.settings import Frozen

Language = Literal["zh", "ja", "en"]


class Length(Frozen):
    """How long a post is, in graphemes."""

    at_least: int = Field(12, ge=1)
    """Shorter, without the disclosure, is flagged."""
    at_most: int = Field(140, ge=20, le=2000)
    """Longer, with the disclosure below it, is refused."""

    @model_validator(mode="after")
    def _ordered(self) -> "Length":
        if self.at_least >= self.at_most:
            raise ValueError("at_least must be smaller than at_most")
        return self


class Angle(Frozen):
    """A way of coming at a story; angles wear out before words do."""

    name: str = Field(min_length=1)
    """One word for it."""
    what: str = Field(min_length=1)
    """What she does when she takes it."""
    at_most: int = Field(4, ge=1)
    """How often in thirty days."""


class Catchphrase(Frozen):
    """The line that she is known for."""

    text: str = Field(min_length=1)
    """The line, word for word."""
    once_in: int = Field(10, ge=1)
    """At most once in so many posts."""


class Voice(Frozen):
    """How she speaks, as habits that can be checked."""

    does: tuple[str, ...] = Field(min_length=1)
    """What she does, a habit a line."""
    never: tuple[str, ...] = ()
    """What she never does, a habit a line; told to the writer."""
    never_says: tuple[str, ...] = ()
    """Words and phrases that code refuses in her posts."""
    tempers: tuple[str, ...] = ()
    """The few tempers that she writes in."""
    angles: tuple[Angle, ...] = ()
    """Her ways of coming at a story, each with its budget."""
    catchphrase: Catchphrase | None = None
    """Her line, if she has one."""
    length: dict[Language, Length] = Field(min_length=1)
    """How long a post is, per language."""


class CanonLine(Frozen):
    """A line that is her voice by decree."""

    text: str
    tags: tuple[str, ...] = ()
    """Occasions and angles that it suits, from the heading it stands under."""
    language: Language = "zh"
    era: str = ""
    """The day on which its era began, as in its heading (2026-03-01); '' for lines from before there were any."""


class GlossedLine(Frozen):
    """A line in another of her languages, and in the language of these frames what it says."""

    text: str = Field(min_length=1)
    """The line; it may hold one {piece}, a few words of a headline in that language."""
    gloss: str = Field(min_length=1)
    """What it says, for a reviewer who cannot read it; {piece} where the line has one."""


class Frames(Frozen):
    """frames.yaml: what the built-in writer builds with; {piece} is a few words of the source."""

    language: Language
    """The language of these frames."""
    story: tuple[str, ...] = Field(min_length=10)
    """For any piece of a story."""
    number: tuple[str, ...] = ()
    """Where the piece is a number with its unit."""
    name: tuple[str, ...] = ()
    """Where the piece is a name."""
    second_thought: tuple[str, ...] = ()
    """Whole short lines that add a second thought to her own post of an hour before."""
    told: tuple[str, ...] = ()
    """About {thing}, which her people told her."""
    after_silence: tuple[str, ...] = ()
    """Whole posts for the first line after days without one; each lets on that there were."""
    day: tuple[str, ...] = ()
    """About {day}, a festival or a solar term, in passing."""
    own_day: tuple[str, ...] = ()
    """About {day}, a day of her own calendar, which is {when}: today, tomorrow, yesterday."""
    reply: tuple[str, ...] = ()
    """Whole short answers to a reader."""
    mate: tuple[str, ...] = ()
    """Answering a post of {name}, of her label."""
    followup: tuple[str, ...] = ()
    """For a piece of news on what she has spoken of before: each must say that it is not her first word on it."""
    thought: tuple[str, ...] = ()
    """Whole short posts that need no news."""
    callback: tuple[str, ...] = ()
    """Taking up {thread}, something that she left open."""
    work: tuple[str, ...] = ()
    """About {work}, something that she made."""
    welcome: tuple[str, ...] = ()
    """Whole posts for her first day, when nothing has happened yet."""
    variants: dict[Language, tuple[GlossedLine, ...]] = Field(default_factory=dict)
    """Lines by which a post is said in another of her languages as well; each with its gloss."""
