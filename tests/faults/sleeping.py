"""A newsroom whose machine sleeps, is switched off, or has its clock put wrong, while people approve whatever waits;
and what must hold of all that left."""

import sqlite3
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise

from agent.errors import SelfsameError
from agent.newsroom.gather import gather_news
from agent.newsroom.plan import plan_slots
from agent.newsroom.publish import publish_due
from agent.newsroom.write import write_due
from tests.news_server import NewsServer, publish_days
from tests.newsroom.conftest import House

STEP = timedelta(minutes=45)
NEAR = timedelta(minutes=80)
"""Two posts of one persona are never nearer, second thoughts aside; a step before her own 90 minutes."""


@dataclass
class Seen:
    """What went wrong, by its kind; `out` is how many posts left."""

    out: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


def live(house: House, news: NewsServer, span: timedelta) -> None:
    """So long as in life, a tick at every step; whatever waits is approved at once."""
    end = house.world.at + span
    if news.now is None or news.now < end:
        publish_days(news, house.world.at, 1 + span.days)
    while house.world.at < end:
        news.now = house.world.at
        plan_slots(house.room)
        gather_news(house.room)
        write_due(house.room)
        approve_all(house)
        publish_due(house.room)
        house.pass_(seconds=STEP.total_seconds())


def approve_all(house: House) -> None:
    for draft in house.drafts(status="pending"):
        with suppress(SelfsameError):
            house.decide(draft, "approve")


def hold_to_the_laws(house: House, seen: Seen) -> None:
    path = house.room.database.read.url.database
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:

        def all_of(query: str) -> list[tuple[object, ...]]:
            return list(connection.execute(query))

        seen.wrong["two for a slot"] += len(all_of(TWO_FOR_A_SLOT))
        seen.wrong["stale"] += len(all_of(STALE))
        seen.wrong["out and unapproved"] += len(all_of(UNAPPROVED))
        most = house.room.config.label.posts_per_day
        seen.wrong["more than the day's"] += sum(n > most for _, n in all_of(BY_DAY))  # type: ignore[operator]
        left = [(str(who), datetime.fromisoformat(str(at))) for who, at in all_of(LEFT)]
    seen.out = len(left)
    seen.wrong["burst"] += sum(
        one[0] == other[0] and abs(other[1] - one[1]) < NEAR for one, other in pairwise(left)
    )


TWO_FOR_A_SLOT = """SELECT slot_id FROM drafts WHERE slot_id IS NOT NULL AND status IN ('pending', 'approved', 'published')
    GROUP BY slot_id HAVING count(*) > 1"""
STALE = """SELECT posts.id FROM posts JOIN drafts ON drafts.id = posts.draft_id
    WHERE posts.published_at > drafts.expires_at"""
UNAPPROVED = """SELECT posts.id FROM posts WHERE published_at IS NOT NULL AND draft_id NOT IN
    (SELECT draft_id FROM decisions WHERE verb = 'approve')"""
BY_DAY = "SELECT date(published_at), count(*) FROM posts WHERE published_at IS NOT NULL GROUP BY 1"
LEFT = """SELECT posts.persona, published_at FROM posts JOIN drafts ON drafts.id = posts.draft_id
    WHERE published_at IS NOT NULL AND drafts.occasion NOT IN ('followup', 'reply')
    ORDER BY posts.persona, published_at"""
