"""Reports in two languages that tell of one happening, where an embedding model is configured."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from agent.database.tables import item_vectors
from agent.news import vectors
from agent.news.gather import NewsDesk, gather
from agent.news.likeness import Entry
from agent.news.meaning import bridges
from agent.news.stories import group
from tests.news.conftest import Follow
from tests.news.looks import current
from tests.news.site import Site, entry, page, rss
from tests.news.tongues import FILLER, TOLD, Polyglot

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
ENGLISH, CHINESE = range(2)


def told(number: int, title: str, language: str, hours: float = 0) -> Entry:
    at = NOON + timedelta(hours=hours)
    return Entry(number, title, "", language, f"p{number}", "", at)


EN = [told(n, pair[ENGLISH], "en") for n, pair in enumerate(TOLD, 1)]
ZH = [told(n, pair[CHINESE], "zh", hours=1) for n, pair in enumerate(TOLD, 101)]


def met(english: list[Entry], chinese: list[Entry]) -> dict[int, int]:
    quiet = [
        told(1000 + 100 * tongue + n, title, language)
        for tongue, language in enumerate(("en", "zh"))
        for n, title in enumerate(FILLER[tongue])
    ]
    known = [*english, *chinese, *quiet]
    made = Polyglot()([each.title for each in known])
    return bridges(known, [], {e.id: v for e, v in zip(known, made, strict=True)})


def in_few(english: list[Entry], chinese: list[Entry]) -> dict[int, int]:
    known = [*english, *chinese]
    made = Polyglot()([each.title for each in known])
    return bridges(known, [], {e.id: v for e, v in zip(known, made, strict=True)})


def test_reports_that_mean_the_same_meet_across_two_languages() -> None:
    found = met(EN, ZH)
    assert {one: found[one] for one in sorted(found) if one < 100} == {
        n: n + 100 for n in range(1, 11)
    }
    assert {found[other] for other in found if other > 100} == set(range(1, 11))


def test_what_no_report_in_the_other_language_tells_meets_nothing() -> None:
    lonely = [replace(each, title=f"某事{each.id}") for each in ZH]
    assert met(EN, lonely) == {}


def test_among_too_few_reports_nothing_can_stand_out() -> None:
    assert in_few(EN, ZH) == {}


def test_reports_with_numbers_of_their_own_or_days_apart_do_not_meet() -> None:
    later = [replace(each, at=each.at + timedelta(days=3)) for each in ZH]
    assert met(EN, later) == {}


def test_a_story_in_one_language_and_a_story_in_the_other_become_one() -> None:
    one, other = replace(EN[1], story=5), replace(ZH[1], story=8)
    third = told(300, "Velmora's night tram has its jingle back", "en", hours=2)
    found = group([third], [one, other], {5: 5, 8: 8}, {}, {300: 102, 102: 300})
    assert found.story_of == {300: 5}
    assert found.merged == {8: 5}


def entries(tongue: int, paper: str) -> list[str]:
    titles = [*(pair[tongue] for pair in TOLD), *FILLER[tongue]]
    return [entry(title, f"https://{paper}.example/{n}") for n, title in enumerate(titles)]


def feeds_in_both(site: Site, follow_feeds: Follow) -> None:
    english, chinese = rss(*entries(ENGLISH, "one")), rss(*entries(CHINESE, "two"), title="Two")
    follow_feeds(site.at("/1", page(english)), site.at("/2", page(chinese)))


def test_with_a_model_configured_the_archive_has_one_story_for_both_languages(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    feeds_in_both(site, follow_feeds)
    gather(replace(desk, embed=Polyglot()))
    told_twice = [story for story in current(desk) if story.publishers == 2]
    assert {story.items for story in told_twice} == {2}
    assert {story.title for story in told_twice} <= {title for pair in TOLD for title in pair}
    assert len(told_twice) == len(TOLD)


def test_without_a_model_they_stay_two(desk: NewsDesk, site: Site, follow_feeds: Follow) -> None:
    feeds_in_both(site, follow_feeds)
    gather(desk)
    assert {story.items for story in current(desk)} == {1}


def test_each_item_is_asked_for_once(desk: NewsDesk, site: Site, follow_feeds: Follow) -> None:
    polyglot = Polyglot()
    feeds_in_both(site, follow_feeds)
    gather(replace(desk, embed=polyglot))
    site.at("/3", page(rss(entry("Ferry bell is polished", "https://three.example/1"))))
    follow_feeds(
        site.at("/3", page(rss(entry("Ferry bell is polished", "https://three.example/1"))))
    )
    gather(replace(desk, embed=polyglot), force=True)
    assert len(polyglot.asked) == len(set(polyglot.asked)) == 81


def test_a_model_that_fails_leaves_the_news_to_words_and_is_told(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    feeds_in_both(site, follow_feeds)
    report = gather(replace(desk, embed=Polyglot(broken=True)))
    assert report.errors == ("polyglot: gone",)
    assert (report.failed, report.new_items, len(current(desk))) == (0, 80, 80)


def test_vectors_of_items_that_the_window_has_left_are_forgotten(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    feeds_in_both(site, follow_feeds)
    gather(replace(desk, embed=Polyglot()))
    vectors.forget_vectors(desk.database, before=5)
    with desk.database.read.connect() as connection:
        kept = set(connection.execute(select(item_vectors.c.item_id)).scalars())
    assert kept == set(range(5, 81))
