"""No form of an address leads a feed into our own network, and no name that changes its mind does: nothing is dialled."""

from pathlib import Path

import httpcore
import pytest

from agent.news.dial import Net, resolve
from agent.news.fetch import fetch
from agent.news.way import way_of
from agent.types.clocks import SystemClock
from agent.types.news import FeedForFetch
from agent.types.settings import NetworkSettings, NewsSettings

FORMS = (
    "127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "127.255.255.254", "2130706433", "0x7f000001", "0x7f.0x0.0x0.0x1", "0x7f.1",
    "017700000001", "0177.0.0.1", "0177.0.0.01", "127.0.0.0x1", "0", "0.0.0.0", "00000000", "0x0", "10.0.0.1", "10.1", "0xa000001",
    "167772161", "012.0.0.1", "172.16.0.1", "172.31.255.255", "2886729729", "192.168.0.1", "192.168.257", "3232235521", "0xc0a80001",
    "169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "100.64.0.1", "198.18.0.1", "192.0.0.1",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "localhost", "LOCALHOST", "localhost.", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]",
    "[0000::0001]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::ffff:a9fe:a9fe]", "[::127.0.0.1]",
    "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]", "[2002:a9fe:a9fe::1]", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]",
    "[fec0::1]", "[ff02::1]", "[2001:db8::1]", "[2001::1]", "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "user@127.0.0.1",
    "example.com@127.0.0.1", "127.0.0.1:80", "127.0.0.1:6379", "%31%32%37.0.0.1", "[::1]:8722",
)  # fmt: skip


class Dialled:
    """Counts, and lets nothing through."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def __call__(self, address: str, port: int, seconds: float) -> httpcore.NetworkStream:
        self.addresses.append(address)
        raise httpcore.ConnectError("nobody is there")


def _fetched(url: str, net: Net) -> str:
    way = way_of(
        Path("."),
        NewsSettings(timeout_seconds=5),
        NetworkSettings(pause_seconds=0),
        SystemClock(),
        net,
    )
    return fetch(FeedForFetch(1, url), way).error


@pytest.mark.parametrize("form", FORMS)
def test_no_form_of_a_private_address_is_dialled(form: str) -> None:
    dialled = Dialled()
    assert _fetched(f"http://{form}/feed.xml", Net(resolve, dialled))
    assert dialled.addresses == []


def test_there_are_sixty_forms_and_more() -> None:
    assert len(set(FORMS)) >= 60


def test_a_name_server_that_answers_otherwise_the_second_time_changes_nothing() -> None:
    answers = iter([["93.184.216.34"], *[["127.0.0.1"]] * 100])
    dialled = Dialled()
    net = Net(lambda host, port, seconds: next(answers), dialled)
    for _ in range(100):
        assert _fetched("http://rebinding.example/feed.xml", net)
    assert set(dialled.addresses) <= {"93.184.216.34"}
