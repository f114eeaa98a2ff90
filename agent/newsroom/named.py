"""Her own name in the news goes to a person, whatever she makes of it: a line in status, and a notice, for a day."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select

from agent.database.tables import feeds, items
from agent.errors import NotThere
from agent.news.rows import PUBLISHER
from agent.newsroom.problems import clear_problem, open_problems, raise_problem
from agent.newsroom.room import Newsroom

AREA = "named"
LASTS = timedelta(hours=24)
MEND = "read it: selfsame news; what she should say of it, if anything, is for a person to decide"


def watch_for_their_names(room: Newsroom) -> None:
    """Once for each persona that the last day's news name; what is older is no news any more."""
    told: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in _lately(room):
        for name in _named(room, row):
            told[name].append(row)
    for known in [each["subject"] for each in open_problems(room.database) if each["area"] == AREA]:
        if known not in told:
            clear_problem(room.database, AREA, known)
    for name, rows in told.items():
        raise_problem(room.database, room.clocks, "named", name, NotThere(_words(rows), MEND))


def _lately(room: Newsroom) -> list[Row[Any]]:
    query = select(items.c.title, items.c.summary, feeds.c.about, PUBLISHER.label("publisher"))
    query = query.join(feeds, feeds.c.id == items.c.feed_id)
    late = items.c.seen_at >= room.clocks.world.now() - LASTS
    return list(room.rows(query.where(late, feeds.c.active).order_by(items.c.id.desc())))


def _named(room: Newsroom, row: Row[Any]) -> Iterator[str]:
    """As the name is written: a name in capitals is no Yuri. A feed about the label tells of all who live here."""
    for name, persona in room.config.personas.items():
        own = (
            persona.file.identity.name,
            *persona.file.identity.also_called,
            room.config.label.name,
        )
        if row.about == "self" or any(_stands(each, f"{row.title}\n{row.summary}") for each in own):
            yield name


def _stands(name: str, text: str) -> bool:
    if not name or name not in text:
        return False
    edge = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    end = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return re.search(edge + re.escape(name) + end, text) is not None


def _words(rows: list[Row[Any]]) -> str:
    first, more = rows[0], len({row.title for row in rows}) - 1
    words = f"her name is in the news: “{first.title}” ({first.publisher})"
    return f"{words}, and {more} more" if more else words
