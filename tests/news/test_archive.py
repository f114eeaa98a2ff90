"""What others read of the news."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update

from agent.database.tables import stories as table
from agent.news import archive
from agent.news.gather import NewsDesk, gather
from agent.news.kept import Groupings
from agent.types.clocks import FrozenClock
from agent.types.settings import FeedEntry
from tests.news.conftest import Follow
from tests.news.looks import current
from tests.news.site import Site, entry, page, rss

TRAM = "https://example.org/tram"


def test_two_feeds_with_one_link_tell_one_story(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    one = rss(entry("Jingle found", f"{TRAM}?utm_source=a"), title="One")
    other = rss(entry("电车的到站音", f"http://www.{TRAM[8:]}/"), title="Other")
    follow_feeds(site.at("/1", page(one)), site.at("/2", page(other)))
    gather(desk)
    (story,) = current(desk)
    assert (story.publishers, story.items) == (2, 2)
    assert {source.publisher for source in story.sources} == {"One", "Other"}


def test_the_same_link_is_the_same_story_when_it_comes_days_later(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(site.at("/1", page(rss(entry("Jingle found", TRAM)))))
    gather(desk)
    world.advance(timedelta(days=4))
    follow_feeds(site.at("/2", page(rss(entry("The jingle, a look back", TRAM)))))
    gather(desk)
    (story,) = current(desk)
    assert story.title == "Jingle found"
    assert story.items == 2


def test_items_under_one_shared_page_stay_stories_of_their_own(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    titles = ("Goats seen at the pier", "Umbrellas return to their stand")
    follow_feeds(site.at("/1", page(rss(*(entry(title, TRAM, uid=title) for title in titles)))))
    gather(desk)
    assert len(current(desk)) == 2


def test_sources_show_each_publisher_before_anybody_twice(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    loud = rss(*(entry(f"Lamp dimmed, part {n}", f"{TRAM}/{n}", uid=f"{n}") for n in range(9)))
    rest = [rss(entry("Lamp", f"{TRAM}/0"), title=f"Paper {n}") for n in range(3)]
    follow_feeds(
        site.at("/0", page(loud)), *(site.at(f"/p{n}", page(r)) for n, r in enumerate(rest))
    )
    gather(desk)
    with desk.database.write.begin() as connection:
        first = connection.execute(select(table.c.id).order_by(table.c.id)).scalars().first()
        connection.exec_driver_sql(f"UPDATE items SET story_id = {first}")
    story = next(story for story in current(desk) if story.id == first)
    assert len(story.sources) == 8
    assert len({source.publisher for source in story.sources[:4]}) == 4


def test_what_was_merged_is_followed_and_no_longer_listed(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    names = ("Goats seen at the pier", "Umbrellas return", "Moss grows slowly")
    follow_feeds(site.at("/1", page(rss(*(entry(name, uid=name) for name in names)))))
    gather(desk)
    one, two, three = sorted(story.id for story in current(desk))
    with desk.database.write.begin() as connection:
        for gone, into in ((three, two), (two, one)):
            connection.execute(update(table).where(table.c.id == gone).values(merged_into=into))
        assert archive.follow(connection, three) == one
        found = archive.story(connection, three)
        assert found is not None
        assert found.id == one
        assert archive.story(connection, 999) is None
    assert [story.id for story in current(desk)] == [one]


def test_a_merge_moves_the_items_and_leaves_the_row(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    one = entry("Deep-sea microphone off Tarn records repeating sound", f"{TRAM}/a")
    two = entry("Moss grows slowly on stairs", f"{TRAM}/b")
    follow_feeds(site.at("/1", page(rss(one, two))))
    gather(desk)
    with desk.database.write.begin() as connection:
        retitled = "UPDATE items SET title = 'Repeating sound off Tarn by deep-sea microphone'"
        connection.exec_driver_sql(f"{retitled} WHERE url LIKE '%/b'")
    third = entry("Deep-sea microphone records repeating sound off Tarn", f"{TRAM}/c")
    follow_feeds(site.at("/2", page(rss(third, title="Two"))))
    gather(replace(desk, groupings=Groupings()))  # which reads the archive anew
    (story,) = current(desk)
    assert story.items == 3
    with desk.database.read.connect() as connection:
        merged = connection.execute(select(table).where(table.c.merged_into.is_not(None))).one()
        assert merged.merged_into == story.id


def test_a_story_keeps_its_number_while_it_grows(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    told = (
        "records repeating sound",
        "recorded a repeating sound",
        "has a repeating sound recorded",
    )
    for number, what in enumerate(told):
        title = entry(f"Deep-sea microphone off Tarn {what}", f"{TRAM}/{number}")
        follow_feeds(site.at(f"/{number}", page(rss(title, title=f"Paper {number}"))))
        gather(desk)
        world.advance(timedelta(hours=2))
        (story,) = current(desk)
        assert (story.id, story.items, story.publishers) == (1, number + 1, number + 1)


def test_tickers_and_digests_are_kept_but_never_offered(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    noise = [entry(f"Morning briefing, page {n}", f"{TRAM}/{n}", uid=f"{n}") for n in range(5)]
    follow_feeds(site.at("/1", page(rss(*noise, entry("Goat reads the log", f"{TRAM}/goat")))))
    assert gather(desk).new_items == 6
    since = desk.clocks.world.now() - timedelta(hours=36)
    with desk.database.read.connect() as connection:
        offered = archive.stories(connection, since=since, limit=3)
    assert [story.title for story in offered] == ["Goat reads the log"]


def test_the_hottest_come_first_and_old_ones_cool_and_leave(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    shared = [rss(entry("Tram jingle", TRAM), title=f"Paper {n}") for n in range(3)]
    lone = rss(entry("A goat", "https://example.org/goat"), title="Goat News")
    follow_feeds(*(site.at(f"/{n}", page(feed)) for n, feed in enumerate([lone, *shared])))
    gather(desk)
    before = current(desk)
    assert [story.title for story in before] == ["Tram jingle", "A goat"]
    assert before[0].heat > before[1].heat > 0
    world.advance(timedelta(hours=20))
    gather(desk)
    assert current(desk)[0].heat < before[0].heat / 2
    world.advance(timedelta(hours=80))
    gather(desk)
    assert current(desk) == []
    assert all(story.heat == 0 for story in current(desk, hours=1000))


def test_news_about_herself_is_marked(desk: NewsDesk, site: Site, follow_feeds: Follow) -> None:
    url = site.at("/self", page(rss(entry("Her new song", TRAM))))
    follow_feeds(FeedEntry(url=url, about="self"), site.at("/1", page(rss(entry("A goat")))))
    gather(desk)
    marked = {story.title: story.about_self for story in current(desk)}
    assert marked == {"Her new song": True, "A goat": False}
