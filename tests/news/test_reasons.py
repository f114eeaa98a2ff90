"""Why a story is hot, in numbers."""

import json
from datetime import timedelta

from agent.news.gather import NewsDesk, gather
from agent.news.reasons import why_hot
from agent.types.clocks import FrozenClock
from agent.types.news import BoardRank, WhyHot
from agent.types.settings import FeedEntry
from tests.news.conftest import Follow
from tests.news.looks import current
from tests.news.site import Site, entry, page, rss

HEADLINE = "Gulls of the old quay elect a speaker"
FILLERS = ("Lanterns are lit again", "Tide table sells out", "Bridge gets a second bench")


def board(*titles: str) -> str:
    items = [{"id": title, "title": title, "url": ""} for title in titles]
    return json.dumps({"status": "success", "id": "quay", "updatedTime": 1, "items": items})


def why(desk: NewsDesk) -> WhyHot:
    story = next(story for story in current(desk) if story.title == HEADLINE)
    with desk.database.read.connect() as connection:
        return why_hot(connection, [story.id], desk.clocks.world.now())[story.id]


def told(site: Site, path: str, link: str) -> FeedEntry:
    url = site.at(path, page(rss(entry(HEADLINE, link, uid=link))))
    return FeedEntry(url=url, name=path)


def test_publishers_are_houses_and_reports_of_the_last_hours_are_counted_apart(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(
        told(site, "/world", "https://world.quay.example/1"),
        told(site, "/sea", "https://sea.quay.example/2"),
    )
    gather(desk)
    world.advance(timedelta(hours=9))
    follow_feeds(told(site, "/far", "https://farshore.example/3"))
    gather(desk)
    found = why(desk)
    assert (found.publishers, found.reports, found.lately) == (2, 3, 1)
    assert [point.at.hour for point in found.line] == [4, 13]


def test_a_board_tells_the_rank_and_the_one_some_hours_before(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(
        FeedEntry(url=site.at("/b", page(board(*FILLERS, HEADLINE))), name="Quay", kind="board")
    )
    gather(desk)
    assert why(desk).ranks == (BoardRank("Quay", 4, 0),)
    world.advance(timedelta(hours=3))
    site.at("/b", page(board(FILLERS[0], HEADLINE)))
    gather(desk)
    found = why(desk)
    assert found.ranks == (BoardRank("Quay", 2, 4),)
    assert found.publishers == found.reports == 0, "a board reports nothing"


def test_a_board_that_was_not_seen_for_long_tells_nothing(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(FeedEntry(url=site.at("/b", page(board(HEADLINE))), name="Quay", kind="board"))
    gather(desk)
    world.advance(timedelta(hours=4))
    assert why(desk).ranks == ()


def test_a_story_of_which_nothing_is_known_has_no_reason(desk: NewsDesk) -> None:
    with desk.database.read.connect() as connection:
        assert why_hot(connection, [404], desk.clocks.world.now()) == {404: WhyHot()}
