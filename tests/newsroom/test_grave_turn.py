"""An affair that turns grave after its post was approved: the post stays, its people are told, a person lifts it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, insert, select

from agent.database.tables import feeds, items, posts, stories
from agent.newsroom.grave_turn import may_not_leave, newly_grave
from agent.newsroom.publish import publish_due
from agent.newsroom.telling import standing
from agent.publishing.checks import parcels
from agent.review.holds import WATCH, lift, standing_holds
from agent.types.label import Label
from agent.types.news import Source
from agent.types.review import Draft
from tests.news_server import NewsServer, publish_days
from tests.newsroom.conftest import SETTINGS, START, House, OpenHouse
from tests.review.making import persona

TURN = "灯塔演唱会后续：塔顶坍塌，已致三人遇难"
HARMLESS = "灯塔演唱会的录音今晚上线"
LABEL = Label(name="AI.Talk", operator="AI.Talk")
AT = datetime(2026, 3, 11, tzinfo=UTC)


def report(title: str, summary: str = "") -> Source:
    return Source("a paper", title, "https://paper.example/1", summary, "zh", AT)


def add(house: House, draft: Draft, title: str, *, mate: bool = False) -> None:
    """One more report on what the draft is about, or on a sister story of its saga."""
    now = house.world.now()
    with house.room.database.write.begin() as connection:
        story = connection.execute(select(stories).where(stories.c.id == draft.story_id)).one()
        if mate:
            sister = {"saga_id": story.saga_id, "title": title, "first_at": now, "last_at": now}
            story_id = connection.execute(insert(stories).values(sister)).inserted_primary_key[0]  # type: ignore[index]
        else:
            story_id = story.id
        feed = connection.execute(select(feeds.c.id).limit(1)).scalar_one()
        key = {"uid": title, "link_key": title, "url": "https://paper.example/2"}
        row = {"feed_id": feed, "title": title, "seen_at": now, "story_id": story_id, **key}
        connection.execute(insert(items).values(row))


def due_row(house: House, draft: Draft) -> Row[Any]:
    mine = parcels().where(posts.c.draft_id == draft.id)
    return house.room.rows(mine)[0]


def test_a_grave_turn_since_the_approval_holds_the_post_until_a_person_lifts_it(
    open_house: OpenHouse, news: NewsServer
) -> None:
    publish_days(news, START - timedelta(hours=20), 1)
    house = open_house(SETTINGS)
    house.tick()
    draft = next(each for each in house.drafts() if each.story_id is not None)
    house.decide(draft, "approve")
    house.pass_(minutes=2)
    add(house, draft, HARMLESS)
    now, row = house.world.now(), due_row(house, draft)
    assert may_not_leave(house.room, row, now) == ""
    add(house, draft, TURN, mate=True)
    assert TURN in may_not_leave(house.room, row, now)  # within the claim it is seen, too
    assert publish_due(house.room) == []
    (held,) = standing_holds(house.room.database)
    assert (held.scope, held.by) == (f"draft:{draft.id}", WATCH)
    assert TURN in held.why
    alarms, _ = standing(house.room)
    assert "hold" in [alarm.kind for alarm in alarms if TURN in alarm.words]
    (problem,) = house.problems("hold")
    assert problem["mend"] == f"lift it: selfsame hold draft:{draft.id} --lift"
    house.pass_(minutes=5)
    lift(house.room.database, house.room.clocks, f"draft:{draft.id}", "ana")
    assert publish_due(house.room) == [row.id]  # whoever lifted it knew


@pytest.mark.parametrize(
    ("known", "new", "turned"),
    [
        ("灯塔演唱会今晚举行", TURN, "death"),
        ("灯塔演唱会今晚举行", HARMLESS, ""),
        ("灯塔塔顶坍塌，已致两人遇难", TURN, ""),
        ("A concert in a lighthouse", "Three killed as lighthouse collapses", "death"),
        ("A concert in a lighthouse", "YURI sings in the lighthouse", "about herself"),
    ],
)
def test_only_what_was_not_known_is_a_turn(known: str, new: str, turned: str) -> None:
    found = newly_grave([report(known)], [report(new)], persona().file, LABEL)
    assert (turned in found) if turned else (found == "")
