"""Two hundred seeded cases and more per channel: answers lost, posts applied late, pauses, refusals, hangs, deaths."""

import json
from pathlib import Path

import pytest

from agent.database import Database
from agent.types.clocks import Clocks, FrozenClock
from tests.platforms.kinds import HURRIED_SECONDS, SERVERS, kind
from tests.platforms.ordeal import trial
from tests.publishing.making import House

CASES = 220


@pytest.fixture
def house(database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock) -> House:
    return House(database, clocks, world, wall)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", sorted(SERVERS))
def test_no_duplicate_no_loss_honoured_waits_and_one_notice(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall, HURRIED_SECONDS) as made:
        tally = trial(house, made, range(CASES))
    print(name, json.dumps({**vars(tally), "acts": dict(tally.acts)}))
    assert tally.cases == CASES
    assert (tally.duplicates, tally.lost, tally.unshown, tally.other_bytes) == (0, 0, 0, 0)
    assert (tally.impatient, tally.notices_twice) == (0, 0)
    assert len(tally.acts) == 11
