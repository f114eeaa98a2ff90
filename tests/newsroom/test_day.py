"""One persona's day, end to end, with the built-in writer: from the feeds to a post that she remembers."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from agent.database.tables import deliveries, drafts
from agent.errors import NotLawful
from agent.newsroom.publish import publish_due
from agent.newsroom.remember import remember_all
from agent.newsroom.remembered import found_document
from agent.newsroom.room import open_newsroom
from agent.newsroom.shown import news_document, trace_document
from agent.newsroom.tools import writing_tools
from agent.newsroom.write import Asked, write, write_by_hand
from agent.review.holds import hold, lift
from agent.review.queue import history, shown
from agent.types.review import Draft
from memory.tables import threads
from tests.news_server import NewsServer, publish_days
from tests.newsroom.conftest import START, House, OpenHouse
from tests.newsroom.threads import by_hand, callback_on, published


@pytest.fixture
def house(open_house: OpenHouse, news: NewsServer) -> House:
    """Two days of news, of which the first half has appeared."""
    publish_days(news, START - timedelta(hours=20), 4)
    return open_house()


def slot_draft(house: House, persona: str = "yuri") -> Draft:
    """Live until her next slot's writing is due, and through it."""
    coming = next(s for s in house.slots(persona) if s.status == "planned")
    house.until(coming.write_at)
    house.tick()
    return house.drafts(persona, slot_id=coming.id)[-1]


def sent_bodies(house: House) -> list[str]:
    query = select(deliveries.c.body).where(deliveries.c.status == "published")
    with house.room.database.read.connect() as connection:
        return list(connection.execute(query).scalars())


def test_a_slot_becomes_a_draft_that_says_why_it_is_as_it_is(house: House) -> None:
    house.tick()
    draft = slot_draft(house)
    trace = trace_document(house.room.database, shown(house.room.database, draft.id).trace)
    assert (draft.status, draft.origin, draft.occasion) == ("pending", "slot", "story")
    assert trace["writer"] == "offline"
    assert trace["story"]["title"] == trace["occasion"]["title"]
    assert {"publisher", "title", "url"} <= set(trace["story"]["sources"][0])
    assert "no language model" in trace["notice"]
    assert all(memory["text"] and memory["score"] > 0 for memory in trace["memories"])
    assert trace["memories"]
    assert len(trace["candidates"]) > 1
    assert "flags" in trace["candidates"][trace["picked"]]["verdict"]
    assert trace["candidates"][trace["picked"]]["text"] == draft.text
    assert trace["calls"] == []


def test_one_story_told_by_four_publishers_is_one_story_on_the_news_page(house: House) -> None:
    house.tick()
    document = news_document(house.room.database, house.room.config, house.world.at)
    assert {feed["state"] for feed in document["feeds"]} == {"ok"}
    assert max(story["publishers"] for story in document["stories"]) >= 2
    assert {persona for story in document["stories"] for persona in story["appeal"]} == {
        "yuri",
        "corrow",
    }
    assert all(story["saga"]["title"] for story in document["stories"])


def test_feeds_that_did_not_change_are_answered_in_a_few_bytes(
    house: House, news: NewsServer
) -> None:
    house.tick()
    house.wall.advance(timedelta(minutes=6))
    house.world.advance(timedelta(minutes=6))
    house.tick()
    assert news.unchanged == len(news.names)


def test_an_approved_draft_leaves_at_its_time_with_its_label_and_is_found_in_every_form(
    house: House,
) -> None:
    house.tick()
    draft = published(house, slot_draft(house))
    folder = house.home.pages / "yuri"
    words = house.room.config.personas["yuri"].file.disclosure.words["zh"]
    page = (folder / "index.html").read_text("utf-8")
    feed = json.loads((folder / "feed.json").read_text("utf-8"))
    assert draft.status == "published"
    for form in (
        page,
        (folder / "feed.atom").read_text("utf-8"),
        json.dumps(feed, ensure_ascii=False),
    ):
        assert draft.text.splitlines()[0][:6] in form
        assert words in form
    (body,) = sent_bodies(house)
    assert body.startswith(draft.text)
    assert words in body
    assert [row.action for row in history(house.room.database, draft.id)] == [
        "hand in", "approve", "claim", "settle", "publish",
    ]  # fmt: skip


def test_an_approval_can_be_taken_back_until_it_has_left(house: House) -> None:
    house.tick()
    draft = slot_draft(house)
    house.until(draft.speak_at or house.world.at)
    house.decide(draft, "approve")
    house.pass_(seconds=59)
    assert publish_due(house.room) == []
    assert house.decide(draft, "undo").status == "pending"
    house.pass_(hours=1)
    assert publish_due(house.room) == []
    house.decide(draft, "approve")
    house.pass_(seconds=61)
    assert len(publish_due(house.room)) == 1
    with pytest.raises(NotLawful):
        house.decide(draft, "undo")


def test_what_she_said_is_remembered_and_the_story_is_not_taken_again(house: House) -> None:
    house.tick()
    draft = published(house, slot_draft(house))
    found = found_document(house.room, "yuri", draft.text)["memories"]
    assert (found[0]["kind"], found[0]["text"], found[0]["trusted"]) == ("post", draft.text, True)
    title = shown(house.room.database, draft.id).trace["occasion"]["title"]
    about = found_document(house.room, "yuri", title)["memories"]
    met = [memory for memory in about if memory["kind"] == "event"]
    assert [memory["trusted"] for memory in met] == [False]
    for _ in range(3):
        write_by_hand(house.room, "yuri")
    stories = [d.story_id for d in house.drafts("yuri") if d.story_id]
    assert len(stories) == len(set(stories))


def test_remembering_twice_changes_nothing(house: House) -> None:
    house.tick()
    published(house, slot_draft(house))
    before = house.room.memory.counts("yuri")
    with house.room.database.write.begin() as connection:
        connection.exec_driver_sql("UPDATE posts SET remembered = 0")
    remember_all(house.room)
    assert house.room.memory.counts("yuri") == before


def test_a_thread_that_a_post_opens_rests_is_offered_and_is_closed_once(house: House) -> None:
    house.tick()
    published(house, with_a_wish(house))
    assert offered(house) == []
    house.pass_(days=3, minutes=1)
    (thread,) = offered(house)
    assert thread.text == "雾号我想学。"
    closing = callback_on(house, thread.id)
    second = by_hand(house, "转笔学到第二圈了。", "second", closes_thread=thread.id)
    published(house, closing)
    assert thread.id not in [each.id for each in offered(house)]
    assert any(flag["single"] for flag in shown(house.room.database, second.id).flags)
    published(house, second)
    with house.room.database.read.connect() as connection:
        row = connection.execute(select(threads).where(threads.c.memory_id == thread.id)).one()
    assert (row.state, row.closed_by) == ("closed", f"post:{post_of(house, closing)}")


def with_a_wish(house: House) -> Draft:
    wish = "雾号我想学。先记在这里，等哪天有雾。"
    return by_hand(house, wish, "by-hand", opens_thread="雾号我想学。")


def offered(house: House) -> list[Any]:
    return list(writing_tools(house.room, "yuri", "look", dry_run=True).threads())


def post_of(house: House, draft: Draft) -> int:
    with house.room.database.read.connect() as connection:
        query = "SELECT id FROM posts WHERE draft_id = ? AND NOT withdrawn"
        return int(connection.exec_driver_sql(query, (draft.id,)).scalar_one())


def test_a_wish_makes_a_new_draft_that_takes_the_old_one_s_place(house: House) -> None:
    house.tick()
    draft = slot_draft(house)
    house.decide(draft, "redo", note="短一点")
    house.tick()
    new = house.drafts("yuri", slot_id=draft.slot_id, status="pending")
    assert [d.id for d in new] == [house.drafts("yuri")[-1].id] != [draft.id]
    assert shown(house.room.database, draft.id).status == "superseded"
    assert new[0].text != draft.text
    assert (new[0].story_id, new[0].speak_at) == (draft.story_id, draft.speak_at)
    house.tick()
    assert len(house.drafts("yuri", slot_id=draft.slot_id)) == 2


def test_a_hold_stops_what_has_not_left_and_lifting_lets_it_go(house: House) -> None:
    house.tick()
    draft = slot_draft(house)
    house.decide(draft, "approve")
    hold(house.room.database, house.room.clocks, "*", "a storm of comments", "ana")
    house.until(draft.speak_at or house.world.at)
    assert publish_due(house.room) == []
    assert [found["message"] for found in house.problems("hold")] == [
        "held by ana: a storm of comments"
    ]
    lift(house.room.database, house.room.clocks, "*", "bo")
    assert len(publish_due(house.room)) == 1
    assert house.problems("hold") == []


def test_a_draft_that_nobody_decides_ends_when_its_news_is_stale(house: House) -> None:
    house.tick()
    draft = slot_draft(house)
    assert draft.expires_at is not None
    house.until(draft.expires_at + timedelta(minutes=1))
    publish_due(house.room)
    assert shown(house.room.database, draft.id).status == "expired"
    with pytest.raises(NotLawful):
        house.decide(draft, "approve")


def test_each_persona_is_welcomed_once_for_good(house: House) -> None:
    house.tick()
    welcomes = house.drafts(origin="welcome")
    assert sorted(draft.persona for draft in welcomes) == ["corrow", "yuri"]
    for draft in welcomes:
        house.decide(draft, "reject", reason="7", note="no")
    house.pass_(minutes=5)
    house.tick()
    assert len(house.drafts(origin="welcome")) == 2


def test_where_no_feed_can_be_reached_the_sample_day_stands_in_and_says_so(
    open_house: OpenHouse, news: NewsServer
) -> None:
    dead = 'feeds:\n  - {url: "http://127.0.0.1:9/nothing.xml"}\n'
    house = open_house()
    (house.home.config / "feeds.yaml").write_text(dead, "utf-8")
    house.tick()
    status = house.status()
    assert status["sample"] is True
    assert [found["subject"] for found in house.problems("feeds")] == ["all"]
    assert {draft.persona for draft in house.drafts()} == {"yuri", "corrow"}
    assert all(draft.sample for draft in house.drafts() if draft.story_id)
    news.publish("late", "Harbour library lends out umbrellas with a due date", at=house.world.at)
    (house.home.config / "feeds.yaml").write_text(news.feeds_yaml(), "utf-8")
    house.pass_(minutes=6)
    house.tick()
    assert house.status()["sample"] is False


def test_a_mistake_in_config_is_told_and_the_last_good_one_goes_on(house: House) -> None:
    house.tick()
    path = house.home.config / "settings.yaml"
    good = path.read_text("utf-8")
    path.write_text(good + "nonsense: 1\n", "utf-8")
    house.pass_(minutes=6)
    assert house.tick()["feeds_asked"] > 0
    assert [found["subject"] for found in house.problems("config")] == ["config/settings.yaml:3"]
    path.write_text(good, "utf-8")
    assert house.problems("config") == []


def test_a_week_of_slots_is_a_week_of_days_with_one_draft_at_most(house: House) -> None:
    for _ in range(24):
        house.pass_(hours=3)
        house.tick()
    with house.room.database.read.connect() as connection:
        rows = connection.execute(select(drafts.c.slot_id).where(drafts.c.slot_id.is_not(None)))
        used = [row.slot_id for row in rows]
    assert len(used) == len(set(used)) >= 3


def test_who_opens_the_house_again_finds_what_a_kill_left_behind(house: House) -> None:
    """A memory in the ledger that no index holds yet is found again; leases of the dead are ended."""
    house.tick()
    with house.room.database.write.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE slots SET status = 'writing', attempt = 1, lease_until_wall = '2026-03-12 04:00:00'"
            " WHERE id = (SELECT min(id) FROM slots WHERE persona = 'yuri')"
        )
        connection.exec_driver_sql(
            "INSERT INTO memories (persona, kind, text, source, happened_at, recorded_at, provenance)"
            " VALUES ('yuri', 'post', '雾号借我一个晚上', 'post:77', '2026-03-10', '2026-03-10', '{}')"
        )
    reopened(house)
    assert (
        found_document(house.room, "yuri", "雾号借我一个晚上")["memories"][0]["source"] == "post:77"
    )
    cut_off = next(slot for slot in house.slots("yuri") if slot.status == "writing")
    house.until(cut_off.write_at)
    house.tick()
    assert [slot.status for slot in house.slots("yuri") if slot.id == cut_off.id] == ["drafted"]


def reopened(house: House) -> None:
    house.room.close()
    house.room = open_newsroom(house.home, house.room.clocks)


def outcome_of(house: House, story_id: int) -> str:
    config, now = house.room.config, house.room.clocks.world.now()
    stories = news_document(house.room.database, config, now)["stories"]
    told = next(story for story in stories if story["id"] == story_id)
    return str(told["appeal"]["yuri"]["outcome"])


def test_a_story_counts_as_used_only_once_a_draft_came_of_it(house: House) -> None:
    house.tick()
    rehearsed = write_by_hand(house.room, "yuri", dry_run=True)
    story = rehearsed.trace["occasion"]["story_id"]
    assert outcome_of(house, story) == ""
    asked = Asked("yuri", "by-number", story_id=story)
    assert write(house.room, asked).draft_id is not None
    assert outcome_of(house, story) == "used"
