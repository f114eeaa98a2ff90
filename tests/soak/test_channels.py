"""Two hundred seeded cases and more per channel: answers lost, posts applied late, pauses, refusals, hangs, deaths."""

import json
from pathlib import Path

import pytest

from agent.database import Database
from agent.types.clocks import Clocks, FrozenClock
from tests.platforms.kinds import HURRIED_SECONDS, SERVERS, kind
from tests.platforms.ordeal import Tally, trial
from tests.publishing.making import House

CASES = 220
CHAINED = {"mastodon": {"at_most": 140}, "bluesky": {}, "x": {}}


@pytest.fixture
def house(database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock) -> House:
    return House(database, clocks, world, wall)


def holds(tally: Tally) -> bool:
    wrong = (tally.duplicates, tally.lost, tally.unshown, tally.other_bytes, tally.torn)
    return not any((*wrong, tally.impatient, tally.notices_twice))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", sorted(SERVERS))
def test_no_duplicate_no_loss_honoured_waits_and_one_notice(
    name: str, house: House, tmp_path: Path
) -> None:
    with kind(name, tmp_path, house.wall, HURRIED_SECONDS) as made:
        tally = trial(house, made, range(CASES))
    print(name, json.dumps({**vars(tally), "acts": dict(tally.acts)}))
    assert holds(tally)
    assert (tally.cases, len(tally.acts)) == (CASES, 11)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", sorted(CHAINED))
def test_a_chain_is_there_once_in_order_and_whole(name: str, house: House, tmp_path: Path) -> None:
    with kind(name, tmp_path, house.wall, HURRIED_SECONDS, chain=9, **CHAINED[name]) as made:
        tally = trial(house, made, range(CASES))
    print(name, json.dumps({**vars(tally), "acts": dict(tally.acts)}))
    assert holds(tally)
    assert tally.posts > 2 * CASES
