"""Items are archived once, whatever a feed does with ids and links."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from agent.database.tables import items
from agent.news.gather import NewsDesk, gather
from agent.types.clocks import FrozenClock
from tests.news.conftest import Follow
from tests.news.looks import titles
from tests.news.site import Site, entry, page, rss

ARTICLE = "https://example.org/night-bus"


def read_twice(desk: NewsDesk, site: Site, follow: Follow, first: str, then: str) -> list[str]:
    follow(site.at("/f", page(first)))
    gather(desk)
    site.at("/f", page(then))
    gather(desk, force=True)
    return titles(desk)


def test_an_item_seen_again_is_not_archived_again(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    feed = rss(entry("Night bus", ARTICLE, uid="1"), entry("Day bus", uid="2"), entry("No id"))
    assert read_twice(desk, site, follow_feeds, feed, feed) == ["Night bus", "Day bus", "No id"]


def test_ids_that_change_per_fetch_make_no_new_items(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    one = rss(entry("Night bus", ARTICLE, uid="a1"), entry("No link", uid="a2"))
    two = rss(entry("Night bus", f"{ARTICLE}?utm_source=rss", uid="b1"), entry("No link", uid="b2"))
    assert read_twice(desk, site, follow_feeds, one, two) == ["Night bus", "No link"]


def test_links_whose_number_changes_per_fetch_make_no_new_items(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    one = rss(entry("Night bus", f"{ARTICLE}?visit=811", uid="a1"))
    two = rss(entry("Night bus", f"{ARTICLE}?visit=812", uid="a2"))
    assert read_twice(desk, site, follow_feeds, one, two) == ["Night bus"]


def test_equal_titles_under_numbered_links_of_one_document_are_different_items(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    one = rss(*(entry("Tide table", f"{ARTICLE}?id={n}", uid=f"{n}") for n in range(2)))
    two = rss(*(entry("Tide table", f"{ARTICLE}?id={n}", uid=f"{n}") for n in range(2, 4)))
    assert read_twice(desk, site, follow_feeds, one, two) == ["Tide table"] * 4


def test_another_title_under_a_numbered_link_is_another_item(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    one = rss(entry("Night bus", f"{ARTICLE}?id=1", uid="1"))
    two = rss(entry("Day bus", f"{ARTICLE}?id=2", uid="2"))
    assert read_twice(desk, site, follow_feeds, one, two) == ["Night bus", "Day bus"]


def test_the_same_title_comes_again_when_the_week_is_over(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(site.at("/f", page(rss(entry("Tide table", f"{ARTICLE}?week=1", uid="1")))))
    gather(desk)
    world.advance(timedelta(days=8))
    site.at("/f", page(rss(entry("Tide table", f"{ARTICLE}?week=2", uid="2"))))
    gather(desk)
    assert titles(desk) == ["Tide table", "Tide table"]


def test_dates_that_jump_make_no_new_items(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    dates = ("Wed, 11 Mar 2026 01:00:00 +0000", "Tue, 10 Mar 2026 05:00:00 +0000")
    one, two = (
        rss(entry("Night bus", ARTICLE, uid=f"{ARTICLE}#{date}", date=date)) for date in dates
    )
    assert read_twice(desk, site, follow_feeds, one, two) == ["Night bus"]


def test_an_edited_title_makes_no_new_item(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    one, two = (
        rss(entry(title, ARTICLE, uid=title)) for title in ("Night bus", "Night bus is late")
    )
    assert read_twice(desk, site, follow_feeds, one, two) == ["Night bus"]


def test_one_article_under_two_tracked_links_is_one_item(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    links = [f"{ARTICLE}?utm_campaign=a", f"{ARTICLE}?fbclid=b#top"]
    feed = rss(*(entry("Night bus", link, uid=link[-5:]) for link in links))
    assert read_twice(desk, site, follow_feeds, feed, feed) == ["Night bus"]


def test_items_that_all_link_to_one_page_are_still_different_items(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    page_link = "https://example.org/status"
    one = rss(*(entry(f"Notice {n}", page_link, uid=f"{n}") for n in range(2)))
    two = rss(*(entry(f"Notice {n}", page_link, uid=f"{n}") for n in range(1, 4)))
    found = read_twice(desk, site, follow_feeds, one, two)
    assert found == ["Notice 0", "Notice 1", "Notice 2", "Notice 3"]


def test_dates_are_utc_and_never_in_the_future(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    tomorrow = (world.now() + timedelta(days=1)).strftime("%a, %d %b %Y %H:%M:%S +0000")
    dates = ["Wed, 11 Mar 2026 11:00:00 +0900", tomorrow, "Mon, 45 Foo 99:99", ""]
    follow_feeds(site.at("/f", page(rss(*(entry(f"T{n}", date=d) for n, d in enumerate(dates))))))
    gather(desk)
    with desk.database.read.connect() as connection:
        query = select(items.c.published_at).order_by(items.c.title)
        found = list(connection.execute(query).scalars())
    assert found == [datetime(2026, 3, 11, 2, tzinfo=UTC), world.now(), None, None]
