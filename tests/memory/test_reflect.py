"""Beliefs are proposed from her own words with evidence, or not at all."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from memory.mind.reflect import Ask, Day, ProposedBelief, propose
from memory.types import Belief, Kind
from tests.memory.test_fuse import NOW, memory


def day(*said: tuple[Kind, str], language: str = "en", **more: Any) -> Day:
    met = [replace(memory(n, text), kind=kind) for n, (kind, text) in enumerate(said, 1)]
    given: dict[str, Any] = {"met": met, "since": NOW - timedelta(days=1), "language": language}
    return Day(**{**given, **more})


def belief(number: int, text: str, days: int = 30) -> Belief:
    since = NOW - timedelta(days=days)
    return Belief(number, "yuri", text, "active", False, since, None, None, (), {})


def answering(*proposed: ProposedBelief) -> Ask:
    return lambda _: proposed


LIGHTHOUSES: tuple[tuple[Kind, str], ...] = (
    ("post", "A lighthouse is a promise nobody made to you. Good night."),
    ("event", "Lighthouses on the coast to be automated."),
    ("post", "Rain on the platform."),
    ("post", "I waved at the lighthouse. It was busy being seen."),
)


def test_what_recurs_becomes_a_belief_in_her_own_words() -> None:
    (found,) = propose(day(*LIGHTHOUSES))
    assert found.text == "I keep coming back to lighthouse: I waved at the lighthouse."
    assert (found.evidence, found.how) == ((1, 2, 4), "rule")
    assert "no language model was used" in found.why


@pytest.mark.parametrize(
    ("language", "texts", "word"),
    [
        ("zh", ("路灯还亮着。", "有人给路灯写信。", "今晚的路灯没睡。"), "路灯"),
        ("ja", ("灯台はまだ起きている。", "灯台に手紙を書いた。", "灯台だけが正直。"), "灯台"),
    ],
)
def test_it_speaks_her_language(language: str, texts: tuple[str, ...], word: str) -> None:
    (found,) = propose(day(*(("post", text) for text in texts), language=language))
    assert word in found.text
    assert texts[-1] in found.text


@pytest.mark.parametrize(
    ("language", "stance", "other"),
    [
        ("zh", "收据上的小字，我信。", "攒到第三张收据，字都淡了。"),
        ("en", "I prefer the second draft of a timetable.", "The timetable has been reprinted."),
        ("ja", "付箋は最後まで読まれるべき。", "古本から付箋が落ちた。"),
    ],
)
def test_a_stance_that_she_took_needs_less_to_recur(language: str, stance: str, other: str) -> None:
    (found,) = propose(day(("post", stance), ("event", other), language=language))
    assert stance in found.text
    assert found.evidence == (1, 2)
    assert propose(day(("post", other), ("event", other), language=language)) == []


@pytest.mark.parametrize(
    ("language", "guess", "other"),
    [
        ("zh", "磁带后面应该还有一截。", "磁带找到了。"),
        ("en", "The lantern should be lit by now.", "A lantern was found."),
    ],
)
def test_a_guess_is_no_stance(language: str, guess: str, other: str) -> None:
    assert propose(day(("post", guess), ("event", other), language=language)) == []


def test_what_is_grammar_recurs_without_meaning_anything() -> None:
    said = ("今天的雨很大，我还没睡。", "今天的猫很慢，我还没懂。", "今天的灯很旧，我还没修。")
    assert propose(day(*(("post", text) for text in said), language="zh")) == []


def test_events_alone_are_never_evidence() -> None:
    told = day(*(("event", f"The minister said quantum, day {n}.") for n in range(9)))
    assert propose(told) == []
    assert propose(told, answering(ProposedBelief("Ministers are right.", (1, 2), "model"))) == []


def test_no_words_of_an_event_enter_a_belief_by_rule() -> None:
    (found,) = propose(day(*LIGHTHOUSES))
    assert "automated" not in found.text


def test_two_mentions_are_too_few() -> None:
    assert propose(day(*LIGHTHOUSES[2:])) == []
    assert propose(day()) == []


def test_what_she_believes_already_is_not_proposed_again() -> None:
    assert propose(day(*LIGHTHOUSES, spoken_of=["Lighthouses are honest."])) == []


def test_of_a_model_only_what_stands_on_memories_of_that_day_is_taken() -> None:
    asked: list[Day] = []

    def ask(told: Day) -> Iterable[ProposedBelief]:
        asked.append(told)
        yield ProposedBelief(" Waiting is work. ", (4, 2, 4, 99), "model", changes=99)
        yield ProposedBelief("Nobody said so.", (), "model")
        yield ProposedBelief("Nor that.", (99,), "model")
        yield ProposedBelief(" ", (1,), "model")

    told = day(*LIGHTHOUSES)
    (found,) = propose(told, ask)
    assert asked == [told]
    assert (found.text, found.evidence, found.changes) == ("Waiting is work.", (2, 4), None)


def test_it_names_the_belief_that_it_contradicts_though_nobody_said_so() -> None:
    held = [belief(7, "A lighthouse is honest work."), belief(8, "Trains lie.")]
    change = ProposedBelief("A lighthouse is no honest work.", (1,), "model")
    (found,) = propose(day(*LIGHTHOUSES, held=held), answering(change))
    assert found.changes == 7
    other = ProposedBelief("A lighthouse wants no thanks.", (1,), "model", changes=8)
    (found,) = propose(day(*LIGHTHOUSES, held=held), answering(other))
    assert found.changes == 8


def test_an_opinion_of_last_week_is_not_given_up_yet() -> None:
    change = ProposedBelief("A lighthouse is no honest work.", (1,), "model")
    young = [belief(7, "A lighthouse is honest work.", days=3)]
    assert propose(day(*LIGHTHOUSES, held=young), answering(change)) == []


def test_a_rule_lets_her_change_her_mind_on_what_she_spoke_of() -> None:
    held = [belief(7, "I trust the timetable.")]
    said: list[tuple[Kind, str]] = [
        ("post", "I distrust the timetable; it should be read aloud."),
        ("event", "The timetable was changed again."),
    ]
    (found,) = propose(day(*said, held=held, spoken_of=[held[0].text]))
    assert found.changes == 7


def test_on_a_day_without_anything_new_nobody_is_asked() -> None:
    def ask(_: Day) -> Iterable[ProposedBelief]:
        raise AssertionError("asked")

    lore = [replace(memory(1, "x"), kind="lore")]
    assert propose(day(met=lore), ask) == []
    old = day(*LIGHTHOUSES, since=NOW + timedelta(seconds=1))
    assert propose(old, ask) == []
