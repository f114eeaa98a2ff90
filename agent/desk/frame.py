"""What stands around every page: who sits here, what is on hold, how much waits, what was just done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from agent.desk.cities import city_of
from agent.desk.retold import retold
from agent.desk.tools import DeskTools
from agent.desk.whens import when
from agent.desk.words import word
from agent.review import queue
from agent.types.persona import Persona
from agent.types.review import Hold
from agent.types.seats import Role

EVERYONE = "*"
ONE_DRAFT = "draft:"


@dataclass(frozen=True)
class HoldLine:
    """A hold in words."""

    scope: str
    says: str
    why: str
    by: str

    @property
    def draft(self) -> str:
        """The number of the draft, where it is one draft's."""
        return self.scope.removeprefix(ONE_DRAFT) if self.scope.startswith(ONE_DRAFT) else ""


@dataclass(frozen=True)
class Did:
    """The line about the last decision, with its undo while that is lawful."""

    says: str
    draft_id: int
    undoable: bool
    saved: bool
    status: str = ""
    """Where the draft stands now: an undo counts only while it stands there."""
    verb: str = ""


@dataclass(frozen=True)
class Frame:
    """Handed to every template as `frame`."""

    person: str
    here: str
    path: str
    waiting: int
    holds: tuple[HoldLine, ...]
    did: Did | None = None
    role: Role = "owner"
    first: bool = False
    """Whether somebody came in by the link of the first start, and has no password yet."""

    @property
    def everyone_held(self) -> bool:
        return self.held(EVERYONE)

    def held(self, scope: str) -> bool:
        return any(hold.scope == scope for hold in self.holds)


def frame(tools: DeskTools, here: str, path: str, waiting: int, did: Did | None = None) -> Frame:
    standing = [each for each in queue.holds(tools.database) if _concerns(each.scope, path)]
    lines = _lines(tools, standing)
    role: Role = tools.seat.role if tools.seat else "reader"
    first = tools.seat is not None and tools.seat.how == "first"
    return Frame(tools.person, here, path, waiting, lines, did, role, first)


def place_of(personas: Mapping[str, Persona], name: str) -> str:
    """Whose clock a time stands on, where those who live here have several; empty where one clock is everybody's."""
    zones = {persona.file.zone.key for persona in personas.values()}
    return city_of(zone_of(personas, name)) if len(zones) > 1 else ""


def drafts_held(tools: DeskTools) -> tuple[HoldLine, ...]:
    """Holds on single drafts, wherever they are read."""
    standing = queue.holds(tools.database)
    return _lines(tools, [each for each in standing if each.scope.startswith(ONE_DRAFT)])


def display_name(personas: Mapping[str, Persona], name: str) -> str:
    """The name she goes by, or the folder's where her folder is gone."""
    return personas[name].file.identity.name if name in personas else name


def marked_name(personas: Mapping[str, Persona], name: str) -> str:
    """The same as lists show it: a persona without her owner is marked wherever she stands."""
    shown = display_name(personas, name)
    unofficial = name in personas and personas[name].file.unofficial
    return word("name.unofficial", name=shown) if unofficial else shown


def zone_of(personas: Mapping[str, Persona], name: str) -> ZoneInfo:
    return personas[name].file.zone if name in personas else ZoneInfo("UTC")


def _concerns(scope: str, path: str) -> bool:
    """A single draft's hold stands on its own page only."""
    one = scope.startswith(ONE_DRAFT)
    return not one or path == f"/drafts/{scope.removeprefix(ONE_DRAFT)}"


def _lines(tools: DeskTools, standing: Sequence[Hold]) -> tuple[HoldLine, ...]:
    holds: dict[str, list[Hold]] = {}
    for held in standing:
        holds.setdefault(held.scope, []).append(held)
    personas = tools.personas()
    return tuple(_line(tools, personas, several) for several in holds.values())


def _line(tools: DeskTools, personas: Mapping[str, Persona], several: Sequence[Hold]) -> HoldLine:
    """All holds of one scope, which one press lifts; dated by the newest."""
    held = max(several, key=lambda each: each.since)
    why = retold("; ".join(dict.fromkeys(each.why for each in several if each.why)))
    zone = zone_of(personas, held.scope)
    since = when(held.since, tools.clocks.world.now(), zone)
    if held.scope == EVERYONE:
        says = word("hold.everyone")
    elif held.scope.startswith(ONE_DRAFT):
        says = word("hold.draft", id=held.scope.removeprefix(ONE_DRAFT))
    else:
        says = word("hold.persona", name=display_name(personas, held.scope))
    by = word("hold.by", by=held.by, since=since.ago)
    return HoldLine(held.scope, says, why, by)
