"""All that the desk is given; it opens nothing itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from agent.database import Database
from agent.review.queue import Decision
from agent.types.clocks import Clocks
from agent.types.keeping import MemoryTools
from agent.types.living import LifeTools
from agent.types.persona import Persona
from agent.types.review import Draft
from agent.types.settings import Label, ReviewSettings
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
    take_in: Callable[[int], None]
    """Takes a published draft's text into her canon. Raises NotThere, NotLawful, ConfigWrong."""
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
    label: Callable[[], Label]
    page_folder: Path
    """Served at /page/."""
    token: str = field(repr=False)
    """The bearer token of the local API."""
    person: str
    """Who sits here: the system's user until people sign in."""
