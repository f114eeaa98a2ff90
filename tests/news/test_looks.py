"""Boards are looked at over time: each look is kept, read in half hours, and pruned at last."""

import json
from datetime import timedelta

from agent.news.gather import NewsDesk, gather
from agent.news.looks import KEPT, read_looks
from agent.news.rising import Look
from agent.types.clocks import FrozenClock
from agent.types.settings import FeedEntry
from tests.news.conftest import Follow
from tests.news.looks import current, titles
from tests.news.site import Site, page, tagged

HALF_HOUR = timedelta(minutes=30)


def board(*words: str) -> str:
    items = [
        {"id": word, "title": f"{word} 在码头", "url": f"https://quay.example/{word}"}
        for word in words
    ]
    return json.dumps({"status": "success", "id": "quay", "updatedTime": 1, "items": items})


def follow_board(follow_feeds: Follow, url: str) -> None:
    follow_feeds(FeedEntry(url=url, name="Quay", kind="board"))


def seen(desk: NewsDesk) -> list[Look]:
    with desk.database.read.connect() as connection:
        return read_looks(connection, desk.clocks.world.now() - timedelta(days=300))


def ranks(desk: NewsDesk) -> list[dict[str, int]]:
    """Look by look, the titles with their ranks."""
    names = dict(enumerate(titles(desk), 1))
    return [
        {names[int(item)][:2]: rank for item, rank in look.ranks.items()} for look in seen(desk)
    ]


def test_each_asking_keeps_who_had_which_rank(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_board(follow_feeds, site.at("/b", page(board("海鸥", "潮水"))))
    gather(desk)
    world.advance(HALF_HOUR)
    site.at("/b", page(board("潮水", "灯塔", "海鸥")))
    assert gather(desk).new_items == 1
    assert ranks(desk) == [{"海鸥": 1, "潮水": 2}, {"潮水": 1, "灯塔": 2, "海鸥": 3}]
    assert [look.at for look in seen(desk)] == [world.now() - HALF_HOUR, world.now()]


def test_items_of_boards_are_archived_and_find_stories_like_others(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    follow_board(follow_feeds, site.at("/b", page(board("海鸥", "潮水"))))
    assert gather(desk).new_items == 2
    assert {story.title for story in current(desk)} == {"海鸥 在码头", "潮水 在码头"}


def test_an_unchanged_board_stands_as_it_stood(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_board(follow_feeds, site.at("/b", tagged(board("海鸥", "潮水"), '"1"')))
    gather(desk)
    world.advance(HALF_HOUR)
    assert gather(desk).unchanged == 1
    assert ranks(desk) == [{"海鸥": 1, "潮水": 2}] * 2


def test_an_item_whose_id_changes_on_every_look_is_one_item(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_board(follow_feeds, site.at("/b", page(board("海鸥", "潮水"))))
    gather(desk)
    world.advance(HALF_HOUR)
    site.at("/b", page(board("海鸥", "潮水").replace('"id": "', '"id": "new-')))
    assert gather(desk).new_items == 0
    assert ranks(desk) == [{"海鸥": 1, "潮水": 2}] * 2


def test_looks_are_read_once_in_half_an_hour_however_often_a_board_is_asked(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_board(follow_feeds, site.at("/b", page(board("海鸥", "潮水"))))
    for words in (["海鸥", "潮水"], ["潮水", "海鸥"]):
        site.at("/b", page(board(*words)))
        gather(desk, force=True)
        gather(desk, force=True)
        world.advance(timedelta(minutes=5))
    assert ranks(desk) == [{"潮水": 1, "海鸥": 2}]


def test_a_feed_that_is_no_board_leaves_no_looks(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    follow_feeds(site.at("/b", page(board("海鸥"))))
    assert gather(desk).new_items == 1
    assert seen(desk) == []


def test_old_looks_are_pruned(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    follow_board(follow_feeds, site.at("/b", page(board("海鸥"))))
    gather(desk)
    world.advance(KEPT + timedelta(hours=1))
    gather(desk)
    assert [look.at for look in seen(desk)] == [world.now()]
