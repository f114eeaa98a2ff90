"""Lessons in the ledger: merged by trait or by like notes, exact about who gave them, never a pile."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from random import Random

import pytest
from sqlalchemy import Connection

from agent.database import Database
from agent.types.clocks import FrozenClock
from memory.memory import MemoryStore
from memory.mind import lessons
from memory.mind.lesson_rows import alike
from memory.mind.lessons import FADED, HALVED_BY, MOST, STANDING, Moved, strength
from memory.types import Kind, Lesson, NewLesson

LESSON: tuple[Kind, ...] = ("lesson",)
Give = Callable[..., None]


@pytest.fixture
def give(store: MemoryStore, world: FrozenClock) -> Give:
    def given(source: str, *, by: str = "mei", **more: str) -> None:
        new, at = a_lesson(**more), world.now()
        store.mind.teach(partial(lessons.learn, taught=[new], source=source, by=by, at=at))

    return given


def a_lesson(
    trait: str = "", note: str = "", persona: str = "yuri", code: str = "dull", family: str = ""
) -> NewLesson:
    words = f"Don't {trait}" if trait else f"“{note}”"
    return NewLesson(persona, code, trait, words, "refused as dull", note=note, family=family)


def counting(store: MemoryStore) -> list[Lesson]:
    return [lesson for lesson in store.mind.lessons("yuri") if lesson.counts]


def test_strength_grows_with_each_giving_up_to_a_cap_and_halves_with_what_is_kept() -> None:
    assert [strength(times, 0) for times in (0, 1, 2, 9)] == [0.0, 1.0, 2.0, MOST]
    assert strength(2, HALVED_BY) == 1.0
    assert strength(1, 2 * HALVED_BY + 1) < FADED


def test_the_same_trait_is_one_lesson_whatever_it_was_refused_as(
    store: MemoryStore, give: Give
) -> None:
    give("decision:1", trait="ends-question")
    give("decision:2", trait="ends-question", code="not-her", by="bo")
    give("decision:3", trait="question")
    assert [(each.trait, len(each.givings)) for each in counting(store)] == [
        ("ends-question", 2), ("question", 1),
    ]  # fmt: skip


def test_a_measure_given_anew_replaces_the_old_one(store: MemoryStore, give: Give) -> None:
    give("decision:1", trait="longer:80", family="longer:")
    give("decision:2", trait="longer:64", family="longer:")
    (lesson,) = counting(store)
    assert (lesson.trait, lesson.words, len(lesson.givings)) == ("longer:64", "Don't longer:64", 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("anybody could say this", "this anybody could have said", True),
        ("anybody could say it, too generic", "too generic, anybody says it", True),
        ("谁都会这么说", "谁都能这么说", True),
        ("太甜", "太长", False),
        ("too much tea again", "tea again, much too much", True),
        ("sounds like an advert", "sounds like a sermon", False),
    ],
)
def test_notes_are_alike_when_they_ask_for_the_same(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_what_was_reworded_in_the_ledger_is_found_by_its_new_words(
    store: MemoryStore, give: Give
) -> None:
    give("decision:1", note="it sounds like a brochure for cruises")
    (lesson,) = counting(store)
    store.mind.teach(
        partial(lessons.reword, lesson_id=lesson.id, words="no harbour postcards", by="ana")
    )
    assert [f.memory.id for f in store.recall("yuri", "postcards", kinds=LESSON)] == [lesson.id]
    assert store.catch_up() == 0


def test_a_faded_lesson_is_not_recalled_and_keeps_its_history(
    store: MemoryStore, give: Give
) -> None:
    give("decision:1", note="it sounds like a brochure for cruises")
    (lesson,) = counting(store)
    for _ in range(2 * HALVED_BY + 1):
        store.mind.teach(partial(lessons.keep, lesson_ids=[lesson.id]))
    assert store.recall("yuri", "brochure", kinds=LESSON) == []
    (rested,) = store.mind.lessons("yuri")
    assert (rested.counts, [each.by for each in rested.givings]) == (False, ["mei"])


def test_a_change_that_fails_leaves_no_half_lesson(store: MemoryStore) -> None:
    new = NewLesson("yuri", "dull", "ends-question", "Don't", "refused")

    def half(connection: Connection) -> Moved:
        lessons.learn(
            connection,
            [new],
            "decision:1",
            "mei",
            datetime.fromisoformat("2026-03-11T04:00:00+00:00"),
        )
        raise InterruptedError

    with pytest.raises(InterruptedError):
        store.mind.teach(half)
    assert store.mind.lessons("yuri") == []


def test_a_forgotten_lesson_neither_counts_nor_comes_back_with_its_words(
    store: MemoryStore, give: Give
) -> None:
    give("decision:1", note="it sounds like a brochure for cruises")
    (lesson,) = counting(store)
    store.forget(lesson.id)
    assert store.mind.lessons("yuri") == []
    give("decision:2", note="it sounds like a brochure for cruises")
    (again,) = counting(store)
    assert again.id != lesson.id
    assert [each.source for each in again.givings] == ["decision:2"]


def test_two_hundred_decisions_pile_up_to_a_few_dozen_lessons(
    store: MemoryStore, database: Database, world: FrozenClock
) -> None:
    chance = Random(7)
    words = [
        f"{a} {b} {c}"
        for a in ["sea", "tea", "bus", "map", "hat", "rope"]
        for b in ["sold", "told", "sung", "cut"]
        for c in ["late", "soon", "twice"]
    ]
    with database.write.begin() as connection:  # not one by one: none of it need be found
        for number in range(200):
            world.advance(timedelta(hours=9))
            trait = chance.choice([*(f"trait-{n}" for n in range(25)), *[""] * 25])
            new, by = a_lesson(trait, chance.choice(words)), chance.choice("abc")
            lessons.learn(connection, [new], f"decision:{number}", by, world.now())
    assert len(counting(store)) <= STANDING
