"""Taste: what people approved counts more, what they refused less; seen in numbers and in words."""

from datetime import timedelta

import pytest

from agent.types.taste import Decided, Taste
from agent.writing.appeal import Known, appeal
from agent.writing.taste import REACH, leaning_on, learned
from tests.writing.briefs import config
from tests.writing.test_choose import LOVED, NOON

RAIN, LAMP = "A choir records the rain at Pell", "The lamp of Pell hums at night"


def decided(*rows: tuple[str, bool, str], interest: str = "", age_days: float = 0) -> Taste:
    at = NOON - timedelta(days=age_days)
    return learned([Decided(liked, why, interest, title, at) for title, liked, why in rows], NOON)


def factor(title: str, taste: Taste, *interests: str) -> float:
    found = leaning_on(title, interests, taste)
    return found.value if found else 1.0


LIKED = decided(*[(RAIN, True, "")] * 3, (LAMP, False, "taboo"), (LAMP, False, "dull"))


def test_what_people_approved_counts_more_and_what_they_refused_less() -> None:
    assert factor("Rain falls on a choir", LIKED) > 1.1
    assert factor("A lamp is lit", LIKED) < 0.9
    assert factor("An unheard-of thing", LIKED) == 1.0


def test_an_interest_has_a_leaning_of_its_own() -> None:
    taste = decided(*[("x", True, "")] * 4, interest="声音")
    assert factor("nothing known", taste, "声音") > 1.2
    assert factor("nothing known", taste, "字体") == 1.0


def test_taste_never_more_than_halves_or_adds_half() -> None:
    taste = decided(*[(RAIN, True, "")] * 200, interest="rain")
    assert 1.3 < factor(RAIN, taste, "rain") <= 1 + REACH
    taste = decided(*[(RAIN, False, "taboo")] * 200, interest="rain")
    assert 1 - REACH <= factor(RAIN, taste, "rain") < 0.7


def test_one_decision_makes_no_word_a_leaning() -> None:
    assert factor(RAIN, decided((RAIN, True, ""))) == 1.0


def test_a_refusal_for_how_it_was_said_weighs_little_against_the_story() -> None:
    of_text = decided(*[(RAIN, False, "not-her")] * 8)
    of_story = decided(*[(RAIN, False, "taboo")] * 8)
    assert factor(RAIN, of_story) < factor(RAIN, of_text) < 1


def test_old_decisions_fade() -> None:
    old = decided(*[(RAIN, True, "")] * 12, age_days=200)
    assert 1 < factor(RAIN, old) < factor(RAIN, decided(*[(RAIN, True, "")] * 12))


@pytest.mark.parametrize(("liked", "reason"), [(True, ""), (False, "dull")])
def test_the_why_of_an_appeal_tells_what_taste_did(liked: bool, reason: str) -> None:
    persona, label = config().personas["yuri"].file, config().label
    plain = appeal(LOVED, persona, label)
    taste = decided(*[(LOVED.title, liked, reason)] * 4, interest=plain.interest)
    found = appeal(LOVED, persona, label, Known(taste))
    assert (found.score > plain.score) is liked
    count = 4 if liked else 0
    assert f"taste: {count} of 4 drafts on" in found.why
    assert "taste" not in plain.why
