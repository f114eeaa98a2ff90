"""Feeds good and bad, read side by side."""

import gzip
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from agent.database.tables import feeds
from agent.news.gather import NewsDesk, gather
from agent.types.clocks import FrozenClock
from agent.types.settings import FeedEntry, NetworkSettings
from tests.news.conftest import Follow
from tests.news.looks import current, state_of, states, titles
from tests.news.site import Answer, Site, drip, endless, entry, page, rss, status, tagged

GOOD = rss(entry("A quiet harbour opens its gates", "https://example.org/harbour", uid="h1"))
BOMB = gzip.compress(b"<rss>" + b" " * 50_000_000 + b"</rss>")
LINK = "https://example.org/"


def bad_answers(site: Site) -> dict[str, tuple[Answer, str]]:
    """Path → how the site behaves, and words that the feed's error must have."""
    away = "http://169.254.169.254/latest/meta-data"
    return {
        "/slow": (drip(site), "longer than 3 seconds"),
        "/endless": (endless(site), "larger than 300,000 bytes"),
        "/bomb": (page(BOMB, Content_Encoding="gzip"), "larger than 300,000 bytes"),
        "/damaged": (page(b"\x1f\x8b junk", Content_Encoding="gzip"), "damaged"),
        "/brotli": (page(b"junk", Content_Encoding="br"), "not asked for"),
        "/loop": (status(302, Location="/loop"), "redirects more than 5 times"),
        "/inwards": (status(302, Location=away), "169.254.169.254, a private address"),
        "/file": (status(301, Location="file:///etc/hostname"), "no web page"),
        "/html": (page("<!DOCTYPE html><html><p>hi", "text/html"), "a web page, not a feed"),
        "/empty": (page(""), "empty document"),
        "/words": (page("just words", "text/plain"), "no feed"),
        "/json": (page('{"a": 1}', "application/json"), "neither JSON Feed nor a hot list"),
        "/gone": (status(410), "410 (Gone)"),
        "/teapot": (status(799), "799"),
    }


def test_bad_sites_fail_with_a_sentence_each_and_the_good_one_is_read_as_ever(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    bad = bad_answers(site)
    urls = {site.at(path, answer): words for path, (answer, words) in bad.items()}
    good = site.at("/good", page(GOOD))
    nowhere = "http://127.0.0.1:9/feed"
    follow_feeds(*list(urls)[:7], good, *list(urls)[7:], nowhere)
    report = gather(desk)
    assert titles(desk) == ["A quiet harbour opens its gates"]
    assert (report.asked, report.failed, report.new_items) == (len(urls) + 2, len(urls) + 1, 1)
    for url, words in urls.items():
        assert words in state_of(desk, url).error
        assert state_of(desk, url).state == ("gone" if "410" in words else "failing")
    assert "nobody answers" in state_of(desk, nowhere).error
    assert state_of(desk, good).state == "ok"


def test_the_validators_go_back_verbatim_and_304_changes_nothing(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    url = site.at("/f", tagged(GOOD, 'W/"odd, tag"'))
    follow_feeds(url)
    assert gather(desk).new_items == 1
    report = gather(desk, force=True)
    assert (report.unchanged, report.new_items, report.failed) == (1, 0, 0)
    assert state_of(desk, url).state == "unchanged"


def test_a_validator_that_no_header_may_hold_is_not_sent(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    follow_feeds(site.at("/f", page(GOOD, ETag='"caf\xe9"')))
    gather(desk)
    assert gather(desk, force=True).failed == 0
    assert "if-none-match" not in site.asked[-1][1]


def test_feeds_are_due_on_the_world_clock(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(site.at("/f", page(GOOD)))
    assert gather(desk).asked == 1
    assert gather(desk).asked == 0, "it was asked just now"
    world.advance(timedelta(minutes=desk.news.every_minutes))
    assert gather(desk).asked == 1


def test_a_restart_does_not_fetch_again(desk: NewsDesk, site: Site, follow_feeds: Follow) -> None:
    url = site.at("/f", page(GOOD))
    follow_feeds(url)
    gather(desk)
    follow_feeds(url)
    assert gather(replace(desk)).asked == 0
    assert site.times_asked("/f") == 1


def test_a_world_clock_that_went_back_does_not_silence_feeds(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(site.at("/f", page(GOOD)))
    gather(desk)
    world.advance(timedelta(days=-30))
    assert gather(desk).asked == 1


def test_failing_feeds_wait_longer_each_time_up_to_a_day_and_come_back(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    url = site.at("/f", status(500))
    follow_feeds(url)
    waits = []
    for _ in range(9):
        assert gather(desk).failed == 1
        next_at = state_of(desk, url).next_at
        assert next_at is not None
        waits.append(next_at - world.now())
        world.at = next_at
    for hours, waited in zip((1, 2, 4, 8, 16, 24, 24, 24, 24), waits, strict=True):
        assert timedelta(hours=hours) * 0.9 <= waited <= timedelta(hours=hours)
    site.at("/f", page(GOOD))
    assert gather(desk).new_items == 1
    assert (state_of(desk, url).state, state_of(desk, url).error) == ("ok", "")


@pytest.mark.parametrize("code", [429, 503])
def test_a_site_that_names_a_time_is_left_alone_until_then(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock, code: int
) -> None:
    in_three_hours = "Wed, 11 Mar 2026 07:00:00 GMT"
    first = site.at("/s", status(code, Retry_After="5400"))
    second = site.at("/d", status(code, Retry_After=in_three_hours))
    follow_feeds(first, second)
    gather(desk)
    assert state_of(desk, first).next_at == world.now() + timedelta(minutes=90)
    assert state_of(desk, second).next_at == world.now() + timedelta(hours=3)


def test_a_private_address_is_refused_unless_it_is_allowed(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    urls = [site.at("/f", page(GOOD)), site.address.replace("127.0.0.1", "localhost") + "/f"]
    follow_feeds(*urls)
    closed = replace(desk, network=NetworkSettings())
    assert gather(closed).failed == 2
    assert all("network: allow:" in state.error for state in states(desk))
    assert site.asked == []
    assert gather(desk, force=True).new_items >= 1


def test_redirects_are_followed_and_compressed_bodies_unpacked(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    packed = gzip.compress(GOOD[:50].encode()) + gzip.compress(GOOD[50:].encode())
    site.at("/there", page(packed, Content_Encoding="gzip"))
    site.at("/via", status(307, Location="/there"))
    follow_feeds(site.at("/here", status(301, Location="via")))
    assert gather(desk).new_items == 1


def test_sites_see_who_asks(desk: NewsDesk, site: Site, follow_feeds: Follow) -> None:
    follow_feeds(site.at("/f", page(GOOD)))
    contact = NetworkSettings(allow=desk.network.allow, contact="https://example.org/about")
    gather(replace(desk, network=contact))
    agent = site.asked[0][1]["user-agent"]
    assert agent.startswith("selfsame/")
    assert agent.endswith(" (+https://example.org/about)")


def test_no_proxy_of_the_environment_is_used(
    desk: NewsDesk, site: Site, follow_feeds: Follow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    follow_feeds(site.at("/f", page(GOOD)))
    assert gather(desk).new_items == 1


def test_a_local_path_is_a_feed(desk: NewsDesk, follow_feeds: Follow, tmp_path: Path) -> None:
    for number, name in enumerate(["relative.xml", "absolute.xml", "address.xml"]):
        link = f"{LINK}{name}"
        (tmp_path / name).write_text(rss(entry(f"Told in {name}", link, uid=str(number))))
    absolute = tmp_path / "absolute.xml"
    follow_feeds("relative.xml", str(absolute), (tmp_path / "address.xml").as_uri(), "lost.xml")
    assert (gather(desk).new_items, gather(desk, force=True).unchanged) == (3, 3)
    absolute.write_text(rss(entry("Told later", f"{LINK}later", uid="9")))
    assert gather(desk, force=True).new_items == 1
    assert "there is no file" in state_of(desk, "lost.xml").error


def test_gone_feeds_rest_and_come_back_as_they_were(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    one, other = site.at("/one", page(GOOD)), site.at("/other", page(GOOD))
    follow_feeds(one, FeedEntry(url=other, name="Other"))
    gather(desk)
    follow_feeds(one)
    assert [state.url for state in states(desk)] == [one]
    assert gather(desk, force=True).asked == 1
    follow_feeds(one, other)
    assert [state.name for state in states(desk)] == ["The Invented Times", "Other"]
    assert gather(desk).asked == 0


def test_a_slow_site_does_not_keep_us_from_stopping(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    follow_feeds(site.at("/slow", drip(site)))
    started, told = time.monotonic(), list[bool]()

    def stopping() -> bool:
        told.append(time.monotonic() - started > 0.3)
        return told[-1]

    slow = desk.news.model_copy(update={"timeout_seconds": 60})
    gather(replace(desk, news=slow, stopping=stopping))
    assert told.count(True) <= 6, "it was told again and again"
    assert time.monotonic() - started < 30, "it waited for the site"


def test_what_was_archived_before_a_kill_finds_its_story_afterwards(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    from agent.news.keep import keep_items
    from agent.types.news import ParsedFeed, ParsedItem

    follow_feeds("nothing.xml")
    with desk.database.write.begin() as connection:
        feed = connection.execute(select(feeds.c.id)).scalar_one()
        item = ParsedItem("1", f"{LINK}left", "Left behind on the quay")
        keep_items(connection, feed, ParsedFeed("", (item,)), desk.clocks.world.now())
    gather(desk)
    assert [story.title for story in current(desk)] == ["Left behind on the quay"]
