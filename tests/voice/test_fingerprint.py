"""Her voice as a number that can be held against a text."""

from statistics import median
from time import process_time

import pytest

from agent.voice.background import background
from agent.voice.fingerprint import Fingerprint
from agent.voice.learn import parts_of
from tests.voice.voices import CANON, UNSEEN

HERS = Fingerprint.of(CANON, background("zh"))


def test_her_own_unseen_lines_score_above_an_assistants() -> None:
    flat = Fingerprint.of(CANON, background("zh")[::2])
    assert min(flat.score(line) for line in UNSEEN) > max(
        flat.score(line) for line in background("zh")[1::2]
    )


def test_fifty_is_the_middle_of_her_canon_with_each_line_judged_by_the_others() -> None:
    alone = [
        Fingerprint.of([each for each in CANON if each != line], background("zh")).score(line)
        for line in CANON[::10]
    ]
    assert median(alone) == pytest.approx(50, abs=6)


def test_scores_stay_between_nothing_and_a_hundred() -> None:
    for text in ("", "！", "灯" * 5000, "hello", "\n"):
        assert 0 <= HERS.score(text) <= 100


def test_the_same_canon_gives_the_same_fingerprint() -> None:
    assert Fingerprint.of(CANON, background("zh")) == HERS


def test_a_single_line_is_enough_to_be_asked_and_none_is_an_error() -> None:
    assert 0 <= Fingerprint.of(CANON[:1], background("zh")[:1]).score("灯") <= 100
    with pytest.raises(ValueError, match="canon"):
        Fingerprint.of([], background("zh"))


def test_what_she_never_does_is_said_in_words() -> None:
    marks = HERS.marks("灯没关！" + "这是一句很长很长的话" * 6)
    assert [mark.split(";")[0] for mark in marks][:3] == [
        "a sentence of 60 characters", "64 characters", "she never writes ！",
    ]  # fmt: skip
    assert HERS.marks(CANON[0]) == []


def test_several_texts_together_say_more_than_one() -> None:
    widths = [HERS.width(size) for size in (1, 5, 10)]
    assert widths == sorted(widths, reverse=True)
    assert HERS.score_of(UNSEEN[:5]) > 3 * HERS.score_of(background("zh")[:5])


def test_a_line_of_canon_never_judges_itself() -> None:
    without = Fingerprint.of(CANON[1:], background("zh"))
    assert HERS.raw(CANON[0]) == pytest.approx(without.raw(CANON[0]), abs=0.15)


def test_building_and_scoring_are_quick() -> None:
    Fingerprint.of(CANON[:1], background("zh"))  # what the background costs is paid once
    start = process_time()
    Fingerprint.of(CANON + UNSEEN, background("zh"))
    built = process_time()
    for line in UNSEEN:
        HERS.score(line)
    assert built - start < 0.5
    assert (process_time() - built) / len(UNSEEN) < 0.005


def test_lines_from_elsewhere_are_at_least_ten_away_or_a_quarter_of_canon() -> None:
    told = {count: set(_parts(count)) for count in (8, 30, 60, 200)}
    assert told == {8: {2}, 30: {7, 8}, 60: {10}, 200: {25}}


def _parts(count: int) -> list[int]:
    return [len(part) for part in parts_of(count)]
