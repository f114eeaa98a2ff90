"""A post's whole way, from its slot to memory on five channels, killed by signal at five hundred points of it, most
of them while it recovers from the one before; and a plain loop on the same way, which the trial must find wanting."""

import json
import os
from pathlib import Path
from random import Random

import pytest

from agent.newsroom.publish import publish_due
from tests.faults.walked import (
    STRACE,
    Tally,
    between_send_and_note,
    calls,
    counted,
    kill_at,
    naive,
    points,
)
from tests.faults.way import begun

POINTS = int(os.environ.get("SELFSAME_KILLS", "520"))
FIRST = int(os.environ.get("SELFSAME_FIRST_WAY", "0"))
"""The number of the first way: a trial that was cut off goes on there."""

pytestmark = pytest.mark.skipif(STRACE is None, reason="needs strace")


def told(tally: Tally) -> str:
    return json.dumps({**vars(tally), "at": dict(tally.at)})


@pytest.mark.timeout(4 * 3600)
def test_wherever_it_is_killed_every_channel_shows_the_post_once(tmp_path: Path) -> None:
    tally = Tally()
    with begun(tmp_path / "home") as way:
        counts = counted(way.fresh(tmp_path / "counted"), tmp_path)
        number = FIRST
        while tally.killed < POINTS:
            chance = Random(number)
            kills = chance.sample(points(counts, 520, chance), 4)
            kill_at(way.fresh(tmp_path / f"{number}"), tmp_path, kills, tally)
            number += 1
            print(told(tally), flush=True)
    assert tally.while_recovering >= POINTS / 10
    assert (tally.duplicates, tally.lost, tally.other_bytes) == (0, 0, 0)
    assert tally.slowest <= 5


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("plain", [True, False])
def test_killed_between_send_and_note_a_plain_loop_posts_twice_and_selfsame_does_not(
    tmp_path: Path, plain: bool
) -> None:
    tally, publish = Tally(), naive if plain else publish_due
    with begun(tmp_path / "home") as way:
        made = calls(way.fresh(tmp_path / "counted"), tmp_path, publish)
        for number, kill in enumerate(between_send_and_note(made)):
            kill_at(way.fresh(tmp_path / f"{number}"), tmp_path, [kill], tally, publish)
            print("plain loop" if plain else "selfsame", told(tally), flush=True)
    assert tally.killed >= 3
    assert (tally.duplicates > 0) == plain
    assert (tally.lost, tally.other_bytes) == (0, 0)
