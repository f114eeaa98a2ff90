"""Tuning for the desk's tests: real files in a home of the test's own, and a twin of what writes the posts."""

from collections.abc import Callable, Iterator, Mapping

from agent.config.home import Home
from agent.config.read import Config, load_config
from agent.database import Database
from agent.newsroom.casting import CastingRoom
from agent.newsroom.tuning import Tuning
from agent.newsroom.tuning_tools import as_tools
from agent.types.clocks import Clocks
from agent.types.persona import Persona
from agent.types.tuning import Pair, Sketch, TuningTools


def tuning_in(home: Home, database: Database, clocks: Clocks) -> TuningTools:
    tuning = Tuning(home, database, clocks, lambda: load_config(home), shown_names)
    return as_tools(tuning, CastingRoom(home, database, clocks, lambda *_: None, dict))


def shown_names(present: Persona, edited: Persona) -> Iterator[Pair]:
    """Each post tells whose version wrote it, by her name."""
    for number in range(3):
        now, then = (f"{p.file.identity.name} {number}" for p in (present, edited))
        yield Pair(Sketch(now, 51.0, "A story", ""), Sketch(then, 47.0, "A story", ""))


Personas = Callable[[], Mapping[str, Persona]]


def personas_of(home: Home) -> Personas:
    config: Config = load_config(home)
    return lambda: config.personas
