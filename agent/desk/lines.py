"""The queue as the side of the page lists it, and which draft comes after which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from agent.desk.frame import marked_name, place_of, zone_of
from agent.desk.sought import called
from agent.desk.tools import DeskTools
from agent.desk.whens import When, when
from agent.review import waiting
from agent.review.waiting import Sought
from agent.types.persona import Persona
from agent.types.review import Draft

SNIPPET = 90
BEFORE, AFTER = 3, 15
"""How many of the waiting are listed around the one that is read."""
IN_SIGHT = 8
"""How many of them from that one on, where the page has only what is in sight when it comes up."""


@dataclass(frozen=True)
class Line:
    """One draft in the list."""

    id: int
    name: str
    text: str
    language: str
    due: When | None
    place: str
    """Whose clock it is, where there are several."""
    flags: int
    """Notes are none."""
    worst: str
    held: bool
    sample: bool


@dataclass(frozen=True)
class Lines:
    """The ids of all that waits and is sought, in order."""

    waiting: tuple[int, ...]

    def place(self, draft_id: int) -> int:
        """Counted from 1; 0 where it doesn't wait."""
        return self.waiting.index(draft_id) + 1 if draft_id in self.waiting else 0

    def after(self, draft_id: int) -> int | None:
        return self._beside(draft_id, 1)

    def before(self, draft_id: int) -> int | None:
        return self._beside(draft_id, -1)

    def _beside(self, draft_id: int, step: int) -> int | None:
        at = self.place(draft_id) - 1 + step
        known = self.place(draft_id) and 0 <= at < len(self.waiting)
        return self.waiting[at] if known else None


@dataclass(frozen=True)
class Listed:
    """What the side of the page shows; `earlier` and `later` count what waits beyond it."""

    waiting: tuple[Line, ...]
    earlier: int
    later: int
    count: int
    again: tuple[Line, ...]
    resting: tuple[Line, ...]
    coming: tuple[Line, ...]
    decided: tuple[Line, ...]
    whole: bool
    """Whether nothing of it is left for later."""

    def __bool__(self) -> bool:
        return bool(self.count or self.again or self.resting or self.coming)


def load_lines(tools: DeskTools, sought: Sought | None = None) -> Lines:
    now = tools.clocks.world.now()
    wanted = whole(tools, sought) if sought else None
    return Lines(tuple(waiting.waiting_ids(tools.database, now, wanted)))


def following(tools: DeskTools, sought: Sought, draft_id: int) -> int | None:
    """Where to go once this one is decided: the next, else the first that still waits."""
    now = tools.clocks.world.now()
    return waiting.following(tools.database, now, draft_id, whole(tools, sought))


def whole(tools: DeskTools, sought: Sought) -> Sought:
    """With the personas that go by the name that is looked for."""
    return replace(sought, called=called(tools.personas(), sought.find)) if sought.find else sought


def listed(tools: DeskTools, lines: Lines, sought: Sought, draft_id: int = 0) -> Listed:
    """A window of what waits around this draft, and what else there is."""
    now, wanted = tools.clocks.world.now(), whole(tools, sought)
    others = (
        each(tools.database, now, wanted)
        for each in (waiting.anew, waiting.snoozed, waiting.coming)
    )
    again, resting, coming = (_lines(tools, found) for found in others)
    over = waiting.decided(tools.database, now, wanted) if sought.find else ()
    near = _near(tools, lines, draft_id, AFTER)
    return replace(near, again=again, resting=resting, coming=coming, decided=_lines(tools, over), whole=True)  # fmt: skip


def listed_in_sight(tools: DeskTools, lines: Lines, draft_id: int) -> Listed:
    """The rows that are seen before anybody scrolls."""
    return _near(tools, lines, draft_id, IN_SIGHT)


def _near(tools: DeskTools, lines: Lines, draft_id: int, after: int) -> Listed:
    at = max(0, lines.place(draft_id) - 1)
    first = max(0, at - BEFORE)
    window = lines.waiting[first : at + after]
    return Listed(
        _lines(tools, waiting.by_id(tools.database, window)), first,
        len(lines.waiting) - first - len(window), len(lines.waiting), (), (), (), (), whole=False,
    )  # fmt: skip


def snoozed(draft: Draft, now: datetime) -> bool:
    return draft.not_before is not None and draft.not_before > now


def _lines(tools: DeskTools, drafts: Iterable[Draft]) -> tuple[Line, ...]:
    personas = tools.personas()
    return tuple(line(tools, personas, draft) for draft in drafts)


def line(tools: DeskTools, personas: Mapping[str, Persona], draft: Draft) -> Line:
    zone = zone_of(personas, draft.persona)
    severities = [str(flag.get("severity", "")) for flag in draft.flags]
    ranks = [rank for rank in ("refuse", "warn") if rank in severities]
    return Line(
        id=draft.id,
        name=marked_name(personas, draft.persona),
        text=draft.text[:SNIPPET],
        language=draft.language,
        due=when(draft.speak_at, tools.clocks.world.now(), zone) if draft.speak_at else None,
        place=place_of(personas, draft.persona),
        flags=sum(severities.count(rank) for rank in ranks),
        worst=ranks[0] if ranks else "",
        held=bool(draft.hold),
        sample=draft.sample,
    )
