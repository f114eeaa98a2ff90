"""Drift: the last texts against her canon, and when it is no chance any more."""

import random

from agent.voice.background import background
from agent.voice.drift import BLOCK, Limits, drift, slide, split, windows
from agent.voice.fingerprint import Fingerprint
from tests.voice.voices import CANON, UNSEEN

FLAT = background("zh")[::2]
HERS = Fingerprint.of(CANON, background("zh")[1::2])


def mixed(count: int) -> list[str]:
    """Half hers, half an assistant's, in no order."""
    texts = [*UNSEEN[: count // 2], *FLAT[: count // 2]]
    random.Random(1).shuffle(texts)
    return texts


def test_her_own_lines_drift_little_and_an_assistants_far() -> None:
    near, far = drift(HERS, UNSEEN), drift(HERS, FLAT)
    assert near is not None
    assert far is not None
    assert near > -15 > -35 > far


def test_only_the_last_texts_count() -> None:
    assert drift(HERS, [*FLAT, *UNSEEN], last=10) == drift(HERS, UNSEEN, last=10)


def test_two_texts_are_too_few_to_say() -> None:
    assert drift(HERS, UNSEEN[:2]) is None


def test_a_window_says_how_often_her_own_lines_score_lower() -> None:
    found = windows(HERS, FLAT)
    assert [window.count for window in found] == [10, 20, 50]
    assert all(window.share < 0.01 for window in found)
    assert windows(HERS, CANON)[0].share > 0.01


def test_an_alien_half_is_noticed_within_twenty_posts() -> None:
    assert slide(HERS, mixed(BLOCK)) is not None


def test_of_a_hundred_streams_of_her_own_about_five_alarm() -> None:
    chance = random.Random(2)
    streams = [chance.choices(CANON, k=BLOCK) for _ in range(100)]
    assert sum(slide(HERS, stream) is not None for stream in streams) <= 10


def test_one_post_alone_never_alarms_however_strange() -> None:
    assert slide(HERS, FLAT[:1]) is None
    assert slide(HERS, [*CANON[:9], "Hello!"]) is None


def test_a_post_that_is_very_like_her_makes_up_for_none_that_is_not() -> None:
    limits = Limits(least=-3.0, most=0.0, means=((2, -0.4),))
    assert limits.below([-1.0, 5.0])
    assert not limits.below([-0.5, 0.0])


def test_what_was_taken_into_canon_is_growth_and_no_drift() -> None:
    new = [f"The {word} was here. Nobody asked the {word}." for word in "abcdefghijklmnopqrst"]
    assert slide(HERS, new) is not None
    assert slide(Fingerprint.of([*CANON, *new], background("zh")[1::2]), new) is None


def test_windows_can_be_split_by_what_changed() -> None:
    models = ["old"] * 10 + ["new"] * 10
    found = split(HERS, [*UNSEEN[:10], *FLAT[:10]], models)
    assert found["old"].score > 3 * found["new"].score
