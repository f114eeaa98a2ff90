"""A feed's address at which nobody answers."""

import socket
from pathlib import Path

from agent.news.fetch import fetch
from agent.news.way import way_of
from agent.types.clocks import SystemClock
from agent.types.news import FeedForFetch
from agent.types.settings import NetworkSettings, NewsSettings


def test_an_address_that_nobody_answers_at_is_told_without_the_systems_numbers(
    tmp_path: Path,
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and never listened on
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/feed.xml"
        network = NetworkSettings(pause_seconds=0, allow=("127.0.0.0/8",))
        way = way_of(tmp_path, NewsSettings(timeout_seconds=5), network, SystemClock())
        error = fetch(FeedForFetch(1, url), way).error
    assert error == (
        "nobody answers at that address; look whether it is right, and whether the site is up"
    )
