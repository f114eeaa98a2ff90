"""Two hundred bits flipped, half of them under a program that has the database open."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from agent.database import Database
from agent.types.clocks import Clocks, FrozenClock
from tests.faults.damaging import Trial, filled


@pytest.mark.timeout(1800)
def test_two_hundred_flips_publish_nothing_wrong(
    database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock
) -> None:
    bodies = filled(database, clocks, world, wall)
    trial, chance = Trial(Path(database.read.url.database or ""), bodies, clocks, Counter()), Random(1)  # fmt: skip
    for number in range(200):
        trial.flip(chance, running=number % 2 == 0)
    print(dict(trial.outcomes), trial.offered)
    assert trial.wrong == 0
