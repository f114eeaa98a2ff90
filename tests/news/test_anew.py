"""What counts as truly new in a story that was already told, and which story is another one told again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from agent.news.anew import new_against, tells_the_same
from agent.text.scripts import language_of
from agent.types.news import Source

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)


def told(publisher: str, title: str, *, hours: float = -1, summary: str = "") -> Source:
    at = NOON + timedelta(hours=hours)
    return Source(publisher, title, f"https://{publisher}.example/{title}", summary, language_of(title), at)  # fmt: skip


FIRST = (
    told("one", "Velmora orchestra finds a lost nocturne in the ferry office"),
    told("two", "Lost nocturne turns up in Velmora's ferry office, orchestra says"),
)
RETURNED = (
    told("one", "Velmora nocturne proves a forgery, archive confirms", hours=6),
    told("three", "Archive in Tarn calls nocturne a forgery after ink test", hours=7),
)


def test_what_two_publishers_tell_alike_and_nobody_told_before_is_new() -> None:
    assert new_against(FIRST, RETURNED, NOON) == RETURNED


def test_what_one_house_tells_alone_under_whatever_name_is_not_new_yet() -> None:
    assert new_against(FIRST, RETURNED[:1], NOON) == ()
    twice = (
        RETURNED[0],
        replace(RETURNED[1], publisher="ONE online", url="https://news.one.example/2"),
    )
    assert new_against(FIRST, twice, NOON) == ()


def test_one_agency_text_in_two_papers_is_one_voice() -> None:
    copy = replace(RETURNED[0], publisher="three", url=RETURNED[1].url)
    assert new_against(FIRST, (RETURNED[0], copy), NOON) == ()


def test_the_same_told_later_in_other_words_is_not_new() -> None:
    later = (
        told("three", "In Velmora, a nocturne long lost is found at the ferry office", hours=6),
        told("four", "Ferry office gives orchestra of Velmora its lost nocturne back", hours=8),
    )
    assert new_against(FIRST, later, NOON) == ()


def test_what_comes_while_the_first_news_still_spreads_is_not_new() -> None:
    soon = tuple(replace(each, seen_at=NOON + timedelta(hours=1)) for each in RETURNED)
    assert new_against(FIRST, soon, NOON) == ()


def test_what_a_summary_had_told_already_is_not_new() -> None:
    known = replace(FIRST[0], summary="Some in the archive think it a forgery.")
    assert new_against((known, FIRST[1]), RETURNED, NOON) == ()


def test_explainers_and_live_blogs_bring_nothing_new() -> None:
    asking = tuple(replace(each, title=f"Why {each.title}?") for each in RETURNED)
    blogs = tuple(replace(each, title=f"Live updates: {each.title}") for each in RETURNED)
    assert new_against(FIRST, asking + blogs, NOON) == ()


def test_reports_in_a_language_that_nobody_told_it_in_before_are_no_proof() -> None:
    chinese = (
        told("five", "维尔莫拉夜曲经墨水检测鉴定为伪作 档案馆确认", hours=6),
        told("six", "档案馆：墨水检测表明夜曲是伪作", hours=7),
    )
    assert new_against(FIRST, chinese, NOON) == ()
    before = (*FIRST, told("five", "维尔莫拉乐团在渡轮办公室找到失传夜曲"))
    assert new_against(before, chinese, NOON) == chinese


def test_a_story_whose_titles_say_nothing_else_tells_the_same() -> None:
    again = [told("four", "Orchestra's lost nocturne found in the ferry office of Velmora")]
    assert tells_the_same(again, FIRST)
    assert not tells_the_same(RETURNED, FIRST)
    assert not tells_the_same([], FIRST)
