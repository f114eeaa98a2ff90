"""A second model: it takes over where settings say so, and the trace names who wrote."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from agent import model as model_module
from agent.errors import ModelDeclined, ModelFault
from agent.newsroom.gather import gather_news
from agent.newsroom.plan import plan_slots
from agent.newsroom.write import Asked, Outcome, write
from agent.review.queue import shown
from tests.chat_server import ChatServer, chat_server
from tests.news_server import HAPPENINGS, NewsServer
from tests.newsroom.conftest import SETTINGS, START, House, OpenHouse

NO = "很抱歉，我无法就此话题提供内容。"
WRITTEN = json.dumps({
    "notice": "一处小事", "candidates": [{"text": "雾号也算和声。它比副歌早半拍。"}], "pick": 0,
})  # fmt: skip
JUDGED = json.dumps({"opinions": [{"number": 0, "score": 6, "said": "可以"}], "best": 0})
OpenWith = Callable[..., House]


def second_answers(request: dict[str, Any]) -> str:
    return JUDGED if '"opinions"' in request["messages"][-1]["content"] else WRITTEN


def by_name(**answers: Any) -> Callable[[dict[str, Any]], Any]:
    """Two models at one address, told apart by their names."""

    def answer(request: dict[str, Any]) -> Any:
        found = answers[request["model"]]
        return found(request) if callable(found) else found

    return answer


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model_module, "RETRY_AFTER_SECONDS", 0.0)


@pytest.fixture
def open_with(open_house: OpenHouse, news: NewsServer) -> OpenWith:
    def opened(server: ChatServer, **when: str) -> House:
        zh, about, _, _ = HAPPENINGS[0]
        news.publish("yangzhang-morning", zh, about, START - timedelta(hours=1))
        news.publish("xugou-evening", zh + "，有人专程去听", about, START - timedelta(hours=1))
        more = "".join(f", {key}: {value}" for key, value in when.items())
        model = (
            f"provider: openai, base_url: '{server.url}', name: first, timeout_seconds: 1, "
            f"second_look: false, second: {{name: other, base_url: '{server.url}'}}{more}"
        )
        house = open_house(f"{SETTINGS}model: {{{model}}}\n")
        plan_slots(house.room)
        gather_news(house.room)
        return house

    return opened


def by_hand(house: House, thread: str = "one") -> Outcome:
    return write(house.room, Asked("yuri", thread))


def asked_of(server: ChatServer) -> list[str]:
    return [request["model"] for request in server.requests]


def test_where_the_first_declines_the_second_writes_and_stays_for_that_writing(
    open_with: OpenWith,
) -> None:
    with chat_server(by_name(first=NO, other=second_answers)) as server:
        house = open_with(server, when_refused="second")
        draft = shown(house.room.database, by_hand(house).draft_id or 0)
    assert asked_of(server) == ["first", "other", "other"]
    assert draft.trace["model"] == "other"
    (flag,) = [flag for flag in draft.flags if flag["code"] == "second-model"]
    assert flag["words"] == "written by other in place of first: it would not write about this"
    assert house.problems("model") == []


def test_where_settings_want_silence_a_refusal_is_silence_and_no_fault(
    open_with: OpenWith,
) -> None:
    with chat_server(by_name(first=NO)) as server:
        house = open_with(server)
        with pytest.raises(ModelDeclined):
            by_hand(house)
    assert asked_of(server) == ["first"], "who says no is not asked to say it in JSON"
    assert house.problems("model") == []
    assert house.drafts() == []


def test_a_filter_of_the_server_is_a_refusal_too(open_with: OpenWith) -> None:
    filtered = (400, json.dumps({"error": {"code": "content_filter", "message": "no"}}).encode())
    with chat_server(by_name(first=filtered, other=second_answers)) as server:
        house = open_with(server, when_refused="second")
        assert by_hand(house).trace["model"] == "other"


def test_what_cannot_be_read_even_after_a_repair_goes_to_the_second(open_with: OpenWith) -> None:
    with chat_server(by_name(first="no json at all", other=second_answers)) as server:
        house = open_with(server, when_refused="second")
        assert by_hand(house).trace["model"] == "other"
    assert asked_of(server) == ["first", "first", "other", "other"]


def test_where_the_first_is_gone_the_second_writes_and_status_tells_it(
    open_with: OpenWith,
) -> None:
    with chat_server(by_name(first=401, other=second_answers)) as server:
        house = open_with(server, when_gone="second")
        assert by_hand(house).trace["model"] == "other"
        assert by_hand(house, "two").trace["model"] == "other"
    assert asked_of(server).count("first") == 1, "a dead one is not asked at every writing"
    (problem,) = house.problems("model")
    assert "key was refused" in problem["message"]


def test_where_both_are_gone_she_is_silent(open_with: OpenWith) -> None:
    with chat_server(by_name(first=401, other=401)) as server:
        house = open_with(server, when_gone="second")
        with pytest.raises(ModelFault):
            by_hand(house)
    assert house.drafts() == []


def test_a_refusal_does_not_wake_a_second_that_only_stands_in_for_the_dead(
    open_with: OpenWith,
) -> None:
    with chat_server(by_name(first=NO, other=second_answers)) as server:
        house = open_with(server, when_gone="second")
        with pytest.raises(ModelDeclined):
            by_hand(house)
    assert asked_of(server) == ["first"]


def test_a_draft_of_the_first_names_it_and_bears_no_note(open_with: OpenWith) -> None:
    with chat_server(by_name(first=second_answers)) as server:
        house = open_with(server, when_refused="second", when_gone="second")
        draft = shown(house.room.database, by_hand(house).draft_id or 0)
    assert draft.trace["model"] == "first"
    assert "second-model" not in {flag["code"] for flag in draft.flags}
