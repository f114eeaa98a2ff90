"""Three kinds of claim, told apart in code and trace; and numbers that are worked out once too often."""

from typing import Any

import pytest

from agent.text.reckoning import worked_out
from agent.text.statements_of_fact import facts_stated
from agent.types.writing import Candidate, Spoken, Verdict
from agent.writing.claims import claims_by_kind
from agent.writing.judge import best, flags_of
from agent.writing.opinions import Opinions
from tests.writing.briefs import brief, source, story


def codes(candidate: Candidate, **more: Any) -> set[str]:
    return {flag.code for flag in flags_of(candidate, brief(**more))}


@pytest.mark.parametrize(
    "text",
    [
        "“卸载”这个词，以前是对船说的。",
        "字幕里写（鸟叫），一般是天快亮了。",
        'In the forecast "good" means that you could see more than five miles.',
        "On a chart E.D. stands beside a rock that nobody has found since: existence doubtful.",
        "「栖」はもともとは鳥のことだ。",
    ],
)
def test_what_a_word_means_or_what_is_usual_is_a_fact_for_a_person_to_check(text: str) -> None:
    assert facts_stated(text)


@pytest.mark.parametrize(
    "text",
    [
        "楼下喊一声豆豆，狗抬头，小孩回头。",
        "Fog till ten. Pasco came up for the ladder.",
        "灯还亮着。",
    ],
)
def test_what_merely_happens_states_no_fact(text: str) -> None:
    assert facts_stated(text) == []


def test_a_fact_that_the_writer_did_not_name_is_flagged_and_named() -> None:
    told = flags_of(Candidate('"Thick" means fog at sea. It was thick.'), brief())
    named = [flag for flag in told if flag.code == "claim"]
    assert [flag.single for flag in named] == [True]
    assert '“"Thick" means fog at sea.”' in named[0].words


def test_a_fact_from_her_own_lore_or_the_source_needs_no_check() -> None:
    told = 'In the paper mill "thick" means a sheet of four grams, the mill says'
    given = story("A mill", sources=(source("A mill", summary=told),))
    assert "claim" not in codes(Candidate(told), occasion=given)


def test_a_number_or_a_name_makes_what_is_imagined_a_report() -> None:
    piece = "a technician in Oslo had used the two hands since 1971"
    found = codes(Candidate(f"Robots: {piece}.", imagined=(piece,)))
    assert "imagined-report" in found
    plain = "the robot would like a day off"
    assert "imagined-report" not in codes(Candidate(f"I suppose {plain}.", imagined=(plain,)))


def test_her_own_world_may_bear_names_and_numbers() -> None:
    piece = "the collector in Leeds has sent a card"
    assert "imagined-report" not in codes(Candidate(f"{piece}.", imagined=(piece,)))


def test_the_trace_tells_the_kinds_apart() -> None:
    candidate = Candidate('"Thick" means fog.', imagined=("fog in a hat",))
    kinds = claims_by_kind(candidate, Verdict(flags=flags_of(candidate, brief())))
    assert kinds["news"] == []
    assert kinds["imagined"] == ["fog in a hat"]
    assert "reads as a fact" in kinds["world"][0]


def test_numbers_are_worked_out_rarely() -> None:
    text = "除以三十一年，每天不到一次。"
    assert worked_out(text)
    assert "reckons" not in codes(Candidate(text))
    assert "reckons" in codes(Candidate(text), spoken=Spoken(posts=("摊到每天是两步。",)))


def test_an_angle_that_people_swap_to_is_preferred_where_the_rest_is_equal() -> None:
    two = [Candidate("one", angle="envy"), Candidate("two", angle="pedantry")]
    verdicts = [Verdict(flags=(), voice=50.0, opinion=6.0)] * 2
    judged = Opinions.model_validate({"opinions": [], "best": 5})
    assert best(two, verdicts, 0, judged) == 0
    assert best(two, verdicts, 0, judged, {"envy": -0.3, "pedantry": 0.3}) == 1
