"""Texts as vectors: no two grams share a number, and every vector is of length one."""

import numpy as np
import pytest

from agent.voice.background import background
from agent.voice.grams import LONGEST, Vocabulary, counted, often


@pytest.mark.parametrize("language", ["zh", "ja", "en"])
def test_no_two_grams_share_a_number(language: str) -> None:
    texts = [text.lower().strip() for text in background(language)[::4]]
    grams = {
        padded[at : at + size]
        for padded in (f" {text} " for text in texts)
        for size in range(1, LONGEST + 1)
        for at in range(len(padded) - size + 1)
    }
    assert len(often(texts, 1)[0]) == len(grams)


def test_a_gram_is_counted_as_often_as_it_stands_and_damped() -> None:
    keys, counts = counted("灯灯灯")
    assert dict(zip(*np.unique(counts.round(4), return_counts=True), strict=True)) == {
        1.0: 7,
        round(float(np.log(2)) + 1, 4): 2,
        round(float(np.log(3)) + 1, 4): 1,
    }
    assert (keys[1:] > keys[:-1]).all()


def test_unknown_grams_count_in_the_length_and_known_ones_keep_their_place() -> None:
    known = Vocabulary(often(["灯没关"], 1)[0], np.full(13, 2.0), 3.0)
    _, whole = known.weighed("灯没关")
    _, part = known.weighed("灯没开")
    assert whole @ whole == pytest.approx(1)
    assert part @ part < 0.6
    wider = known.with_new(counted("门也")[0])
    assert set(wider.idf[np.searchsorted(wider.keys, known.keys)]) == {2.0}


def test_half_a_sign_and_signs_beyond_the_first_plane_are_grams_too() -> None:
    assert len(counted("\ud83d")[0]) == len(counted("😀")[0]) == len(counted("灯")[0])
