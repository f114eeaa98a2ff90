"""Stories warm and cool with what feeds and boards tell of them, and keep a line of it."""

import json
from datetime import timedelta

from sqlalchemy import select

from agent.database.tables import heats
from agent.news.gather import NewsDesk, gather
from agent.news.reasons import heat_lines
from agent.news.warm import MOST_LINES
from agent.types.clocks import FrozenClock
from agent.types.news import HeatPoint, Story
from agent.types.settings import FeedEntry
from tests.news.conftest import Follow
from tests.news.looks import current
from tests.news.site import Site, entry, page, rss

HEADLINE = "Gulls of the old quay elect a speaker"


def told(site: Site, path: str, link: str) -> str:
    return site.at(path, page(rss(entry(HEADLINE, link, uid=link))))


def board(*titles: str) -> str:
    items = [
        {"id": title, "title": title, "url": f"https://board.example/{n}"}
        for n, title in enumerate(titles)
    ]
    return json.dumps({"status": "success", "id": "quay", "updatedTime": 1, "items": items})


def line(desk: NewsDesk, story: Story) -> list[HeatPoint]:
    since = desk.clocks.world.now() - timedelta(days=30)
    with desk.database.read.connect() as connection:
        return heat_lines(connection, [story.id], since)[story.id]


def the_story(desk: NewsDesk) -> Story:
    return next(story for story in current(desk) if story.title == HEADLINE)


def test_two_feeds_of_one_house_are_no_two_publishers(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    follow_feeds(
        FeedEntry(url=told(site, "/world", "https://world.quay.example/1"), name="Quay World"),
        FeedEntry(url=told(site, "/sea", "https://sea.quay.example/2"), name="Quay Sea"),
    )
    gather(desk)
    assert line(desk, the_story(desk))[-1].publishers == 1.0
    follow_feeds(FeedEntry(url=told(site, "/far", "https://farshore.example/3"), name="Far Shore"))
    gather(desk)
    assert line(desk, the_story(desk))[-1].publishers == 1.585


def test_a_story_on_a_board_is_hotter_and_says_so(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    follow_feeds(told(site, "/f", "https://quay.example/1"))
    gather(desk)
    cool = the_story(desk)
    assert line(desk, cool)[-1].ranks == 0
    listed = board("Lanterns are lit again", HEADLINE)
    follow_feeds(FeedEntry(url=site.at("/b", page(listed)), name="Board", kind="board"))
    gather(desk)
    assert the_story(desk).id == cool.id
    assert the_story(desk).heat > cool.heat
    point = line(desk, cool)[-1]
    assert point.ranks > 0
    assert point.publishers == 1.0, "a board reports nothing"


def test_heat_is_kept_hour_by_hour_as_it_rises_and_cools(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(told(site, "/f", "https://quay.example/1"))
    for _ in range(6):
        gather(desk, force=True)
        world.advance(timedelta(minutes=30))
    points = line(desk, the_story(desk))
    assert len(points) == 3, "one an hour"
    assert [point.heat for point in points] == sorted((p.heat for p in points), reverse=True)
    assert points[-1].at.minute == 0


def test_only_the_hottest_leave_a_point_of_their_line(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    lone = [
        entry(f"{n} {n * 7919} {n * 104729}", f"https://quay.example/{n}")
        for n in range(MOST_LINES)
    ]
    follow_feeds(site.at("/many", page(rss(*lone))), told(site, "/f", "https://quay.example/a"))
    follow_feeds(told(site, "/g", "https://farshore.example/b"))
    gather(desk)
    with desk.database.read.connect() as connection:
        points = connection.execute(select(heats.c.story_id, heats.c.heat)).all()
    assert len(points) <= MOST_LINES
    assert max(points, key=lambda point: point.heat).story_id == the_story(desk).id


def test_a_cold_story_has_no_heat_and_its_line_is_pruned_at_last(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_feeds(told(site, "/f", "https://quay.example/1"))
    gather(desk)
    story = the_story(desk)
    world.advance(timedelta(hours=80))
    gather(desk, force=True)
    (cold,) = (each for each in current(desk, hours=100) if each.id == story.id)
    assert (cold.heat, len(line(desk, story))) == (0, 1)
    world.advance(timedelta(days=12))
    gather(desk, force=True)
    assert line(desk, story) == []


def test_what_was_on_boards_alone_cools_once_it_has_left_them(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    entry_of = FeedEntry(
        url=site.at("/b", page(board("Lanterns are lit again", HEADLINE))),
        name="Board",
        kind="board",
    )
    follow_feeds(entry_of)
    gather(desk)
    hot = the_story(desk).heat
    assert hot > 0
    site.at("/b", page(board("Lanterns are lit again")))
    seen = []
    for _ in range(4):
        world.advance(timedelta(hours=12))
        gather(desk, force=True)
        seen += [each.heat for each in current(desk, hours=100) if each.title == HEADLINE]
    assert seen == sorted(seen, reverse=True)
    assert seen[0] < hot
    assert seen[-1] <= hot / 8
