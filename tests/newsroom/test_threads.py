"""Threads from post to post, over weeks: opened, taken up, closed; what people see, and what they may do."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest

from agent.errors import NotLawful, NotThere
from agent.newsroom.mind import threads_document, touched_document
from agent.newsroom.spoken import spoken
from agent.newsroom.threads import move_by_hand, rest_by_hand, rested, touching
from agent.newsroom.write import Asked, write, write_due
from agent.review.queue import shown
from agent.types.review import Draft
from tests.chat_server import ChatServer, chat_server
from tests.newsroom.conftest import SETTINGS, House, OpenHouse
from tests.newsroom.test_model_writer import judged, purpose
from tests.newsroom.threads import by_hand, callback_on, published

WISH = "想学一件没用的事，还没选好。"
CHOSEN = "选好了：转笔。手先欠着，笔已经在转。"


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    return open_house()


def wished(house: House) -> int:
    """The wish is published; its thread."""
    published(house, by_hand(house, WISH, "wish", opens_thread=WISH))
    return house.room.memory.mind.threads("yuri", rested=False)[-1].id


def codes(house: House, draft: Draft) -> set[str]:
    return {flag["code"] for flag in shown(house.room.database, draft.id).flags}


def thread(house: House, number: int) -> dict[str, Any]:
    document = threads_document(house.room.database, "yuri", house.world.at)
    return next(row for row in document["threads"] if row["id"] == number)


def test_a_wish_comes_back_after_two_weeks_and_the_built_in_writer_closes_it(house: House) -> None:
    number = wished(house)
    house.pass_(days=14)
    third = by_hand(house, "那件没用的事，还在挑。", "third", takes_up_thread=number)
    draft = callback_on(house, number)
    trace = shown(house.room.database, draft.id).trace
    assert trace["occasion"]["why"] == "left open on 2026-03-11"
    assert trace["open_threads"] == [number]
    touched = touched_document(house.room.database, draft)
    assert (touched["closes"]["text"], touched["opens"]) == (WISH, "")
    published(house, draft)
    told = thread(house, number)
    assert (told["state"], told["kind"], told["post"]["text"]) == ("closed", "wish", WISH)
    assert [(move["became"], move["post"]["draft"]) for move in told["moves"]] == [
        ("closed", draft.id)
    ]
    assert codes(house, third) == {"thread-taken-up"}


def test_a_thread_that_an_approved_draft_goes_on_with_is_offered_to_no_other(house: House) -> None:
    number = wished(house)
    house.pass_(days=14)
    assert [each.id for each in rested(house.room, "yuri")] == [number]
    house.decide(by_hand(house, CHOSEN, "held", closes_thread=number), "approve")
    assert rested(house.room, "yuri") == touching(house.room, "yuri", WISH) == []


def test_what_her_last_posts_hung_on_is_read_off_the_text_that_was_chosen(house: House) -> None:
    candidates = [{"text": WISH, "hangs_on": "a wish"}, {"text": CHOSEN, "hangs_on": "a pen"}]
    trace = {"notice": "the notice", "candidates": candidates, "picked": 0}
    by_hand(house, CHOSEN, "swapped", trace=trace)
    by_hand(house, "写在别处的一句。", "plain", trace={"notice": "another notice"})
    said = spoken(house.room.database, "yuri", house.world.at)
    assert said.notices == ("another notice", "a pen")


@contextmanager
def answering(open_house: OpenHouse, text: str, **more: Any) -> Iterator[tuple[House, ChatServer]]:
    reply = {"text": text, "angle": "接上次", **more}
    written = json.dumps({"notice": "笔在转", "candidates": [reply], "pick": 0})

    def answer(request: dict[str, Any]) -> str:
        return judged(1) if purpose(request) == "judge" else written

    with chat_server(answer) as server:
        model = (
            f"model: {{provider: openai, base_url: '{server.url}', name: m, second_look: false}}\n"
        )
        yield open_house(SETTINGS + model), server


def called_back(house: House, number: int) -> Draft:
    outcome = write(house.room, Asked("yuri", "the-callback", thread_id=number))
    return shown(house.room.database, outcome.draft_id or 0)


def test_the_model_reads_what_she_said_with_its_date_and_its_answer_closes_the_thread(
    open_house: OpenHouse,
) -> None:
    with answering(open_house, CHOSEN) as (house, server):
        number = wished(house)
        closing = json.dumps(
            {"notice": "笔", "candidates": [{"text": CHOSEN, "closes": f"[{number}]"}]}
        )
        server.answers = [lambda r: judged(1) if purpose(r) == "judge" else closing]
        house.pass_(days=14)
        third = by_hand(house, "选了折纸鹤。", "third", closes_thread=number)
        draft = called_back(house, number)
        asked = server.requests[0]["messages"][1]["content"]
    assert f"[{number}]。2026-03-11 她说：{WISH}" in asked
    assert asked.count(WISH) == 1
    published(house, draft)
    assert (thread(house, number)["state"], draft.closes_thread) == ("closed", number)
    flags = shown(house.room.database, third.id).flags
    assert [(flag["code"], flag["single"]) for flag in flags] == [("thread-taken-up", True)]


def test_a_callback_that_leaves_it_open_takes_it_up_and_others_are_told_softly(
    open_house: OpenHouse,
) -> None:
    with answering(open_house, "没用的事又多了一件：挑。") as (house, _):
        number = wished(house)
        house.pass_(days=14)
        third = by_hand(house, "选了折纸鹤。", "third", closes_thread=number)
        draft = called_back(house, number)
    assert (draft.closes_thread, draft.takes_up_thread) == (None, number)
    published(house, draft)
    told = thread(house, number)
    assert (told["state"], told["resting"]) == ("taken_up", True)
    flags = shown(house.room.database, third.id).flags
    assert [(flag["code"], flag["severity"]) for flag in flags] == [("thread-touched", "warn")]


def test_an_edit_is_looked_through_for_threads_anew_and_undo_brings_the_old_ones_back(
    house: House,
) -> None:
    number = wished(house)
    candidate = {"text": CHOSEN, "closes_thread": number, "opens_thread": ""}
    trace = {"candidates": [candidate], "memories": [], "occasion": None}
    draft = by_hand(house, CHOSEN, "chosen", closes_thread=number, trace=trace)
    same = house.decide(draft, "edit", text="选好了：转笔。笔已经在转，手先欠着。")
    assert same.closes_thread == number
    other = house.decide(draft, "edit", text="便利店的门开了一次。改天我再数一遍。")
    assert (other.closes_thread, other.opens_thread) == (None, other.text)
    back = house.decide(draft, "edit", text=CHOSEN)
    assert (back.closes_thread, back.opens_thread) == (number, "")
    assert house.decide(draft, "undo").opens_thread == other.text


def test_undo_after_two_edits_brings_back_the_thread_that_the_writer_named(house: House) -> None:
    said, named = "转笔看了一晚上，手还是木头。", "转笔看了一晚上"
    candidate = {"text": said, "opens_thread": named}
    trace = {"candidates": [candidate], "memories": [], "occasion": None}
    draft = by_hand(house, said, "named", opens_thread=named, trace=trace)
    assert house.decide(draft, "edit", text="转笔看了一晚上，手是木头。").opens_thread == named
    assert house.decide(draft, "edit", text="便利店的门又开了。").opens_thread == ""
    back = house.decide(draft, "undo")
    assert (back.text, back.opens_thread) == ("转笔看了一晚上，手是木头。", named)


def test_of_many_threads_those_that_touch_the_occasion_come_along(house: House) -> None:
    for number, thing in enumerate(("转笔", "雾号", "口琴", "折纸鹤", "修伞", "地图", "说明书")):
        house.room.memory.mind.open_thread(
            "yuri", f"想学{thing}", source=f"post:{number}", rests_days=0
        )
    assert len(rested(house.room, "yuri")) == 7
    found = [each.text for each in touching(house.room, "yuri", "海边的雾号要拆了")]
    assert found[0] == "想学雾号"
    assert len(found) <= 5
    assert touching(house.room, "corrow", "雾号") == []


def test_a_redo_of_a_callback_is_a_callback_on_the_same_thread(house: House) -> None:
    number = wished(house)
    house.pass_(days=14)
    draft = callback_on(house, number)
    house.decide(draft, "redo", note="短一点")
    assert write_due(house.room) == 1
    again = house.drafts("yuri", status="pending")[-1]
    assert (again.occasion, again.closes_thread) == ("callback", number)


def test_a_named_person_may_rest_drop_close_and_reopen(house: House) -> None:
    database, clocks = house.room.database, house.room.clocks
    number = wished(house)
    house.pass_(days=14)
    assert [each.id for each in rested(house.room, "yuri")] == [number]
    rest_by_hand(database, clocks, number, house.world.at + timedelta(days=2), "ana")
    assert rested(house.room, "yuri") == []
    assert move_by_hand(database, clocks, number, "drop", "ana", "没意思").state == "dropped"
    with pytest.raises(NotLawful, match="dropped already"):
        move_by_hand(database, clocks, number, "close", "bo")
    with pytest.raises(NotLawful, match="is dropped"):
        rest_by_hand(database, clocks, number, house.world.at, "ana")
    assert move_by_hand(database, clocks, number, "reopen", "bo").state == "open"
    assert move_by_hand(database, clocks, number, "drop", "ana").state == "dropped"
    moves = [(move["was"], move["became"], move["by"]) for move in thread(house, number)["moves"]]
    assert moves == [
        ("open", "dropped", "ana"), ("dropped", "open", "bo"), ("open", "dropped", "ana"),
    ]  # fmt: skip


def test_what_people_do_with_a_thread_is_written_down_and_needs_a_name(house: House) -> None:
    database, clocks = house.room.database, house.room.clocks
    number = wished(house)
    move_by_hand(database, clocks, number, "drop", "ana", "没意思")
    with house.room.database.read.connect() as connection:
        query = "SELECT who, action, why FROM audit WHERE subject = ? ORDER BY id"
        rows = connection.exec_driver_sql(query, (f"memory:{number}",)).all()
    assert [tuple(row) for row in rows] == [("ana", "drop thread", "没意思")]
    with pytest.raises(NotLawful):
        move_by_hand(database, clocks, number, "reopen", " ")
    with pytest.raises(NotThere):
        move_by_hand(database, clocks, 4321, "drop", "ana")


def test_a_thread_that_nobody_touched_for_half_a_year_is_proposed_for_dropping(
    house: House,
) -> None:
    number = wished(house)
    house.pass_(days=180)
    assert house.status()["untouched_threads"] == []
    house.pass_(days=4)
    (row,) = house.status()["untouched_threads"]
    assert (row["id"], row["text"], house.status()["ok"]) == (number, WISH, True)
    assert thread(house, number)["untouched"]
    assert thread(house, number)["state"] == "open"
