"""label/label.yaml: the house above all personas."""

from typing import Literal

from pydantic import Field

from agent.types.settings import Frozen


class HelpLine(Frozen):
    """Where people in need are helped in one country, as whoever sits at the desk reads it out."""

    distress: str = Field(min_length=1)
    """For somebody in distress: a name and a number."""
    child: str = Field(min_length=1)
    """For a child: a name and a number."""


class Label(Frozen):
    """label/label.yaml: the house above all personas."""

    name: str = Field(min_length=1)
    """The label's name."""
    operator: str = Field(min_length=1)
    """Who answers for what is published."""
    about: tuple[str, ...] = ()
    """What the label is, in sentences that every persona may know."""
    posts_per_day: int = Field(6, ge=0)
    """A ceiling for all personas together, by days of UTC; what is approved beyond it waits for the next day."""
    answers_per_day: int = Field(1, ge=0)
    """How often personas of the label answer one another's posts on one day, all together."""
    statement: dict[Literal["zh", "ja", "en"], str] = Field(default_factory=dict)
    """What the label says of its personas on their public pages, per language."""
    help_lines: dict[Literal["cn", "jp", "kr", "eu", "uk", "us"], HelpLine] = Field(
        default_factory=dict
    )
    """Help lines by country, shown with a reader's message that a person must answer; boundaries.profile chooses."""
    banned: tuple[str, ...] = ()
    """Words that no persona ever says."""
    leave_alone: tuple[str, ...] = ()
    """Subjects that no persona touches, by the names in boundaries.subjects."""
