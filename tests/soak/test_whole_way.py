"""A post's whole way, from its slot to memory on five channels, killed by signal at five hundred points of it, most
of them while it recovers from the one before; and a plain loop on the same way, which the trial must find wanting."""

import json
from pathlib import Path
from random import Random

import pytest

from tests.faults.walked import STRACE, Tally, counted, kill_at, naive, points
from tests.faults.way import begun

POINTS = 520
NAIVE = ("sendto", "recvfrom", "fdatasync", "pwrite64")

pytestmark = pytest.mark.skipif(STRACE is None, reason="needs strace")


def told(tally: Tally) -> str:
    return json.dumps({**vars(tally), "at": dict(tally.at)})


@pytest.mark.timeout(4 * 3600)
def test_wherever_it_is_killed_every_channel_shows_the_post_once(tmp_path: Path) -> None:
    tally, chance = Tally(), Random(1)
    with begun(tmp_path / "home") as way:
        found = points(counted(way.fresh(tmp_path / "counted"), tmp_path), POINTS, chance)
        chance.shuffle(found)
        number = 0
        while tally.killed < POINTS:
            kills = [found[number % len(found)], *chance.sample(found, 3)]
            kill_at(way.fresh(tmp_path / f"{number}"), tmp_path, kills, tally)
            number += 1
            print(told(tally), flush=True)
    assert tally.while_recovering >= POINTS / 10
    assert (tally.duplicates, tally.lost, tally.other_bytes) == (0, 0, 0)
    assert tally.slowest <= 5


@pytest.mark.timeout(3600)
def test_a_plain_loop_fails_the_same_trial(tmp_path: Path) -> None:
    tally = Tally()
    with begun(tmp_path / "home") as way:
        counts = counted(way.fresh(tmp_path / "counted"), tmp_path)
        for number in range(12):
            call = NAIVE[number % len(NAIVE)]
            nth = counts[call] * (60 + 40 * number // 12) // 100
            kills = [(call, max(nth, 1))]
            kill_at(way.fresh(tmp_path / f"{number}"), tmp_path, kills, tally, naive)
            print(told(tally), flush=True)
    assert tally.duplicates > 0
