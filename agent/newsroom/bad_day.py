"""The bad day: a grave affair that is hot in her readers' country holds all her posts, and tells her people.

The hold is put once for each persona and affair; only a named person lifts it, and it isn't put again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from agent.database.tables import holds as table
from agent.news.archive import stories
from agent.newsroom.room import Newsroom
from agent.review.holds import WATCH, hold
from agent.text.gravity.countries import happens_in
from agent.text.subjects import touched
from agent.types.news import Story
from agent.types.persona import Profile
from agent.types.profiles import readers_in
from agent.types.settings import BadDaySettings

MOST_STORIES = 200


@dataclass(frozen=True)
class GraveAffair:
    """A saga that makes a day bad in one country, told by its hottest story."""

    saga: int
    subject: str
    title: str
    publishers: int

    @property
    def mark(self) -> str:
        """What a hold's reason begins with; tells whether this affair was held for already."""
        return f"a bad day, affair {self.saga}: "

    @property
    def why(self) -> str:
        return f"{self.mark}“{self.title}” ({self.subject}, {self.publishers} publishers)"


def watch_for_bad_days(room: Newsroom) -> list[str]:
    """The personas that were held just now, once for each affair."""
    settings = room.config.settings.bad_day
    if not settings.hold:
        return []
    since = room.clocks.world.now() - timedelta(hours=settings.hours)
    with room.database.read.connect() as connection:
        current = stories(connection, since=since, limit=MOST_STORIES)
    real = [story for story in current if not story.sample]
    return [name for name in room.config.personas if _held(room, name, real, settings)]


def _held(room: Newsroom, name: str, current: list[Story], settings: BadDaySettings) -> bool:
    country = readers_in(room.persona(name).file)
    new = [
        affair
        for affair in grave_affairs(current, country, settings)
        if not _known(room, name, affair)
    ]
    for affair in new:
        hold(room.database, room.clocks, name, affair.why, WATCH)
    return bool(new)


def _known(room: Newsroom, name: str, affair: GraveAffair) -> bool:
    """Whether it was held for once, lifted since or not."""
    same = (table.c.scope == name, table.c.by == WATCH, table.c.why.startswith(affair.mark))
    return bool(room.rows(select(table.c.id).where(*same)))


def grave_affairs(
    current: Iterable[Story], country: Profile, settings: BadDaySettings
) -> list[GraveAffair]:
    """The sagas that are grave for sure, hot, widely told, and in the country; the hottest story first."""
    sagas: Mapping[int, list[Story]] = defaultdict(list)
    for story in sorted(current, key=lambda story: -story.heat):
        sagas[story.saga_id].append(story)
    found = (_affair(saga, told, country, settings) for saga, told in sagas.items())
    return [affair for affair in found if affair]


def _affair(
    saga: int, told: list[Story], country: Profile, settings: BadDaySettings
) -> GraveAffair | None:
    publishers = {source.publisher for story in told for source in story.sources}
    count = max(len(publishers), max(story.publishers for story in told))
    if told[0].heat < settings.heat or count < settings.publishers:
        return None
    for story in told:
        subject = _grave_here(story, country, settings)
        if subject:
            return GraveAffair(saga, subject, story.title, count)
    return None


def _grave_here(story: Story, country: Profile, settings: BadDaySettings) -> str:
    """The first subject that makes a day bad in this country, '' if there is none."""
    titles = "\n".join(source.title for source in story.sources)
    if not happens_in(titles, country):
        return ""
    sure = (touch.subject for touch in touched(titles) if touch.sure)
    return next((subject for subject in sure if subject in settings.subjects), "")
