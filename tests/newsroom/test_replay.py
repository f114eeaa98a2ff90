"""A strict reviewer, replayed in small: `python -m bench.lessons` does it for every habit and longer."""

import pytest

from bench.lessons import tried

DRAFTS = 7


@pytest.mark.timeout(180)
def test_the_same_refusal_does_not_have_to_be_given_three_times() -> None:
    learning = tried("opens with a quoted word", DRAFTS, learning=True)
    muted = tried("opens with a quoted word", DRAFTS, learning=False)
    for ends in learning.values():
        assert ends.count("refused") <= 2
        assert set(ends[-3:]) == {"approved"}
    assert sum(ends.count("refused") for ends in muted.values()) > sum(
        ends.count("refused") for ends in learning.values()
    )
