"""The frozen briefs: replayed every week and whenever the model's name changes, and what follows."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from agent.database.tables import drafts, frozen_briefs
from agent.errors import CapReached, NotLawful
from agent.newsroom.replays import replay_due, runs_of, swap
from agent.newsroom.spending import spent_today
from agent.review.queue import holds, lift
from memory.tables import memories
from tests.chat_server import ChatServer, chat_server
from tests.newsroom.conftest import SETTINGS, House, OpenHouse

HERS = (
    "末班车报站，照常把最后一站报完，精神头跟早高峰一样。",
    "深夜的高架在地图上全是绿的，绿得很浪费。",
    "未读红点到九十九就不数了，后面写个加号。",
    "路灯六点十二分一起熄，天其实亮了一刻钟了。",
    "代驾把折叠车塞进后备箱，先跟车说了句“借过”。",
    "旧论坛的管理员十年没登录，置顶帖还写着“我去吃个饭”。",
)
FLAT = (
    "在这个信息爆炸的时代，我们每个人都应该学会享受生活的美好！让我们一起加油吧！",
    "科技的发展为我们的生活带来了无限可能！你对此有什么看法呢？欢迎在评论区留言！",
    "无论遇到什么困难，只要我们坚持不懈，就一定能够实现自己的梦想！加油！",
    "音乐是连接人与人之间的桥梁！它不仅能治愈心灵，更能带给我们满满的正能量！",
    "生活不止眼前的苟且，还有诗和远方！让我们一起拥抱美好的明天吧！",
    "总而言之，这是一个值得我们深思的话题！希望大家都能从中有所收获！",
)
OpenWith = Callable[..., House]


class Voices:
    """Answers brief after brief with one of these texts, under the name that it is told to bear."""

    def __init__(self, texts: tuple[str, ...] = HERS, name: str = "kite-1") -> None:
        self.texts, self.name, self.asked = texts, name, 0

    def __call__(self, request: dict[str, Any]) -> tuple[int, bytes]:
        text = self.texts[self.asked % len(self.texts)]
        self.asked += 1
        said = json.dumps({"notice": "一处小事", "candidates": [{"text": text}], "pick": 0})
        return 200, json.dumps({
            "id": "1", "object": "chat.completion", "created": 1, "model": self.name,
            "choices": [{"index": 0, "finish_reason": "stop",
                         "message": {"role": "assistant", "content": said}}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
        }).encode()  # fmt: skip


def spoke(house: House) -> None:
    """Yuri has published once."""
    row = {
        "persona": "yuri", "origin": "manual", "occasion": "thought", "status": "published",
        "thread": "spoke", "text": "我不在场。", "language": "zh", "persona_version": "v",
        "trace": {}, "created_at": house.world.at, "created_wall": house.wall.at,
    }  # fmt: skip
    with house.room.database.write.begin() as connection:
        connection.execute(insert(drafts).values(**row))


@pytest.fixture
def open_with(open_house: OpenHouse) -> OpenWith:
    def opened(server: ChatServer, caps: str = "") -> House:
        model = f"provider: openai, base_url: '{server.url}', name: m, timeout_seconds: 5, second_look: false"
        house = open_house(f"{SETTINGS}model: {{{model}}}\ncaps: {{{caps}}}\n")
        spoke(house)
        return house

    return opened


def last(house: House) -> Any:
    return runs_of(house.room, "yuri")[-1]


def count(house: House, table: Any) -> int:
    return int(house.room.rows(select(func.count()).select_from(table))[0][0])


def test_six_briefs_are_frozen_and_answered_and_touch_neither_memory_nor_queue(
    open_with: OpenWith,
) -> None:
    with chat_server(Voices()) as server:
        house = open_with(server)
        before = count(house, memories), count(house, drafts)
        assert replay_due(house.room) == 1
        row = last(house)
        assert (row["verdict"], row["served"], row["asked"]) == ("first", "kite-1", "m")
        assert [text["text"] for text in row["texts"]] == list(HERS)
        assert row["persona_version"] == house.room.persona("yuri").version
        assert (count(house, memories), count(house, drafts)) == before
        assert spent_today(house.room.database, house.world.at)["calls"] == 6
        assert replay_due(house.room) == 0, "not again before a week is over"


def test_a_week_later_the_same_briefs_are_asked_again_word_for_word(open_with: OpenWith) -> None:
    with chat_server(Voices()) as server:
        house = open_with(server)
        replay_due(house.room)
        house.pass_(days=7, hours=1)
        assert replay_due(house.room) == 1
        first, second = server.requests[:6], server.requests[6:]
    assert [r["messages"] for r in first] == [r["messages"] for r in second]
    assert (last(house)["why"], last(house)["verdict"]) == ("week", "holds")
    assert count(house, frozen_briefs) == 6


def test_a_new_name_of_the_served_model_is_replayed_at_once_and_held_where_the_voice_is_gone(
    open_with: OpenWith,
) -> None:
    voices = Voices()
    with chat_server(voices) as server:
        house = open_with(server)
        replay_due(house.room)
        voices.texts, voices.name = FLAT, "kite-2"
        house.pass_(hours=1)
        swap(house.room, "yuri", "n")  # any call tells the new name
        assert replay_due(house.room) == 1
        assert replay_due(house.room) == 0
    row = last(house)
    assert (row["why"], row["served"], row["verdict"]) == ("model", "kite-2", "fails")
    (problem,) = house.problems("replay")
    assert "kite-2: the frozen briefs measure" in problem["message"]
    assert "selfsame voice yuri" in problem["mend"]
    (held,) = holds(house.room.database)
    assert held.scope == "yuri"
    assert held.by.startswith("selfsame, ")
    with pytest.raises(NotLawful):
        lift(house.room.database, house.room.clocks, "yuri", held.by)


def test_a_lower_replay_of_the_same_model_holds_nothing_before_it_is_lower_again_a_day_later(
    open_with: OpenWith,
) -> None:
    voices = Voices()
    with chat_server(voices) as server:
        house = open_with(server)
        replay_due(house.room)
        for texts, verdict in ((FLAT, "doubt"), (HERS, "holds"), (FLAT, "doubt"), (FLAT, "fails")):
            assert holds(house.room.database) == []
            again = last(house)["verdict"] == "doubt"
            house.pass_(days=1 if again else 7, hours=1)
            voices.texts, voices.asked = texts, 0
            assert replay_due(house.room) == 1
            assert last(house)["verdict"] == verdict
    (problem,) = house.problems("replay")
    assert problem["mend"].endswith("or lift the hold")
    (held,) = holds(house.room.database)
    assert held.scope == "yuri"


def test_whoever_lifts_the_hold_lets_that_voice_pass(open_with: OpenWith) -> None:
    voices = Voices()
    with chat_server(voices) as server:
        house = open_with(server)
        replay_due(house.room)
        voices.texts = FLAT
        week, day = {"days": 7, "hours": 1}, {"days": 1, "hours": 1}
        for wait, verdict in ((week, "doubt"), (day, "fails"), (week, "holds")):
            house.pass_(**wait)
            replay_due(house.room)
            lift(house.room.database, house.room.clocks, "yuri", "ana")
            assert last(house)["verdict"] == verdict
            voices.asked = 0
    assert house.problems("replay") == []


def test_a_model_that_fails_midway_goes_on_later_and_no_brief_is_paid_twice(
    open_with: OpenWith,
) -> None:
    voices = Voices()

    def dies_at_the_fourth(request: dict[str, Any]) -> Any:
        return 401 if voices.asked == 3 and not alive else voices(request)

    alive: list[bool] = []
    with chat_server(dies_at_the_fourth) as server:
        house = open_with(server)
        assert replay_due(house.room) == 0
        assert len(last(house)["texts"]) == 3
        alive.append(True)
        house.pass_(minutes=11)
        assert replay_due(house.room) == 1
    assert len(server.requests) == 7
    assert count(house, frozen_briefs) == 6


def test_what_a_model_declines_is_kept_as_silence(open_with: OpenWith) -> None:
    with chat_server("很抱歉，我无法就此话题提供内容。") as server:
        house = open_with(server)
        replay_due(house.room)
    row = last(house)
    assert row["verdict"] == "unclear"
    assert {text["silence"] for text in row["texts"]} == {"m: it would not write about this"}
    assert holds(house.room.database) == []


def test_a_day_whose_calls_are_needed_for_her_drafts_has_no_replay(open_with: OpenWith) -> None:
    with chat_server(Voices()) as server:
        house = open_with(server, caps="calls_per_day: 13")
        assert replay_due(house.room) == 0
    assert server.requests == []


def test_two_models_answer_the_same_six_briefs_side_by_side(open_with: OpenWith) -> None:
    with chat_server(Voices()) as server:
        house = open_with(server)
        one, other = swap(house.room, "yuri", "n")["replays"]
        asked = [request["model"] for request in server.requests]
        assert asked == ["m"] * 6 + ["n"] * 6
        assert [t["text"] for t in one["texts"]] == [t["text"] for t in other["texts"]]
        assert (one["why"], one["verdict"]) == ("swap", "first")
        with pytest.raises(NotLawful, match="writes already"):
            swap(house.room, "yuri", "m")


def test_a_swap_stops_at_the_cap_and_says_so(open_with: OpenWith) -> None:
    with chat_server(Voices()) as server:
        house = open_with(server, caps="calls_per_day: 8")
        with pytest.raises(CapReached, match="8 model calls"):
            swap(house.room, "yuri", "n")


def test_the_built_in_writer_is_replayed_too_once_she_has_spoken_and_never_held(
    open_house: OpenHouse,
) -> None:
    house = open_house()
    assert replay_due(house.room) == 0
    spoke(house)
    assert replay_due(house.room) == 1
    assert last(house)["served"] == "offline"
    house.pass_(days=8)
    replay_due(house.room)
    texts = [[t["text"] for t in row["texts"]] for row in runs_of(house.room, "yuri")]
    assert texts[0] == texts[1]
    assert holds(house.room.database) == []
    with pytest.raises(NotLawful, match="no language model is configured"):
        swap(house.room, "yuri", "n")
