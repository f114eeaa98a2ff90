"""A disk that is full or fails, at the Nth call of its kind, once or for ever after, on a post's whole way. A plain
write fails once only: pipes and the wake-ups between threads are written so, too, and no full disk stops these."""

import json
from pathlib import Path
from random import Random

import pytest

from tests.faults.walked import STRACE, Tally, counted, fail_at
from tests.faults.way import begun

CASES = 80
FAILING = (("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("fdatasync", "EIO"), ("write", "ENOSPC"), ("openat", "ENOSPC"))  # fmt: skip


@pytest.mark.skipif(STRACE is None, reason="needs strace")
@pytest.mark.timeout(2 * 3600)
def test_after_a_disk_that_failed_every_channel_shows_the_post_once(tmp_path: Path) -> None:
    tally, chance = Tally(), Random(3)
    with begun(tmp_path / "home") as way:
        counts = counted(way.fresh(tmp_path / "counted"), tmp_path)
        for number in range(CASES):
            call, error = FAILING[number % len(FAILING)]
            nth = chance.randrange(1, counts[call] + 1)
            when = f"{nth}{'+' if number % 2 and call != 'write' else ''}"
            fail_at(way.fresh(tmp_path / f"{number}"), tmp_path, call, error, when, tally)
            print(json.dumps({**vars(tally), "at": dict(tally.at)}), flush=True)
    assert (tally.duplicates, tally.lost, tally.other_bytes) == (0, 0, 0)
