"""Rules by the simulated clock: what a tick lets out at its time, what switches it back, what evidence is gathered."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select

from agent.database.tables import decisions, drafts, model_calls, plants, posts
from agent.newsroom.autonomy import fall_back
from agent.newsroom.bad_day import watch_for_bad_days
from agent.newsroom.evidence import autonomy_document
from agent.newsroom.planting import plant_beside
from agent.newsroom.publish import publish_due
from agent.newsroom.remember import remember_all
from agent.newsroom.spoken import spoken
from agent.newsroom.taste import taste_of
from agent.review.queue import hand_in
from agent.review.views import seen
from agent.types.review import NewDraft
from tests.news_server import NewsServer
from tests.newsroom.conftest import SETTINGS, START, House, OpenHouse

SPEAK = START + timedelta(hours=8)
VETO = "{level: veto, by: Lin}"


def ask_for(house: House, autonomy: str, persona: str = "corrow") -> None:
    path = house.home.config / "personas" / persona / "persona.yaml"
    text = path.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("autonomy:")]
    path.write_text("\n".join([*kept, f"autonomy: {autonomy}", ""]), encoding="utf-8")


def draft(thread: str = "t1", **changes: Any) -> NewDraft:
    given: dict[str, Any] = {
        "persona": "corrow", "text": "Fog till ten. Pasco came up for the ladder and took the kettle.",
        "language": "en", "kind": "post", "origin": "slot", "occasion": "thought", "thread": thread,
        "trace": {"thread": thread, "notice": "n", "picked": 0, "occasion": {"kind": "thought"},
                  "candidates": [{"text": "Fog till ten.", "claims": []},
                                 {"text": "The kettle is up at the light.", "claims": []}]},
        "flags": (), "persona_version": "v1", "speak_at": SPEAK,
    }  # fmt: skip
    return NewDraft(**{**given, **changes})


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    return open_house()


def put(house: House, new: NewDraft) -> int:
    return hand_in(house.room.database, new, house.room.clocks)


def test_at_its_time_a_tick_sends_what_nobody_stopped(house: House) -> None:
    ask_for(house, VETO)
    publish_due(house.room)
    quiet, flagged = put(house, draft()), put(house, draft("t2", flags=(FLAG,)))
    house.until(SPEAK - timedelta(minutes=2))
    assert publish_due(house.room) == []
    house.pass_(minutes=1)
    assert publish_due(house.room) == []  # approved, and the undo grace runs
    house.pass_(minutes=1)
    assert len(publish_due(house.room)) == 1
    left = {each.id: each.status for each in house.drafts("corrow")}
    assert left == {quiet: "published", flagged: "pending"}


FLAG = {"code": "voice", "severity": "note", "words": "sounds little like her", "single": False}


def test_under_auto_it_is_approved_by_the_next_tick_and_leaves_at_its_time(house: House) -> None:
    ask_for(house, "{level: auto, by: Lin}")
    publish_due(house.room)
    put(house, draft())
    assert publish_due(house.room) == []
    assert [each.status for each in house.drafts("corrow")] == ["approved"]
    house.until(SPEAK)
    assert len(publish_due(house.room)) == 1


def test_a_rules_word_is_neither_taste_nor_lesson_and_memory_tells_whose_it_was(
    house: House,
) -> None:
    ask_for(house, VETO)
    publish_due(house.room)
    put(house, draft())
    house.until(SPEAK - timedelta(minutes=1))
    publish_due(house.room)
    house.until(SPEAK)
    publish_due(house.room)
    remember_all(house.room)
    assert taste_of(house.room.database, "corrow", house.world.at).decisions == 0
    rows = house.room.rows(select(decisions.c.learned, decisions.c.by))
    assert rows == [(False, "rule veto (switched on by Lin)")]
    kept = house.room.memory.recent("corrow", "post", 1)[0]
    assert kept.provenance["approved_by"] == "rule veto (switched on by Lin)"


def test_an_alarm_says_so_in_status_with_the_mend(house: House) -> None:
    ask_for(house, VETO)
    publish_due(house.room)
    assert house.problems("autonomy") == []
    assert fall_back(house.room, "corrow", "her voice is drifting")
    told = house.problems("autonomy")[0]
    assert told["message"] == "fell back to review: her voice is drifting"
    assert 'selfsame --as "Lin" autonomy corrow --confirm' in told["mend"]


def test_what_is_asked_for_in_nobodys_name_is_told_in_status(house: House) -> None:
    ask_for(house, "veto")
    publish_due(house.room)
    assert house.problems("autonomy")[0]["message"] == "nobody switched it on by name"


def test_another_model_switches_it_back(open_house: OpenHouse) -> None:
    house = open_house()
    ask_for(house, VETO)
    publish_due(house.room)
    for model in ("quill-1", "quill-2"):
        row = {"persona": "corrow", "purpose": "write", "model": model, "prompt_tokens": 1,
               "reply_tokens": 1, "seconds": 1.0, "ok": True, "at": house.world.at,
               "at_wall": house.wall.at}  # fmt: skip
        with house.room.database.write.begin() as connection:
            connection.execute(insert(model_calls).values(**row))
    publish_due(house.room)
    assert "quill-1, quill-2" in house.problems("autonomy")[0]["message"]


def test_a_bad_day_switches_it_back(open_house: OpenHouse, news: NewsServer) -> None:
    for number in range(7):
        title = "四川南部发生地震 已致十二人遇难"
        at = START - timedelta(minutes=40 - number)
        news.publish(f"grave-{number}", title, "四川南部山区凌晨发生地震，已致十二人遇难。", at)
    house = open_house()
    path = house.home.config / "personas" / "yuri" / "persona.yaml"
    text = path.read_text(encoding="utf-8").replace("unofficial: true", "unofficial: false")
    path.write_text(text, encoding="utf-8")
    ask_for(house, VETO, "yuri")
    publish_due(house.room)
    house.tick()
    watch_for_bad_days(house.room)
    assert "a bad day" in house.problems("autonomy")[0]["message"]


def test_a_bad_draft_is_planted_beside_a_real_one_and_touches_nothing_of_hers(
    open_house: OpenHouse,
) -> None:
    house = open_house(SETTINGS + "review: {planted_one_in: 1}\n")
    ask_for(house, "{evidence: true}")
    put(house, draft("earlier"))
    real = draft()
    put(house, real)
    planted = plant_beside(house.room, real)
    assert plant_beside(house.room, real) is None  # not again after a crash
    row = house.room.rows(select(drafts).where(drafts.c.id == planted))[0]
    fault = house.room.rows(select(plants))[0]
    assert row.kind == "planted"
    assert fault.words in row.text
    assert row.text not in spoken(house.room.database, "corrow", house.world.at).posts
    assert {each.id for each in house.drafts("corrow")} == {1, 2, planted}


@pytest.mark.parametrize("autonomy", ["review", "{level: auto, by: Lin}"])
def test_none_is_planted_where_no_evidence_is_gathered_or_nobody_reviews(
    open_house: OpenHouse, autonomy: str
) -> None:
    house = open_house(SETTINGS + "review: {planted_one_in: 1}\n")
    ask_for(house, autonomy)
    assert plant_beside(house.room, draft()) is None


def test_under_veto_a_planted_draft_that_nobody_stopped_is_missed(open_house: OpenHouse) -> None:
    house = open_house(SETTINGS + "review: {planted_one_in: 1}\n")
    ask_for(house, VETO)
    publish_due(house.room)
    put(house, draft("earlier", flags=(FLAG,)))
    plant_beside(house.room, draft())
    house.until(SPEAK + timedelta(minutes=1))
    publish_due(house.room)
    told = document(house)
    assert told["planted"] == {
        "decided": 1, "caught": 0, "missed": 1,
        "missed_faults": told["planted"]["missed_faults"],
    }  # fmt: skip
    assert house.room.rows(select(posts.c.id)) == []


def document(house: House) -> dict[str, Any]:
    return autonomy_document(house.room.database, house.room.persona("corrow"), house.world.at)


def test_only_approvals_that_were_looked_at_count_as_evidence(house: House) -> None:
    ask_for(house, "{evidence: true}")
    looked = [("ana", 9.0, True), ("ana", 2.0, True), ("ana", 9.0, False), ("bo", 9.0, True)]
    for number, (who, seconds, why) in enumerate(looked):
        put(house, draft(f"t{number}"))
        seen(house.room.database, house.room.clocks, number + 1, who, seconds, why)
        house.decide(house.drafts("corrow", id=number + 1)[0], "approve")
    assert document(house)["approvals"] == {"all": 4, "looked_at": 1}
