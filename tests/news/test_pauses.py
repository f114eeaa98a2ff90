"""A guest asks one thing at a time, and leaves a pause."""

import itertools
import threading
import time
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler

import pytest

from agent.news.gather import NewsDesk, gather
from agent.news.pauses import Pauses
from agent.news.sites import site_of
from agent.types.clocks import FrozenClock
from agent.types.settings import NetworkSettings
from tests.news.conftest import Follow
from tests.news.pretend import PretendNet
from tests.news.site import Answer, Site, entry, page, rss, status

PAUSE = 0.15


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("feeds.bbci.co.uk", "bbci.co.uk"),
        ("www.example.org", "example.org"),
        ("EXAMPLE.org.", "example.org"),
        ("one.github.io", "one.github.io"),
        ("新闻.公司.cn", "新闻.公司.cn"),
        ("xn--55qx5d.cn", "xn--55qx5d.cn"),
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
        ("192.0.2.7", "192.0.2.7"),
        ("[2001:db8::1]", "[2001:db8::1]"),
        ("", ""),
    ],
)
def test_a_site_is_what_somebody_registered(host: str, site: str) -> None:
    assert site_of(host) == site


def test_the_next_turn_begins_a_pause_after_the_last_one_s_end() -> None:
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pauses = Pauses(2.0, ticks=lambda: now[0], sleep=sleep)
    for site, busy in (("a", 1.0), ("b", 0.0), ("a", 0.0), ("a", 5.0)):
        with pauses.turn(site):
            now[0] += busy
    assert slept == [2.0, 2.0]


class Watch:
    """Notes when each request came and went, and how many were there at once. Each stays a moment, or
    longer until it has had company."""

    def __init__(self, longer: float = 0.0) -> None:
        self.longer = longer
        self.times: list[tuple[float, float]] = []
        self.here, self.most = 0, 0
        self.lock = threading.Lock()

    def over(self, answer: Answer) -> Answer:
        def watched(request: BaseHTTPRequestHandler) -> None:
            came = time.monotonic()
            with self.lock:
                self.here += 1
                self.most = max(self.most, self.here)
            time.sleep(0.05)
            while self.most < 2 and time.monotonic() < came + self.longer:
                time.sleep(0.01)
            with self.lock:
                self.here -= 1
                self.times.append((came, time.monotonic()))
            answer(request)

        return watched

    def gaps(self) -> list[float]:
        times = sorted(self.times)
        return [after[0] - before[1] for before, after in itertools.pairwise(times)]


def far(desk: NewsDesk) -> NewsDesk:
    """As if the sites were on the open net: nothing is allowed that isn't public."""
    network = NetworkSettings(pause_seconds=PAUSE)
    return replace(desk, network=network, net=PretendNet().net)


def named(site: Site, host: str, path: str) -> str:
    return site.address.replace("127.0.0.1", host) + path


def good(path: str) -> Answer:
    return page(rss(entry(f"Told at {path}", f"https://example.org{path}", uid=path)))


def test_feeds_of_one_domain_are_asked_one_at_a_time_with_a_pause(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    watch, urls = Watch(), []
    for number in range(4):
        site.at(f"/{number}", watch.over(good(f"/{number}")))
        urls.append(named(site, f"part{number}.quay.example", f"/{number}"))
    follow_feeds(*urls)
    assert gather(far(desk)).new_items == 4
    assert watch.most == 1
    assert min(watch.gaps()) >= PAUSE * 0.9


def test_redirects_into_a_domain_wait_for_its_turn_too(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    watch, urls = Watch(), []
    for number in range(3):
        site.at(f"/to{number}", watch.over(good(f"/{number}")))
        there = named(site, f"part{number}.quay.example", f"/to{number}")
        site.at(f"/from{number}", status(302, Location=there))
        urls.append(named(site, f"other{number}.example", f"/from{number}"))
    follow_feeds(*urls)
    assert gather(far(desk)).new_items == 3
    assert watch.most == 1
    assert min(watch.gaps()) >= PAUSE * 0.9


def test_other_domains_are_not_kept_waiting(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    watch, urls = Watch(longer=2), []
    for number in range(4):
        site.at(f"/{number}", watch.over(good(f"/{number}")))
        urls.append(named(site, f"quay{number}.example", f"/{number}"))
    follow_feeds(*urls)
    gather(far(desk))
    assert watch.most > 1


def test_a_site_that_asks_for_rest_is_not_asked_for_its_other_feeds(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    site.at("/a", status(429, Retry_After="600"))
    site.at("/b", good("/b"))
    follow_feeds(named(site, "a.quay.example", "/a"), named(site, "b.quay.example", "/b"))
    assert gather(far(desk)).failed == 2
    assert site.times_asked("/b") == 0


def test_a_rest_holds_for_the_whole_site_after_the_pass_and_for_whoever_asks_by_hand(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    a, b, other = (
        named(site, host, path)
        for host, path in (("a.quay.example", "/a"), ("b.quay.example", "/b"), ("pier.example", "/c"))
    )  # fmt: skip
    site.at("/b", good("/b"))
    site.at("/c", good("/c"))
    follow_feeds(b, other)
    gather(far(desk))
    site.at("/a", status(429, Retry_After="7200"))
    follow_feeds(a, b, other)
    gather(far(desk))
    world.advance(timedelta(hours=1.5))
    late = named(site, "late.quay.example", "/d")
    follow_feeds(a, b, other, late)
    assert gather(far(desk)).asked == 1
    assert gather(far(desk), force=True).asked == 1
    assert [site.times_asked(path) for path in ("/a", "/b", "/c", "/d")] == [1, 1, 3, 0]
    world.advance(timedelta(hours=0.6))
    site.at("/a", good("/a"))
    gather(far(desk))
    assert [site.times_asked(path) for path in ("/a", "/b", "/d")] == [2, 2, 1]


def test_a_rest_that_a_world_clock_gone_back_has_left_behind_silences_nobody(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(named(site, "quay.example", site.at("/a", status(429, Retry_After="600"))[-2:]))
    gather(far(desk))
    world.advance(timedelta(days=-30))
    gather(far(desk))
    assert site.times_asked("/a") == 2
