"""A small sample of tests/soak/test_channels.py: every channel against its pretend platform."""

from pathlib import Path

import pytest

from tests.platforms.kinds import SERVERS, kind
from tests.platforms.ordeal import trial
from tests.publishing.making import House


@pytest.mark.parametrize("name", sorted(SERVERS))
def test_nothing_is_doubled_or_lost_whatever_the_platform_does(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall) as made:
        tally = trial(house, made, range(4))
    assert tally.cases == 4
    assert (tally.duplicates, tally.lost, tally.unshown, tally.other_bytes) == (0, 0, 0, 0)
    assert (tally.impatient, tally.notices_twice) == (0, 0)
