"""All that the desk is given; it opens nothing itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agent.database import Database
from agent.database.leavings import same_name
from agent.errors import NotYours
from agent.review.editing import Editors
from agent.review.queue import Decision
from agent.seats.door import Door
from agent.types.beside import BesideTools
from agent.types.clocks import Clocks
from agent.types.house_tools import HouseTools
from agent.types.keeping import MemoryTools
from agent.types.label import Label
from agent.types.living import LifeTools
from agent.types.persona import Persona
from agent.types.review import Draft
from agent.types.seats import Seat
from agent.types.settings import ReviewSettings
from agent.types.tuning import TuningTools
from agent.types.voicing import VoiceTools


@dataclass(frozen=True)
class DeskTools:
    """The newsroom's verbs as functions, and what the pages read from."""

    database: Database
    clocks: Clocks
    review: ReviewSettings
    personas: Callable[[], Mapping[str, Persona]]
    """As loaded now, the last good ones while a file has mistakes."""
    decide: Callable[[Decision], Draft]
    take_in: Callable[[int, str], None]
    """Takes a published draft's text into her canon, by whom. Raises NotThere, NotLawful, ConfigWrong."""
    status: Callable[[], dict[str, Any]]
    news: Callable[[bool], dict[str, Any]]
    """Given whether to refresh first."""
    write: Callable[[str, bool], dict[str, Any]]
    """Given a persona and whether it is a dry run."""
    tick: Callable[[], dict[str, Any]]
    memory: MemoryTools
    voice: VoiceTools
    tuning: TuningTools
    life: LifeTools
    beside: BesideTools
    label: Callable[[], Label]
    page_folder: Path
    """Served at /page/."""
    door: Door = field(repr=False)
    """Who is let in."""
    house: HouseTools
    """What the owner's pages do."""
    editors: Editors = field(default_factory=Editors)
    person: str = ""
    """Who asks, by the name that they signed in with."""
    seat: Seat | None = None

    def signed(self, by: str) -> str:
        """The name that a decision bears. Only the command line of this machine says it itself."""
        if self.seat is not None and self.seat.how == "home":
            return by or self.person
        if by and not same_name(by, self.person):
            raise NotYours(
                f"this token is {self.person}'s; nothing is done with it in the name of {by!r}",
                "leave `by` out, or sign in as yourself",
            )
        return self.person
