"""Each feed is asked as often as it changes, and as its site wishes."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from random import Random

import pytest

from agent.news.freshness import fresh_seconds, retry_after
from agent.news.gather import NewsDesk, gather
from agent.news.pace import LONGEST_WAIT, Limits, chance_of, next_pace, wait_after_failure
from agent.types.clocks import FrozenClock
from agent.types.settings import FeedEntry
from tests.news.conftest import Follow
from tests.news.looks import state_of
from tests.news.site import Site, entry, page, rss, status, tagged

NOW = datetime(2026, 3, 11, 4, tzinfo=UTC)
LIMITS = Limits(timedelta(minutes=30), timedelta(hours=6))
ONE = rss(entry("A quiet harbour opens its gates", "https://example.org/harbour", uid="h1"))


def waits(desk: NewsDesk, url: str, world: FrozenClock, count: int) -> list[timedelta]:
    found = []
    for _ in range(count):
        gather(desk)
        next_at = state_of(desk, url).next_at
        assert next_at is not None
        found.append(next_at - world.now())
        world.at = next_at
    return found


def test_a_feed_that_never_changes_is_asked_ever_more_rarely_down_to_a_limit(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    url = site.at("/f", tagged(ONE, '"1"'))
    follow_feeds(url)
    found = waits(desk, url, world, 20)
    assert found[0] <= timedelta(minutes=30)
    assert found[-1] > timedelta(hours=5)
    assert max(found) <= timedelta(minutes=desk.news.rarely_minutes)


def test_news_makes_it_asked_more_often_again(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    url = site.at("/f", tagged(ONE, '"1"'))
    follow_feeds(url)
    rare = waits(desk, url, world, 12)[-1]
    for number in range(5):
        body = rss(entry(f"News number {number}", f"https://example.org/{number}", uid=str(number)))
        site.at("/f", page(body))
        often = waits(desk, url, world, 1)[0]
    assert often <= timedelta(minutes=30) < rare


def test_a_pace_settles_at_a_third_of_a_feed_s_usual_gap() -> None:
    chance, pace, asked = Random(1), LIMITS.shortest, []
    gap = timedelta(hours=6)
    for _ in range(4000):
        news = chance.random() < 1 - 2.718281828 ** (-(pace / gap))
        pace = next_pace(pace, LIMITS, news=news)
        asked.append(pace)
    assert 0.2 < sum(asked, timedelta()) / len(asked) / gap < 0.4


def test_a_board_is_always_asked_as_often_as_may_be(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    url = site.at("/b", tagged(ONE, '"1"'))
    follow_feeds(FeedEntry(url=url, kind="board"))
    assert max(waits(desk, url, world, 6)) <= timedelta(minutes=30)


def test_a_forced_asking_says_nothing_about_a_feed_s_pace(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    url = site.at("/f", tagged(ONE, '"1"'))
    follow_feeds(url)
    for _ in range(8):
        gather(desk, force=True)
    next_at = state_of(desk, url).next_at
    assert next_at is not None
    assert next_at - world.now() <= timedelta(minutes=30)


def test_feeds_that_were_added_together_are_not_asked_together_for_ever(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    urls = [site.at(f"/{number}", page(ONE)) for number in range(8)]
    follow_feeds(*urls)
    gather(desk)
    moments = {state_of(desk, url).next_at for url in urls}
    assert len(moments) == len(urls)


def test_a_rehearsal_draws_the_same_chances_again() -> None:
    drawn = [chance_of(f"https://example.org/{n}", NOW) for n in range(200)]
    assert drawn == [chance_of(f"https://example.org/{n}", NOW) for n in range(200)]
    assert all(0 <= chance < 1 for chance in drawn)
    assert 0.4 < sum(drawn) / len(drawn) < 0.6


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache-Control": "max-age=7200"}, 7200),
        ({"Cache-Control": 'public, MAX-AGE="7200"', "Age": "1200"}, 6000),
        ({"Expires": format_datetime(NOW + timedelta(hours=2), usegmt=True)}, 7200),
        ({"Cache-Control": "no-cache, max-age=7200"}, 0),
        ({"Cache-Control": "max-age=soon"}, 0),
        ({"Expires": "0"}, 0),
        ({}, 0),
    ],
)
def test_how_long_an_answer_stays_fresh_is_read_from_its_headers(
    headers: dict[str, str], seconds: int
) -> None:
    dated = {"Date": format_datetime(NOW, usegmt=True)} | headers
    assert fresh_seconds({name.lower(): value for name, value in dated.items()}, NOW) == seconds


def test_a_feed_is_not_asked_before_its_answer_is_stale_nor_kept_for_ever(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    two_hours = site.at("/two", page(ONE, Cache_Control="max-age=7200"))
    a_year = site.at("/year", page(ONE, Cache_Control="max-age=31536000"))
    follow_feeds(two_hours, a_year)
    gather(desk)
    assert state_of(desk, two_hours).next_at == world.now() + timedelta(hours=2)
    assert state_of(desk, a_year).next_at == world.now() + timedelta(hours=6)


@pytest.mark.parametrize("value", ["", "soon", "-5", "Wed, 99 Foo 2026", "²", "1e3", "\x00"])
def test_a_retry_after_that_says_nothing_is_none(value: str) -> None:
    assert retry_after(value, NOW) is None


@pytest.mark.parametrize("value", ["99999999999", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_no_site_can_silence_a_feed_for_longer_than_a_day(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock, value: str
) -> None:
    url = site.at("/f", status(503, Retry_After=value))
    follow_feeds(url)
    gather(desk)
    assert state_of(desk, url).next_at == world.now() + LONGEST_WAIT


def test_a_retry_after_in_the_past_is_a_minute() -> None:
    assert wait_after_failure(1, timedelta(0), LIMITS.shortest, 0.5) == timedelta(minutes=1)
