"""What a brief is given of memory, and what is said when memory lacks something."""

import pytest

from agent.newsroom.indexing import keep_index, rebuild_document
from agent.newsroom.taking_over import catch_up
from agent.newsroom.tools import RECALLED_LENGTH, within, writing_tools
from agent.newsroom.write import write_by_hand
from agent.review.queue import shown
from agent.writing.writers.model import occasion_values
from memory.index.follow import PORTION
from memory.types import LABEL, Kind, NewMemory
from tests.newsroom.conftest import House
from tests.writing.briefs import brief

SAID = "The lighthouse at Morrow kept its lamp lit for moths again."


@pytest.fixture
def house(ticked: House) -> House:
    return ticked


def remember(house: House, persona: str, text: str, kind: Kind, number: int = 1) -> int:
    new = NewMemory(persona, kind, text, f"{kind}:{number}", house.world.now(), speaker=persona)
    return house.room.memory.remember(new)


def remember_lamps(house: House, count: int) -> None:
    at = house.world.now()
    lamps = [
        NewMemory("yuri", "event", f"Lamp {n} is lit.", f"event:{n}", at) for n in range(count)
    ]
    house.room.memory.remember_all(lamps)


def test_a_draft_written_while_the_index_is_made_anew_says_so(house: House) -> None:
    house.room.memory.begin_rebuild()
    outcome = write_by_hand(house.room, "yuri")
    assert outcome.draft_id is not None
    draft = shown(house.room.database, outcome.draft_id)
    (flag,) = [flag for flag in draft.flags if flag["code"] == "without-recall"]
    assert "rebuilding the index" in flag["words"]
    assert flag["severity"] == "note"
    assert "rebuilding" in draft.trace["lacking"]


def test_a_draft_written_with_a_whole_memory_says_nothing_of_it(house: House) -> None:
    outcome = write_by_hand(house.room, "yuri")
    assert outcome.draft_id is not None
    draft = shown(house.room.database, outcome.draft_id)
    assert draft.trace["lacking"] == ""
    assert "without-recall" not in [flag["code"] for flag in draft.flags]


def test_a_rule_of_the_house_is_recalled_only_where_it_is_about_this_very_thing(
    house: House,
) -> None:
    rule = "The house keeps a lighthouse lamp lit for moths at Morrow."
    remember(house, LABEL, rule, "lore")
    tools = writing_tools(house.room, "corrow", "t", dry_run=True)
    assert rule in [each.text for each in tools.recall(SAID)]
    assert rule not in [each.text for each in tools.recall("A map that nobody folds")]


def test_status_shows_how_far_a_rebuild_is_until_it_is_over(house: House) -> None:
    remember_lamps(house, PORTION + 10)
    house.room.memory.begin_rebuild()
    assert rebuild_document(house.room, begin=False)["finished"] is False
    catch_up(house.room.database, house.room.clocks, house.room.memory, lambda: True)
    (problem,) = house.problems("memory")
    assert problem["message"].startswith("rebuilding the index: ")
    keep_index(house.room)
    assert house.problems("memory") == []
    document = rebuild_document(house.room, begin=False)
    assert (document["finished"], document["fault"]) == (True, "")


def test_what_a_mate_said_in_public_comes_along_with_her_name_and_nothing_private(
    house: House,
) -> None:
    remember(house, "corrow", SAID, "post")
    remember(house, "corrow", "Never praise the lighthouse at Morrow.", "lesson")
    found = writing_tools(house.room, "yuri", "look", dry_run=True).recall(
        "lighthouse Morrow moths"
    )
    theirs = [memory for memory in found if memory.speaker]
    name = house.room.persona("corrow").file.identity.name
    assert [(memory.text, memory.speaker, memory.kind) for memory in theirs] == [
        (SAID, name, "post")
    ]
    assert all("Never praise" not in memory.text for memory in found)
    told = brief(memories=tuple(theirs))
    (shown_memory,) = occasion_values(told)["mates"]
    assert name in shown_memory["speaker"]


def test_what_she_said_on_the_subject_comes_along_so_that_it_is_neither_repeated_nor_contradicted(
    house: House,
) -> None:
    own = remember(house, "yuri", "The lighthouse at Morrow is a bad sleeper.", "post", 2)
    remember(house, "yuri", "Rain in the lift shaft again.", "post", 3)
    found = writing_tools(house.room, "yuri", "look", dry_run=True).recall(
        "lighthouse Morrow moths"
    )
    posts = [memory for memory in found if memory.kind == "post"]
    assert [memory.id for memory in posts] == [own]
    given = occasion_values(brief(memories=tuple(posts)))
    assert [post["text"] for post in given["said"]] == [posts[0].text]
    assert given["memories"] == []


def test_a_daemon_with_a_large_memory_starts_before_its_index_is_compared(
    house: House,
) -> None:
    remember_lamps(house, 5)
    memory = house.room.memory
    assert not memory.put_off(larger_than=10_000)
    assert memory.lacking is None
    assert memory.put_off(larger_than=4)
    assert memory.lacking is not None
    keep_index(house.room)
    assert memory.lacking is None


def test_a_brief_holds_no_more_words_of_memory_than_its_budget(house: House) -> None:
    for number in range(12):
        text = f"The lighthouse at Morrow, part {number}: " + f"lamp{number} and moth{number} " * 25
        remember(house, "yuri", text, "belief", number)
    found = house.room.memory.recall("yuri", "lighthouse Morrow", kinds=["belief"], limit=6)
    kept = within(found)
    assert sum(len(each.memory.text) for each in found) > RECALLED_LENGTH
    assert 0 < sum(len(each.memory.text) for each in kept) <= RECALLED_LENGTH
