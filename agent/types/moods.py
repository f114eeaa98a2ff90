"""What persona.yaml says of her moods. The field descriptions are the documentation."""

from typing import Annotated, Literal

from pydantic import Field

from agent.types.settings import Frozen

Sign = Literal["silence", "refusals", "told", "heard", "her-day", "festival", "thread-closed"]
Mixed = Literal["story", "thought", "callback", "work", "followup"]
Times = Annotated[float, Field(ge=0, le=3)]


class Mood(Frozen):
    """A mood of hers, and what it changes. It never asks anything of readers: code refuses texts that do."""

    name: str = Field(min_length=1, max_length=40)
    """One word for it."""
    what: str = Field(min_length=1)
    """What it does to her, told to the writer."""
    tempers: tuple[str, ...] = ()
    """Which of voice.tempers it brings out, by their first words."""
    shorter: float = Field(1.0, ge=0.3, le=1)
    """Which part of her usual length she uses: 0.6 is six tenths."""
    hour: Literal["", "earlier", "later"] = ""
    """Whether she speaks earlier or later within her windows."""
    mix: dict[Mixed, Times] = Field(default_factory=dict)
    """How many times as likely it makes story, thought, callback, work or followup; 1 is as usual."""
    days: int = Field(3, ge=1, le=10)
    """After so many days it has faded."""
    after: tuple[Sign, ...] = ()
    """What may bring it on, looked for by night: silence, refusals, told, heard, her-day, festival, thread-closed."""
