"""Somebody leaves: what is shown before, what is done, and that nothing is lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from agent.database.tables import audit, drafts, sagas, stories
from agent.errors import NotLawful, NotThere
from agent.newsroom.decide import decided
from agent.newsroom.learning import remember_lessons
from agent.newsroom.leaving import come_back, leave
from agent.newsroom.lessons import standing
from agent.newsroom.passport import passport_document
from agent.newsroom.publish import publish_due
from agent.newsroom.taste import taste_of
from agent.newsroom.teachers import unmute
from agent.newsroom.without_them import leaving_document
from agent.review.decision import Decision
from agent.review.hand_in import hand_in
from agent.review.queue import hold, shown
from agent.types.review import Draft, NewDraft, Verb
from agent.types.voicing import Leaving
from tests.newsroom.conftest import House, OpenHouse

TEXTS = (
    "末班车报站，照常把最后一站报完！精神头跟早高峰一样。",
    "深夜的高架在地图上全是绿的，绿得很浪费。你觉得呢？",
    "未读红点到九十九就不数了，后面写个加号。",
    "路灯六点十二分一起熄，天其实亮了一刻钟了。",
)


def _happened(house: House) -> None:
    """One story, which all drafts here are about."""
    facts = {"title": "夜班电车改点", "first_at": house.world.at, "last_at": house.world.at}
    with house.room.database.write.begin() as connection:
        connection.execute(insert(sagas).values(id=1, **facts))
        connection.execute(insert(stories).values(id=1, saga_id=1, language="zh", **facts))


def draft_in(house: House, text: str, number: int, **changes: Any) -> int:
    """A draft on an invented story, as the writer hands it in."""
    occasion = {
        "kind": "story",
        "title": f"夜班电车第 {number} 次改点",
        "interest": "夜里的城市",
        "sources": [],
    }
    told = {
        "writer": "offline", "occasion": occasion, "memories": [], "calls": [], "picked": 0,
        "candidates": [
            {"text": text, "claims": [], "verdict": {"flags": [], "voice": 50.0, "opinion": None}},
            {"text": TEXTS[3], "claims": [], "verdict": {"flags": [], "voice": 40.0, "opinion": None}},
        ],
    }  # fmt: skip
    new = NewDraft(
        persona="yuri", text=text, language="zh", kind="post", origin="manual", occasion="story",
        thread=f"t-{number}", trace=told, flags=(), persona_version="v1",
        story_id=1,
    )  # fmt: skip
    return hand_in(house.room.database, replace(new, **changes), house.room.clocks)


def decide(house: House, draft_id: int, verb: Verb, by: str, **more: Any) -> Draft:
    decision = Decision(draft_id, verb, by, **more)
    return decided(house.room.database, house.room.clocks, house.room.config, decision)


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    """Mei refused two drafts for their exclamation marks, edited one and snoozed one; ana refused one."""
    house = open_house()
    _happened(house)
    ids = [draft_in(house, text, number) for number, text in enumerate(TEXTS)]
    decide(house, ids[0], "reject", "mei", reason="not-her", note="no exclamation marks")
    decide(house, ids[1], "reject", "ana", reason="dull", note="no closing questions")
    decide(house, ids[2], "snooze", "mei", until=house.world.at + timedelta(hours=5))
    remember_lessons(house.room)
    return house


def lessons(house: House) -> list[str]:
    return [each.words for each in standing(house.room.database, "yuri")]


def test_before_anything_is_done_it_shows_what_of_her_rests_on_them(house: House) -> None:
    before = house.room.rows(select(audit))
    told = leaving_document(house.room, "MEI ")
    (about,) = told["personas"]
    assert (told["name"], told["left"], about["persona"]) == ("mei", None, "yuri")
    assert [row["rests_on_them_alone"] for row in about["lessons"]] == [True]
    assert len(about["posts"]) == 3
    assert all(pair["with"]["text"] or pair["with"]["silence"] for pair in about["posts"])
    assert [row["what"] for row in told["drafts"]] == ["snoozed"]
    assert house.room.rows(select(audit)) == before
    assert len(lessons(house)) == 2


def test_leaving_closes_the_door_and_keeps_what_they_taught(house: House) -> None:
    done = leave(house.room, Leaving("mei", "ana", False))
    assert (done["left"], done["taught"]) == ("mei", "kept")
    assert len(lessons(house)) == 2
    draft_id = draft_in(house, TEXTS[3], 9)
    with pytest.raises(NotLawful, match="mei has left") as refused:
        decide(house, draft_id, "approve", "Mei")
    assert "selfsame leave mei --back" in refused.value.mend
    assert shown(house.room.database, draft_id).status == "pending"
    with pytest.raises(NotLawful, match="has left"):
        hold(house.room.database, house.room.clocks, "yuri", "why", "mei")


def test_what_they_taught_can_be_switched_off_and_on_again(house: House) -> None:
    leave(house.room, Leaving("mei", "ana", True))
    assert len(lessons(house)) == 1
    assert taste_of(house.room.database, "yuri", house.world.at).decisions == 1
    unmute(house.room, "mei", "ana")
    assert len(lessons(house)) == 2
    assert taste_of(house.room.database, "yuri", house.world.at).decisions == 2


def test_their_snoozed_drafts_come_back_to_everybody_or_to_a_name(house: House) -> None:
    (row,) = leave(house.room, Leaving("mei", "ana", False, to="lin"))["drafts"]
    assert shown(house.room.database, row["draft_id"]).not_before is None
    subject = f"draft:{row['draft_id']}"
    told = house.room.rows(select(audit).where(audit.c.subject == subject))[-1]
    assert (told.action, told.who, told.was, told.became) == ("reassign", "ana", "mei", "lin")


def test_who_comes_back_may_decide_again_and_both_days_stay_known(house: House) -> None:
    leave(house.room, Leaving("mei", "ana", False))
    house.pass_(days=2)
    assert come_back(house.room.database, house.room.clocks, "Mei", "ana") == "mei"
    decide(house, draft_in(house, TEXTS[3], 9), "approve", "mei")
    told = passport_document(house.room.database, house.room.clocks, house.room.config, "yuri")
    kinds = [(row["kind"], row["what"]) for row in told["events"]]
    assert ("left", "mei") in kinds
    assert ("back", "mei") in kinds


def test_nobody_closes_the_door_behind_themselves_or_behind_nobody(house: House) -> None:
    with pytest.raises(NotLawful, match="behind themselves"):
        leave(house.room, Leaving("mei", " Mei", False))
    with pytest.raises(NotThere, match="nobody called 'may'") as unknown:
        leave(house.room, Leaving("may", "ana", False))
    assert unknown.value.mend == "one of: ana, mei"
    leave(house.room, Leaving("mei", "ana", False))
    with pytest.raises(NotLawful, match="has left"):
        leave(house.room, Leaving("mei", "ana", False))
    with pytest.raises(NotThere):
        come_back(house.room.database, house.room.clocks, "ana", "ana")


def test_her_passport_says_what_she_would_be_without_each_in_the_alphabets_order(
    house: House,
) -> None:
    told = passport_document(house.room.database, house.room.clocks, house.room.config, "yuri")
    ana, mei = told["people"]
    assert (ana["name"], mei["name"]) == ("ana", "mei")
    assert (mei["lessons"], mei["alone"], mei["part"]) == (2, 1, 0)
    assert (mei["picks"], mei["other_picks"]) == (4, 1), "her mark lost it the first pick"
    assert not {"score", "rank"} & set(mei)


def test_a_lesson_that_others_gave_too_stays_without_them(house: House) -> None:
    again = draft_in(house, "又一个感叹号！就这样。", 7)
    decide(house, again, "reject", "ana", reason="not-her", note="no exclamation marks")
    remember_lessons(house.room)
    told = passport_document(house.room.database, house.room.clocks, house.room.config, "yuri")
    mei = told["people"][1]
    assert (mei["alone"], mei["part"]) == (0, 1)
    leave(house.room, Leaving("mei", "ana", True))
    assert len(lessons(house)) == 2


def test_the_voice_is_measured_apart_over_posts_that_they_touched(house: House) -> None:
    for number, (text, by) in enumerate(((TEXTS[2], "mei"), (TEXTS[3], "ana")), 20):
        decide(house, draft_in(house, text, number), "approve", by)
    house.pass_(minutes=5)
    publish_due(house.room)
    about = leaving_document(house.room, "mei")["personas"][0]
    assert about["voice"]["touched"]["count"] == 1
    assert about["voice"]["untouched"]["count"] == 1
    published = house.room.rows(select(drafts.c.id).where(drafts.c.status == "published"))
    assert len(published) == 2
