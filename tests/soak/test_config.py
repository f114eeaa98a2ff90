"""A hundred broken edits while a newsroom is open: no outage, each in status within two seconds, gone when mended."""

import time
from pathlib import Path
from random import Random

import pytest

from tests.faults.breaking import Broken, break_and_mend
from tests.houses import home_in
from tests.news_server import news_server
from tests.newsroom.conftest import house_in


@pytest.mark.timeout(1800)
def test_a_hundred_broken_edits_are_no_outage(tmp_path: Path) -> None:
    broken, chance, slowest = Broken(), Random(1), 0.0
    with news_server() as news, house_in(home_in(tmp_path / "home"), news) as house:
        while broken.wrong < 100:
            began = time.process_time()
            break_and_mend(house, chance, broken)
            slowest = max(slowest, time.process_time() - began)
    print(broken, f"slowest: {slowest:.2f} s of the processor for breaking, telling and mending")
    assert (broken.outages, broken.untold, broken.stayed) == (0, 0, 0)
