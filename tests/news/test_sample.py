"""The bundled sample day."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from agent.errors import ConfigWrong
from agent.news.gather import NewsDesk, gather
from agent.news.sample import load_sample, read_day
from agent.text.scripts import language_of
from agent.text.subjects import touched
from agent.types.clocks import FrozenClock
from tests.news.conftest import Follow
from tests.news.looks import current, states
from tests.news.site import Site, entry, page, rss

DAY = Path(__file__).parents[2] / "config" / "sample" / "day.yaml"


def test_it_is_loaded_once_while_it_is_fresh_and_marked(desk: NewsDesk, world: FrozenClock) -> None:
    assert load_sample(desk, DAY) == len(read_day(DAY).items)
    assert load_sample(desk, DAY) == 0
    stories = current(desk)
    assert len(stories) > 20
    assert all(story.sample for story in stories)
    assert [state.state for state in states(desk)] == ["sample"]
    world.advance(timedelta(hours=desk.news.fresh_hours + 1))
    assert current(desk) == []
    assert load_sample(desk, DAY.read_text(encoding="utf-8")) > 0
    assert len(current(desk)) == len(stories), "the same stories, told again"


def test_several_reports_of_one_happening_are_one_story(desk: NewsDesk) -> None:
    load_sample(desk, DAY)
    several = [story for story in current(desk) if story.publishers > 1]
    assert len(several) >= 5
    assert {story.language for story in several} >= {"zh", "en"}
    assert all(
        "样张" in source.publisher or "サンプル" in source.publisher
        for story in current(desk)
        for source in story.sources
    )


def test_real_news_takes_its_place_and_never_mixes_with_it(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    load_sample(desk, DAY)
    same = read_day(DAY).items[0]
    follow_feeds(site.at("/f", page(rss(entry(same.title, same.url)))))
    gather(desk)
    (story,) = current(desk)
    assert not story.sample
    assert story.publishers == 1


def test_it_is_invented_varied_and_holds_two_grave_ones() -> None:
    items = read_day(DAY).items
    assert 36 <= len(items) <= 48
    assert all(item.url.startswith("https://example.org/") for item in items)
    assert len({item.url for item in items}) == len(items)
    assert all("样张" in item.publisher or "サンプル" in item.publisher for item in items)
    languages = Counter(language_of(item.title) for item in items)
    assert min(languages[name] for name in ("zh", "en", "ja")) >= 7
    grave = [i for i in items if any(touch.sure for touch in touched(i.title, i.summary))]
    assert len(grave) == 2


def test_a_mistake_in_it_is_named_with_its_line(desk: NewsDesk) -> None:
    with pytest.raises(ConfigWrong, match=r"day\.yaml:2: .*hours_ago"):
        load_sample(desk, "items:\n  - {publisher: A, title: B, hours_ago: soon}\n")
