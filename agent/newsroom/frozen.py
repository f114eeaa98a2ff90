"""Six frozen briefs a persona: made once, kept for good, so that any model can be asked the same years later."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from agent.config.read import Config
from agent.database import Database
from agent.database.tables import frozen_briefs
from agent.errors import ConfigWrong
from agent.news.sample import SampleItem, read_day
from agent.newsroom.room import Newsroom
from agent.text.scripts import language_of
from agent.types.label import Label
from agent.types.news import Source, Story
from agent.types.persona import Persona
from agent.types.writing import Occasion, Spoken, plain
from agent.writing.appeal import appeal
from agent.writing.brief import Brief
from agent.writing.state import read_occasion
from agent.writing.taste import words_of
from agent.writing.writers.offline import OfflineWriter

BRIEFS, STORIES = 6, 4
WHY = "a frozen brief"


def frozen(room: Newsroom, persona: Persona) -> list[Brief]:
    """Her six, made at the first need from the sample day, her interests and her works. Nothing that she
    remembers or was taught is in them: what is asked is the voice of her files in this model."""
    if not _rows(room.database, persona.name):
        _freeze(room, persona)
    return briefs_of(room.database, room.config, persona)


def briefs_of(database: Database, config: Config, persona: Persona) -> list[Brief]:
    """As they were frozen; none before the first replay."""
    return [_brief(row, config.label, persona) for row in _rows(database, persona.name)]


def _brief(row: Any, label: Label, persona: Persona) -> Brief:
    return Brief(
        persona=persona, label=label, occasion=read_occasion(row.occasion), memories=(), threads=(),
        lessons=(), spoken=Spoken(), today=row.today, seed=f"frozen-{persona.name}-{row.number}",
    )  # fmt: skip


def _rows(database: Database, persona: str) -> list[Any]:
    mine = select(frozen_briefs).where(frozen_briefs.c.persona == persona)
    with database.read.connect() as connection:
        return list(connection.execute(mine.order_by(frozen_briefs.c.number)).all())


def _freeze(room: Newsroom, persona: Persona) -> None:
    now = room.clocks.world.now()
    today = now.astimezone(persona.file.zone).strftime("%Y-%m-%d, %A, %H:%M")
    rows = [
        {"persona": persona.name, "number": number, "occasion": plain(occasion), "today": today, "at": now}
        for number, occasion in enumerate(occasions(persona, room.config.label, _day(room), now), 1)
    ]  # fmt: skip
    with room.database.write.begin() as connection:
        connection.execute(insert(frozen_briefs), rows)


def _day(room: Newsroom) -> Sequence[SampleItem]:
    """The sample day of the home; where somebody took it out or broke it, there are no stories to freeze."""
    file = room.home.config / "sample" / "day.yaml"
    try:
        return read_day(file).items if file.exists() else ()
    except ConfigWrong:
        return ()


def occasions(
    persona: Persona, label: Label, day: Sequence[SampleItem], now: datetime
) -> list[Occasion]:
    """The stories that she may touch and cares for most, a work of hers, and thoughts for the rest."""
    found = _stories(persona, label, day, now)[:STORIES]
    works = [work for work in persona.file.works if not work.with_sponsor][:1]
    found += [Occasion("work", title=work.title, work=work.title, why=WHY) for work in works]
    interests = persona.file.interests
    for number in range(BRIEFS - len(found)):
        name = interests[number % len(interests)].name
        found.append(Occasion("thought", title=name, why=WHY))
    return found


def _stories(
    persona: Persona, label: Label, day: Sequence[SampleItem], now: datetime
) -> list[Occasion]:
    """Those in her own language first; no happening twice, as far as their words show."""
    told = [_story(item, now) for item in day]
    judged = [(story, appeal(story, persona.file, label)) for story in told]
    open_ones = [(story, found) for story, found in judged if not found.outcome and found.score]
    own = persona.file.language
    ordered = sorted(open_ones, key=lambda each: (each[0].language != own, -each[1].score))
    usable = [(s, found) for s, found in ordered if OfflineWriter().takes(s, persona)]
    return [
        replace(_occasion(story), appeal=found.score, interest=found.interest)
        for story, found in _distinct(usable)
    ]


def _distinct(ranked: Sequence[tuple[Story, Any]]) -> Iterator[tuple[Story, Any]]:
    seen: list[set[str]] = []
    for story, found in ranked:
        words = set(words_of(story.title))
        if all(len(words & other) < 2 for other in seen):
            seen.append(words)
            yield story, found


def _story(item: SampleItem, now: datetime) -> Story:
    language = language_of(item.title)
    source = Source(item.publisher, item.title, item.url, item.summary, language, now)
    return Story(0, item.title, language, 0.0, now, now, 1, 0, (source,), sample=True)


def _occasion(story: Story) -> Occasion:
    names = ("publisher", "title", "url", "summary", "language")
    sources = tuple({name: getattr(each, name) for name in names} for each in story.sources)
    return Occasion(
        "story", title=story.title, language=story.language, sources=sources, why=WHY, sample=True
    )
