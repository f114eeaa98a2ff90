"""The queue as the side of the page lists it, and which draft comes after which."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from agent.desk.frame import display_name, marked_name, zone_of
from agent.desk.tools import DeskTools
from agent.desk.whens import When, when
from agent.review import queue
from agent.types.persona import Persona
from agent.types.review import Draft

SNIPPET = 90


@dataclass(frozen=True)
class Line:
    """One draft in the list."""

    id: int
    name: str
    text: str
    language: str
    due: When | None
    flags: int
    """Notes are none."""
    worst: str
    held: bool
    sample: bool


@dataclass(frozen=True)
class Lines:
    """The drafts that wait, those asked for anew, those snoozed, and those approved that have not left."""

    waiting: tuple[Draft, ...]
    again: tuple[Draft, ...]
    resting: tuple[Draft, ...]
    coming: tuple[Draft, ...]

    def after(self, draft_id: int) -> int | None:
        return _beside(self.waiting, draft_id, 1)

    def before(self, draft_id: int) -> int | None:
        return _beside(self.waiting, draft_id, -1)

    def following(self, draft_id: int) -> int | None:
        """Where to go once this one is decided: the next, else the first that still waits."""
        others = [draft.id for draft in self.waiting if draft.id != draft_id]
        return self.after(draft_id) or (others[0] if others else None)


def load_lines(tools: DeskTools, find: str = "") -> Lines:
    now = tools.clocks.world.now()
    personas = tools.personas()
    drafts = [d for d in queue.listed(tools.database) if _matches(d, personas, find)]
    again = [d for d in drafts if d.status == "pending" and d.redo_wish is not None]
    pending = [d for d in drafts if d.status == "pending" and d.redo_wish is None]
    return Lines(
        waiting=tuple(draft for draft in pending if not snoozed(draft, now)),
        again=tuple(again),
        resting=tuple(draft for draft in pending if snoozed(draft, now)),
        coming=tuple(draft for draft in drafts if draft.status == "approved"),
    )


def snoozed(draft: Draft, now: datetime) -> bool:
    return draft.not_before is not None and draft.not_before > now


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
        flags=sum(severities.count(rank) for rank in ranks),
        worst=ranks[0] if ranks else "",
        held=bool(draft.hold),
        sample=draft.sample,
    )


def _matches(draft: Draft, personas: Mapping[str, Persona], find: str) -> bool:
    name = display_name(personas, draft.persona)
    return find.casefold() in f"{draft.text}\n{draft.persona}\n{name}".casefold()


def _beside(drafts: tuple[Draft, ...], draft_id: int, step: int) -> int | None:
    ids = [draft.id for draft in drafts]
    if draft_id not in ids:
        return None
    at = ids.index(draft_id) + step
    return ids[at] if 0 <= at < len(ids) else None
