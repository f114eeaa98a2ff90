"""Sites that behave badly, all in one pass beside good ones: the good are read as if nothing were wrong."""

import sys
import time
from dataclasses import replace

import pytest

from agent.news.gather import NewsDesk, gather
from agent.types.news import FeedState
from agent.types.settings import NetworkSettings, NewsSettings
from tests.news.bad_sites import NAMES, Bad, bad_sites, named_badly
from tests.news.conftest import Follow
from tests.news.looks import states, titles
from tests.news.memory_of import watched
from tests.news.pretend import PretendNet
from tests.news.site import Site, entry, page, rss

GOOD = 12
SECONDS, PASS_SECONDS = 4.0, 90


def good_urls(site: Site) -> list[str]:
    urls = []
    for number in range(GOOD):
        told = [
            entry(f"Good {number}.{n}", f"https://good.example/{number}/{n}") for n in range(30)
        ]
        site.at(f"/good{number}", page(rss(*told)))
        urls.append(at(site, f"good{number}"))
    return urls


def at(site: Site, name: str) -> str:
    return site.address.replace("127.0.0.1", f"{name}.example") + f"/{name}"


@pytest.fixture
def far_desk(desk: NewsDesk) -> NewsDesk:
    """Everybody is far away: no address is allowed that isn't public."""
    news = NewsSettings(timeout_seconds=SECONDS, pass_seconds=PASS_SECONDS)
    network = NetworkSettings(pause_seconds=0.01)
    return replace(desk, news=news, network=network, net=PretendNet(dict(NAMES)).net)


def mistaken(state: FeedState, bad: Bad) -> str:
    """What is wrong with how the site was taken; '' if nothing is."""
    if bad.words is None:
        right = state.state == "ok" and state.items >= bad.items
        return "" if right else f"{state.url}: {state.state}, {state.items} items, {state.error}"
    right = state.state in ("failing", "gone") and bad.words in state.error
    return "" if right else f"{state.url}: {state.state}, {state.error!r}"


@pytest.mark.timeout(240)
def test_all_bad_sites_together_change_nothing_for_the_good_ones_and_stay_within_bounds(
    far_desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    bad = bad_sites(site) | named_badly(site)
    assert len(bad) >= 80
    for name, each in bad.items():
        site.at(f"/{name}", each.answer)
    urls = {at(site, name): each for name, each in bad.items()}
    good = good_urls(site)
    mixed = [url for pair in zip(list(urls)[:GOOD], good, strict=True) for url in pair]
    follow_feeds(*good[:1])
    assert gather(far_desk).new_items == 30, "an ordinary pass, after which everything is loaded"
    follow_feeds(*mixed, *list(urls)[GOOD:])
    with watched() as memory:
        began = time.monotonic()
        report = gather(far_desk, force=True)
        took = time.monotonic() - began
    assert report.asked == len(urls) + GOOD
    found = {state.url: state for state in states(far_desk)}
    assert [words for url, each in urls.items() if (words := mistaken(found[url], each))] == []
    assert [(found[url].state, found[url].items) for url in good] == [("ok", 30)] * GOOD
    expected = {f"Good {number}.{n}" for number in range(GOOD) for n in range(30)}
    assert expected <= set(titles(far_desk))
    assert took < PASS_SECONDS
    if sys.platform == "linux":
        assert memory.grown_mib <= 100


def test_a_pass_ends_within_its_limit_and_goes_on_where_it_stopped(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    from tests.news.bad_sites import patient

    for number in range(6):
        one = rss(entry(f"Slow {number}", f"https://example.org/{number}"))
        site.at(f"/slow{number}", patient(0.4, page(one)))
    follow_feeds(*(site.address + f"/slow{number}" for number in range(6)))
    ticks = [0.0]

    def jumping() -> float:
        ticks[0] += 1.0
        return ticks[0]

    news = NewsSettings(timeout_seconds=5, pass_seconds=10)
    short = replace(desk, news=news, ticks=jumping)
    first = gather(short).asked
    assert 0 < first < 6
    for _ in range(8):
        gather(short)
    assert set(titles(desk)) == {f"Slow {number}" for number in range(6)}
