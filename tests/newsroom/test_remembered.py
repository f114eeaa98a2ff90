"""What people are shown of her memory, and what they may wish of it."""

from datetime import timedelta

import pytest

from agent.errors import NotLawful, NotThere
from agent.newsroom.room import Newsroom
from agent.newsroom.tending import memory_tools
from agent.types.keeping import Keeping, KeepingVerb, MemoryTools
from memory.types import LABEL, NewMemory
from tests.newsroom.conftest import House, OpenHouse


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    return open_house(blank=True)


@pytest.fixture
def room(house: House) -> Newsroom:
    return house.room


@pytest.fixture
def tools(room: Newsroom) -> MemoryTools:
    return memory_tools(room)


def said(house: House, text: str, number: int, persona: str = "yuri", days: int = 0) -> int:
    at = house.world.now() - timedelta(days=days)
    return house.room.memory.remember(
        NewMemory(persona, "post", text, f"post:{number}", at, speaker=persona)
    )


def wish(verb: KeepingVerb, *ids: int, persona: str = "yuri") -> Keeping:
    return Keeping(verb, persona, ids, "ana", "her wish")


def test_the_timeline_is_hers_and_the_labels_newest_first_page_by_page(
    house: House, tools: MemoryTools
) -> None:
    for number in range(45):
        said(house, f"第{number}条", number, days=number)
    said(house, "Not hers.", 1, persona="corrow")
    house.room.memory.remember(
        NewMemory(LABEL, "lore", "厂牌有一扇后门。", "label/lore/x.md#1", house.world.now())
    )
    first, second = tools.timeline("yuri", (), 1), tools.timeline("yuri", ("post",), 2)
    assert {row["text"] for row in first["memories"][:2]} == {"第0条", "厂牌有一扇后门。"}
    assert (first["more"], second["more"]) == (True, False)
    assert [row["text"] for row in second["memories"]] == [f"第{n}条" for n in range(40, 45)]
    assert first["counts"] == {"post": 45, "lore": 1}


def test_what_is_shown_is_searched_with_parts_that_add_up(house: House, tools: MemoryTools) -> None:
    said(house, "雾号借我一个晚上。", 1)
    said(house, "末班车之后，路灯还亮着。", 2)
    found = tools.search("yuri", "雾号", ("post",))["memories"]
    assert found[0]["text"] == "雾号借我一个晚上。"
    assert found[0]["score"] == pytest.approx(sum(found[0]["parts"].values()), abs=0.01)
    assert tools.search("yuri", "雾号", ("lesson",))["memories"] == []


def test_pinning_setting_apart_and_releasing_are_seen_and_audited(
    house: House, tools: MemoryTools
) -> None:
    number = said(house, "雾号借我一个晚上。", 1)
    for verb in ("pin", "quarantine"):
        tools.keep(wish(verb, number))
    assert tools.search("yuri", "雾号", ())["memories"] == []
    shown = tools.one("yuri", number)
    assert (shown["memory"]["pinned"], shown["memory"]["status"]) == (True, "quarantined")
    tools.keep(wish("release", number))
    assert tools.search("yuri", "雾号", ())["memories"][0]["id"] == number
    history = tools.one("yuri", number)["history"]
    assert [(row["action"], row["who"], row["why"]) for row in history] == [
        ("pin", "ana", "her wish"), ("quarantine", "ana", "her wish"), ("release", "ana", "her wish"),
    ]  # fmt: skip


def test_forgetting_says_what_other_records_keep_and_leaves_a_tombstone(
    house: House, tools: MemoryTools
) -> None:
    number = said(house, "雾号借我一个晚上。", 1)
    told = tools.keep(wish("forget", number))
    assert any("published" in line for line in told["kept"])
    shown = tools.one("yuri", number)
    assert (shown["memory"]["text"], shown["memory"]["status"]) == ("", "forgotten")
    assert shown["kept"]


def test_a_thread_is_dropped_reopened_and_left_to_rest(house: House, tools: MemoryTools) -> None:
    thread = house.room.memory.mind.open_thread(
        "yuri", "想学一件没用的事，还没选好。", source="post:1"
    )
    tools.keep(wish("drop", thread))
    assert tools.threads("yuri")["threads"][0]["state"] == "dropped"
    tools.keep(wish("reopen", thread))
    until = house.world.now() + timedelta(days=9)
    tools.keep(Keeping("rest", "yuri", (thread,), "ana", until=until))
    shown = tools.threads("yuri")["threads"][0]
    assert [move["became"] for move in shown["moves"]] == ["open", "dropped", "open"]
    assert shown["rests_until"] == until.isoformat()
    with pytest.raises(NotLawful, match="until which day"):
        tools.keep(wish("rest", thread))


def test_a_belief_is_retired_and_given_back_with_its_evidence_in_sight(
    house: House, tools: MemoryTools
) -> None:
    post = said(house, "末班车之后，城市才肯说实话。", 1)
    new = NewMemory("yuri", "belief", "城市在末班车之后最诚实。", "draft:5", house.world.now())
    belief = house.room.memory.mind.believe(new, evidence=[post])
    assert [row["id"] for row in tools.one("yuri", belief)["evidence"]] == [post]
    assert [row["id"] for row in tools.one("yuri", post)["bears"]] == [belief]
    house.pass_(days=3)
    tools.keep(wish("retire", belief))
    assert tools.beliefs("yuri")["beliefs"][0]["held_until"] == house.world.now().isoformat()
    tools.keep(wish("release", belief))
    assert tools.beliefs("yuri")["beliefs"][0]["held_until"] is None
    assert tools.search("yuri", "末班车", ("belief",))["memories"][0]["id"] == belief


def test_a_changed_mind_stands_beside_what_she_thought_before(
    house: House, tools: MemoryTools
) -> None:
    post = said(house, "雨天的城市最诚实。", 1)
    at = house.world.now()
    old = house.room.memory.mind.believe(
        NewMemory("yuri", "belief", "城市在雨天最诚实。", "draft:5", at), evidence=[post]
    )
    new = house.room.memory.mind.believe(
        NewMemory("yuri", "belief", "城市在雨天最会说谎。", "draft:6", at),
        evidence=[post],
        changes=old,
    )
    shown = tools.one("yuri", new)
    assert [row["id"] for row in shown["before"]] == [old]
    assert [row["id"] for row in tools.one("yuri", old)["after"]] == [new]
    rows = {row["id"]: row for row in tools.beliefs("yuri")["beliefs"]}
    assert rows[new]["supersedes"] == old
    assert rows[old]["status"] == "superseded"


@pytest.mark.parametrize("verb", ["pin", "forget", "quarantine"])
def test_nobody_may_do_anything_to_anothers_memories_under_her_name(
    house: House, tools: MemoryTools, verb: KeepingVerb
) -> None:
    others = said(house, "The lamp was never mine.", 1, persona="corrow")
    with pytest.raises(NotThere, match="yuri has no memory"):
        tools.keep(wish(verb, others))
    with pytest.raises(NotThere, match="yuri has no memory"):
        tools.one("yuri", others)


def test_an_unknown_persona_is_told(tools: MemoryTools) -> None:
    with pytest.raises(NotThere):
        tools.search("nobody", "x", ())
