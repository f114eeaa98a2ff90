"""What is asked in other words is still found, in each of her languages."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from agent.types.clocks import FrozenClock
from memory.memory import MemoryStore
from memory.types import LABEL, NewMemory
from tests.memory.questions import CHINESE, ENGLISH, JAPANESE

Make = Callable[..., NewMemory]
Asked = tuple[tuple[str, ...], tuple[tuple[str, int], ...]]


@pytest.mark.parametrize(
    ("asked", "floor"),
    [
        pytest.param(ENGLISH, 0.85, id="english"),
        pytest.param(CHINESE, 0.85, id="chinese"),
        pytest.param(JAPANESE, 0.85, id="japanese"),
    ],
)
def test_questions_in_other_words_find_their_memory_among_the_first_three(
    store: MemoryStore, a_memory: Make, asked: Asked, floor: float
) -> None:
    memories, questions = asked
    ids = [store.remember(a_memory(text, f"post:{n}")) for n, text in enumerate(memories)]
    hits = [
        ids[answer] in [found.memory.id for found in store.recall("yuri", question, limit=3)]
        for question, answer in questions
    ]
    assert sum(hits) / len(hits) >= floor, hits


def test_the_parts_of_a_score_are_named_and_add_up(store: MemoryStore, a_memory: Make) -> None:
    store.remember(a_memory("The lamp on the bridge was still lit.", "post:1"))
    store.remember(a_memory("Rain again, and nobody on the platform.", "post:2"))
    store.remember(a_memory("A ferry without passengers.", "post:3"))
    found = store.recall("yuri", "lamps on bridges")[0]
    assert {"own", "near", "around"} <= found.parts.keys()
    assert found.score == pytest.approx(sum(found.parts.values()))


def test_an_old_memory_is_found_before_a_new_one_that_says_less(
    store: MemoryStore, a_memory: Make, world: FrozenClock
) -> None:
    long_ago = world.now() - timedelta(days=3000)
    old = store.remember(
        a_memory("My first microphone was a broken Grundig.", "post:1", at=long_ago)
    )
    for n in range(2, 8):
        store.remember(a_memory(f"A new microphone arrived today, number {n}.", f"post:{n}"))
    assert store.recall("yuri", "her first broken microphone")[0].memory.id == old


def test_of_two_equal_matches_the_newer_one_leads(
    store: MemoryStore, a_memory: Make, world: FrozenClock
) -> None:
    ids = []
    for n, days in enumerate((10, 400, 100)):
        at = world.now() - timedelta(days=days)
        text = ("violet harbour", "harbour violet", "harbour, so violet")[n]
        ids.append(store.remember(a_memory(text, f"post:{n}", at=at)))
    for n in range(5):
        store.remember(a_memory(f"something else {n} entirely", f"post:9{n}"))
    assert store.recall("yuri", "violet harbour")[0].memory.id == ids[0]


def test_one_thought_said_many_times_comes_back_once(store: MemoryStore, a_memory: Make) -> None:
    for n in range(6):
        store.remember(a_memory(f"我不在场，但我一直在线{'。' * n}", f"post:{n}"))
    other = store.remember(a_memory("在线的人最怕断电。", "post:9"))
    found = [each.memory.id for each in store.recall("yuri", "一直在线")]
    assert len(found) == 2
    assert other in found


def test_kinds_narrow_what_is_recalled(store: MemoryStore, a_memory: Make) -> None:
    store.remember(a_memory("The harbour at night.", "post:1"))
    belief = store.remember(a_memory("A harbour is a promise.", "belief:1", kind="belief"))
    found = store.recall("yuri", "harbour", kinds=["belief"])
    assert [each.memory.id for each in found] == [belief]
    assert store.recall("yuri", "harbour", kinds=[]) == []


@pytest.mark.parametrize("query", ["", "   ", '"', "AND OR NOT", "a* NEAR(b", "🌙", "的" * 5000])
def test_any_query_is_answered(store: MemoryStore, a_memory: Make, query: str) -> None:
    store.remember(a_memory("🌙"))
    store.remember(a_memory("", "post:2"))
    store.recall("yuri", query)
    assert store.fault is None


def test_what_the_heading_says_helps_to_find_a_memory(store: MemoryStore, a_memory: Make) -> None:
    new = a_memory("Recorded in one night.", "lore/works.md#1", kind="work")
    store.remember(NewMemory(**{**vars(new), "about": "Surreal"}))
    assert store.recall("yuri", "surreal")[0].memory.about == "Surreal"


def test_two_personas_never_see_each_others_memories(store: MemoryStore, a_memory: Make) -> None:
    secret = "The password of the greenhouse is juniper."
    hers = store.remember(a_memory(secret, "post:1", persona="yuri"))
    others = store.remember(a_memory(secret, "post:1", persona="Yuri"))
    third = store.remember(a_memory(secret, "post:1", persona="林 / ../yuri"))
    for n in range(40):
        store.remember(a_memory(f"{secret} {n} {n * n}", f"post:x{n}", persona="mira"))
    for persona, own in (("yuri", hers), ("Yuri", others), ("林 / ../yuri", third)):
        for query in (secret, "juniper", "yuri", "post:1", "greenhouse password"):
            found = store.recall(persona, query, limit=50)
            assert {each.memory.id for each in found} <= {own}
        assert [each.memory.id for each in store.recall(persona, secret)] == [own]
        assert store.counts(persona) == {"post": 1}
    assert store.recall("nobody", secret) == []


def test_the_labels_lore_is_everybodys(store: MemoryStore, a_memory: Make) -> None:
    lore = store.remember(a_memory("The label began in a laundry.", "l#1", LABEL, "lore"))
    for persona in ("yuri", "mira"):
        assert [each.memory.id for each in store.recall(persona, "laundry")] == [lore]
