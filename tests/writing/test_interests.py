"""What she cares about in a story: keywords by their place and weight, and meaning where an embedder tells."""

from collections.abc import Sequence

from agent.types.news import Story
from agent.types.persona import Interest
from agent.writing.appeal import Known, appeal
from agent.writing.interests import touched_interests
from agent.writing.meaning import FEWEST, meant
from tests.writing.briefs import config
from tests.writing.test_choose import told

RAIN = Interest(name="rain", weight=2, keywords=("rain", "drizzle"))
LAMPS = Interest(name="lamps", weight=1, keywords=("lamp",))
BOTH = (RAIN, LAMPS)


def counts(title: str, summary: str = "", **meant: float) -> dict[str, float]:
    return {each.name: each.counts for each in touched_interests(title, summary, BOTH, meant)}


def test_a_weight_counts_whole_in_a_title_and_in_part_in_a_summary() -> None:
    assert counts("Rain over Pell", "a lamp") == {"rain": 2.0, "lamps": 0.4}


def test_the_strongest_interest_stands_first_and_says_by_what() -> None:
    first, second = touched_interests("A lamp in the rain", "", BOTH, {})
    assert str(first) == "rain (“rain” in its title, weight 2)"
    assert second.name == "lamps"


def test_what_is_near_in_meaning_counts_without_a_keyword_but_less_than_one() -> None:
    near = counts("Wet all day", rain=1.0)
    assert 0 < near["rain"] < counts("Rain all day")["rain"]
    (told_so,) = touched_interests("Wet all day", "", BOTH, {"rain": 0.5})
    assert "near in meaning, 50%" in str(told_so)


def test_a_keyword_and_nearness_are_not_counted_twice() -> None:
    assert counts("Rain all day", rain=1.0) == {"rain": 2.0}


def stories(*titles: str) -> list[Story]:
    others = [f"Report {'x' * number}" for number in range(FEWEST)]
    return [told(number, title, "en") for number, title in enumerate((*titles, *others))]


def wet(texts: Sequence[str]) -> list[list[float]]:
    """Knows that a downpour is rain, and tells nothing else apart but by a hair."""
    return [
        [1.0, 0.0] if "rain" in text or "Downpour" in text else [len(text) % 5 / 99, 1.0]
        for text in texts
    ]


def test_meaning_finds_the_story_that_stands_out_among_the_day_s() -> None:
    found = meant(stories("Downpour in Arnholt"), BOTH, wet)
    assert found == {0: {"rain": 1.0}}


def test_an_embedder_that_tells_nothing_counts_nothing() -> None:
    assert (
        meant(stories("Downpour in Arnholt"), BOTH, lambda texts: [[1.0, 2.0]] * len(texts)) == {}
    )


def test_with_few_stories_nobody_knows_what_is_usual() -> None:
    assert meant(stories("Downpour in Arnholt")[:5], BOTH, wet) == {}


def test_the_why_of_an_appeal_names_every_interest_with_its_reason() -> None:
    persona, label = config().personas["corrow"].file, config().label
    interest = persona.interests[0]
    word = next(each for each in interest.keywords if each.isascii())
    found = appeal(told(1, f"News of {word}", "en"), persona, label)
    assert found.why.startswith(f"touches {interest.name} (“{word}” in its title, weight")
    near = appeal(told(1, "News of it", "en"), persona, label, Known(meant={interest.name: 0.8}))
    assert f"touches {interest.name} (near in meaning, 80%" in near.why
    assert 0 < near.score < found.score
