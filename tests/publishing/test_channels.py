"""A small sample of tests/soak/test_channels.py: every channel against its pretend platform."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channel import Parcel, Receipt
from tests.platforms.kinds import HURRIED_SECONDS, SERVERS, Kind, kind
from tests.platforms.ordeal import trial
from tests.publishing.making import House


@pytest.mark.parametrize("name", sorted(SERVERS))
def test_nothing_is_doubled_or_lost_whatever_the_platform_does(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall, HURRIED_SECONDS) as made:
        tally = trial(house, made, range(4))
    assert tally.cases == 4
    assert (tally.duplicates, tally.lost, tally.unshown, tally.other_bytes) == (0, 0, 0, 0)
    assert (tally.impatient, tally.notices_twice) == (0, 0)


@dataclass(frozen=True)
class Naive:
    """What not to do: every missing answer counts as nothing sent, and it is sent again."""

    kind: Kind
    repeatable: bool = True

    @property
    def name(self) -> str:
        return self.kind.channel.name

    def send(self, parcel: Parcel) -> Receipt:
        try:
            return self.kind.channel.send(parcel)
        except DeliveryUnsure as unsure:
            raise DeliveryFault(unsure.message) from unsure


def test_a_channel_that_takes_silence_for_a_no_fails_the_same_trial(
    house: House, tmp_path: Path
) -> None:
    with kind("telegram", tmp_path, house.wall, HURRIED_SECONDS) as made:
        tally = trial(house, replace(made, channel=Naive(made)), range(8))
    assert tally.duplicates > 0
