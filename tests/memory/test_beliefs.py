"""Beliefs in the ledger: held on evidence, between dates, superseded by name; and how threads move."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from agent.types.clocks import FrozenClock
from memory.memory import MemoryStore
from memory.types import NewMemory

Make = Callable[..., NewMemory]
FIRST, SECOND = "Umbrellas are worth lending.", "Umbrellas are not worth lending."


@pytest.fixture
def evidence(store: MemoryStore, a_memory: Make) -> int:
    return store.remember(a_memory("I lent an umbrella to the fog."))


def believed(
    store: MemoryStore, a_memory: Make, text: str, source: str, evidence: int, changes: int | None
) -> int:
    new = a_memory(text, source, kind="belief")
    return store.mind.believe(new, evidence=[evidence, 999], changes=changes)


def test_a_belief_knows_what_it_rests_on_and_since_when_it_is_held(
    store: MemoryStore, a_memory: Make, evidence: int, world: FrozenClock
) -> None:
    key = believed(store, a_memory, FIRST, "draft:1", evidence, None)
    assert believed(store, a_memory, "again", "draft:1", evidence, None) == key
    (found,) = store.mind.beliefs("yuri")
    assert (found.text, found.evidence, found.held_from) == (FIRST, (evidence,), world.now())
    assert (found.status, found.held_until, found.supersedes) == ("active", None, None)
    assert store.mind.beliefs("mira") == []
    assert store.recall("yuri", "umbrellas", kinds=["belief"])[0].memory.id == key


def test_the_belief_that_is_contradicted_ends_and_stays_in_the_history(
    store: MemoryStore, a_memory: Make, evidence: int, world: FrozenClock
) -> None:
    first = believed(store, a_memory, FIRST, "draft:1", evidence, None)
    began = world.now()
    world.advance(timedelta(days=20))
    second = believed(store, a_memory, SECOND, "draft:2", evidence, first)
    new, old = store.mind.beliefs("yuri")
    assert (new.id, new.supersedes, new.held_until) == (second, first, None)
    assert (old.status, old.held_from, old.held_until) == ("superseded", began, world.now())
    found = store.recall("yuri", "umbrellas worth lending", kinds=["belief"])
    assert [each.memory.id for each in found] == [second]
    assert {
        key: each.text for key, each in store.mind.believed_before([second, first]).items()
    } == {second: FIRST}


def test_nobody_s_mind_is_changed_but_her_own_and_only_once(
    store: MemoryStore, a_memory: Make, evidence: int
) -> None:
    first = believed(store, a_memory, FIRST, "draft:1", evidence, None)
    other = store.mind.believe(
        a_memory(SECOND, "draft:9", "mira", "belief"), evidence=[], changes=first
    )
    assert store.mind.beliefs("mira")[0].supersedes is None
    assert store.mind.beliefs("yuri")[0].status == "active"
    assert store.mind.retire_belief("yuri", first)
    assert not store.mind.retire_belief("yuri", first)
    assert not store.mind.retire_belief("yuri", other)
    assert store.recall("yuri", "umbrellas", kinds=["belief"]) == []


def test_a_belief_from_before_dates_were_kept_ends_like_any_other(
    store: MemoryStore, a_memory: Make, world: FrozenClock
) -> None:
    formed = world.now() - timedelta(days=9)
    old = store.remember(a_memory(FIRST, "draft:1", kind="belief", at=formed))
    assert store.mind.retire_belief("yuri", old)
    (found,) = store.mind.beliefs("yuri")
    assert (found.held_from, found.held_until) == (formed, world.now())


def test_a_forgotten_belief_is_no_history(
    store: MemoryStore, a_memory: Make, evidence: int
) -> None:
    first = believed(store, a_memory, FIRST, "draft:1", evidence, None)
    second = believed(store, a_memory, SECOND, "draft:2", evidence, first)
    store.forget(first)
    assert [each.id for each in store.mind.beliefs("yuri")] == [second]
    assert store.mind.believed_before([second]) == {}


def test_a_thread_that_is_taken_up_rests_again_and_can_still_be_closed(
    store: MemoryStore, world: FrozenClock
) -> None:
    thread = store.mind.open_thread(
        "yuri", "Which knot?", source="post:7", rests_days=0, kind="bet"
    )
    assert store.mind.take_up_thread("yuri", thread, by="post:8", rests_days=7)
    assert not store.mind.take_up_thread("yuri", thread, by="post:8"), "remembered twice"
    assert store.mind.threads("yuri") == []
    world.advance(timedelta(days=7))
    (found,) = store.mind.threads("yuri")
    assert (found.state, found.kind) == ("taken_up", "bet")
    assert store.mind.take_up_thread("yuri", thread, by="post:9", rests_days=0)
    assert store.mind.close_thread("yuri", thread, by="post:10")
    (found,) = store.mind.all_threads("yuri")
    assert [(move.was, move.became, move.by) for move in found.moves] == [
        ("open", "taken_up", "post:8"),
        ("taken_up", "taken_up", "post:9"),
        ("taken_up", "closed", "post:10"),
    ]


def test_a_post_moves_only_her_own_threads(store: MemoryStore) -> None:
    thread = store.mind.open_thread("yuri", "Which knot?", source="post:7", rests_days=0)
    assert not store.mind.close_thread("mira", thread, by="post:8")
    assert not store.mind.take_up_thread("mira", thread, by="post:8")
    assert not store.mind.close_thread("yuri", 12345, by="post:8")
    assert store.mind.threads("yuri")[0].moves == ()
