"""rehearse: archived news days played through one version of a persona, or two side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from agent.database.open import passing_database
from agent.errors import CapReached, ModelFault, NotThere
from agent.newsroom.rehearsal.archived import ArchivedNews, first_seen
from agent.newsroom.rehearsal.purse import Purse
from agent.newsroom.rehearsal.side import Side, Stage, Turn, turn
from agent.newsroom.room import Newsroom
from agent.schedule.rhythm import day_plan
from agent.types.schedule import Moment

AHEAD = 14
"""So many days her next moment is looked for."""


@dataclass
class Scene:
    """One planned moment, and what each side made of it by its key; a side without this moment is missing."""

    local_date: date
    position: int
    speak_at: datetime
    turns: dict[str, Turn] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Played:
    """The scenes in their order; `stopped` says why the play ended early."""

    scenes: list[Scene]
    stopped: str = ""


Planned = list[tuple[Side, Moment]]


def planned(room: Newsroom, sides: Sequence[Side], days: int) -> Planned:
    """The moments of the last local days that the archive has news for, by the time of writing.

    Raises NotThere where there are none.
    """
    since, now = first_seen(room.database), room.clocks.world.now()
    if since is None:
        raise NotThere("the archive holds no news yet", "gather some: selfsame news --refresh")
    found = [
        (side, moment)
        for side in sides
        for moment in _moments(side, now, days)
        if since < moment.write_at <= now
    ]
    if not found:
        last = "day" if days == 1 else f"{days} days"
        words = f"no moment of hers lies in the last {last} since the archive's first news"
        raise NotThere(f"{words} ({since:%Y-%m-%d %H:%M} UTC)", _mend(sides, since, now, days))
    return sorted(found, key=lambda each: (each[1].write_at, each[0].key))


def _mend(sides: Sequence[Side], since: datetime, now: datetime, days: int) -> str:
    """More days, where the archive has them; else when her next moment is written."""
    more = "take more --days, or " if since < now - timedelta(days=days) else ""
    ahead = [
        moment.write_at.astimezone(side.persona.file.zone)
        for side in sides
        for moment in _planned(side, now, range(AHEAD))
        if moment.write_at > now
    ]
    if not ahead:
        return f"{more}give her more moments: rhythm in her persona.yaml"
    at = min(ahead)
    return (
        f"{more}run it again once her next one is written, at {at:%H:%M on %Y-%m-%d} ({at.tzinfo})"
    )


def _moments(side: Side, now: datetime, days: int) -> Iterator[Moment]:
    return _planned(side, now, range(1 - days, 1))


def _planned(side: Side, now: datetime, days: range) -> Iterator[Moment]:
    """Her moments of those days, counted from today of hers."""
    today = now.astimezone(side.persona.file.zone).date()
    for ahead in days:
        day = today + timedelta(days=ahead)
        yield from day_plan(side.persona.name, side.persona.file.rhythm, day)


def play(
    room: Newsroom, moments: Planned, purse: Purse, told: Callable[[int], None] = lambda done: None
) -> Played:
    """Each moment with the news as it stood then; `told` hears how many are done."""
    folder = Path(mkdtemp(dir=room.home.data, prefix="rehearsal-"))
    news = passing_database(f"sqlite:///{folder / 'news.db'}")
    try:
        archived = ArchivedNews(room.database, news, moments[0][1].write_at)
        stage = Stage(room, news, purse, folder)
        scenes: dict[tuple[date, int], Scene] = {}
        for done, (side, moment) in enumerate(moments, 1):
            archived.until(moment.write_at)
            key = (moment.local_date, moment.position)
            scene = scenes.setdefault(key, Scene(*key, moment.speak_at))
            stopped = _took_place(stage, side, moment, scene)
            if stopped:
                return Played(list(scenes.values()), stopped)
            told(done)
    finally:
        news.close()
        rmtree(folder)
    return Played(list(scenes.values()))


def _took_place(stage: Stage, side: Side, moment: Moment, scene: Scene) -> str:
    """Writes for one moment; a fault is told in the scene, and one that spent the purse ends the play."""
    try:
        scene.turns[side.key] = turn(stage, side, moment.write_at, moment.speak_at)
    except ModelFault as fault:
        scene.faults[side.key] = fault.message
        return fault.message if isinstance(fault, CapReached) and stage.purse.spent else ""
    return ""
