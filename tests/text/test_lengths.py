"""Lengths per channel."""

from agent.text.lengths import length


def test_a_channel_without_a_count_of_its_own_counts_graphemes() -> None:
    assert length("👩\u200d👧 在家") == length("👩\u200d👧 在家", "nowhere") == 4
