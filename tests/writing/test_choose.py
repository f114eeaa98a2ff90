"""Which occasion she takes: what she cares about, what is hot, what she may not touch; or silence."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from agent.types.news import Source, Story
from agent.types.writing import Earlier, OpenThread, Spoken
from agent.writing.appeal import appeal
from agent.writing.choose import Choice, choose
from agent.writing.interests import mentions
from agent.writing.situation import Situation
from tests.writing.briefs import config

NOON = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)


def told(number: int, title: str, language: str = "zh", **more: Any) -> Story:
    given = {"heat": 0.8, "first_at": NOON, "last_at": NOON, "publishers": 3, "saga_id": number}
    sources = (Source("样张报", title, "https://example.org", "", language),)
    return Story(id=number, title=title, language=language, sources=sources, **{**given, **more})


LOVED = told(1, "虚拟歌手的新专辑用AI音乐做了一首雨声")
DULL = told(2, "某县公布去年的水表更换数量")
GRAVE = told(3, "总统选举结果公布，虚拟歌手也去投票")
HEARD_IN_COURT = told(4, "虚拟歌手的声音被告上法院")


def situation(*stories: Story, **more: Any) -> Situation:
    given: dict[str, Any] = {
        "persona": config().personas["yuri"].file, "label": config().label, "spoken": Spoken(last_at=NOON.isoformat()),
        "threads": (), "now": NOON, "speak_at": NOON + timedelta(hours=6), "fresh_hours": 36,
        "origin": "slot", "chance": Random(1), "takes": lambda story: True,
    }  # fmt: skip
    return Situation(stories=stories, **{**given, **more})


def outcomes(choice: Choice) -> dict[int, str]:
    return {found.story_id: found.outcome for found in choice.appeals}


def test_the_story_that_she_cares_about_is_taken() -> None:
    choice = choose(situation(DULL, LOVED))
    assert choice.occasion is not None
    assert choice.occasion.story_id == LOVED.id
    assert choice.occasion.why.startswith("touches")


def test_what_she_leaves_alone_is_never_taken_and_says_why() -> None:
    choice = choose(situation(GRAVE))
    assert outcomes(choice) == {GRAVE.id: "left"}
    assert "alone" in choice.appeals[0].why


def test_a_held_subject_is_marked_for_a_person() -> None:
    found = appeal(HEARD_IN_COURT, config().personas["yuri"].file, config().label)
    assert found.outcome in ("held", "left")
    assert "court" in found.why


def test_she_speaks_of_a_story_once() -> None:
    spoken = Spoken(stories=frozenset({LOVED.id}), last_at=NOON.isoformat())
    choice = choose(situation(LOVED, spoken=spoken))
    assert outcomes(choice) == {LOVED.id: "left"}
    assert choice.appeals[0].why == "she has spoken of it"


NEWS = (
    Source("乙报", "虚拟歌手的雨声专辑撤回，厂牌道歉", "https://example.org/2", "", "zh", NOON),
)
SPOKE = Spoken(stories=frozenset({LOVED.id}), last_at=NOON.isoformat())


def test_a_story_that_she_spoke_of_is_taken_again_only_with_something_truly_new() -> None:
    told_then = Earlier("雨声我听了一遍。", "2026-03-10T04:00:00+00:00")
    silent = choose(situation(LOVED, spoken=SPOKE, earlier={LOVED.id: told_then}))
    assert outcomes(silent) == {LOVED.id: "left"}
    again = choose(
        situation(LOVED, spoken=SPOKE, earlier={LOVED.id: replace(told_then, news=NEWS)})
    )
    assert again.occasion is not None
    assert again.occasion.said == told_then.said
    assert again.occasion.news == (NEWS[0].title,)
    assert again.occasion.sources[0]["title"] == NEWS[0].title
    for why in (again.occasion.why, again.appeals[0].why):
        assert "she spoke of it on 2026-03-10, and this is new since" in why
        assert NEWS[0].title in why


def test_another_story_that_tells_what_she_spoke_of_is_left() -> None:
    twin = replace(LOVED, id=6)
    told_then = Earlier("雨声我听了一遍。", "2026-03-10T04:00:00+00:00")
    choice = choose(situation(twin, earlier={6: told_then}))
    assert outcomes(choice) == {6: "left"}
    assert choice.appeals[0].why == "she has spoken of it"


def test_news_that_would_be_stale_by_the_time_she_speaks_is_left() -> None:
    old = replace(LOVED, last_at=NOON - timedelta(hours=33))
    choice = choose(situation(old))
    assert choice.appeals[0].why == "too old by the time she speaks"


def test_a_saga_that_she_spoke_of_lately_must_wait_behind_others() -> None:
    other = replace(told(5, "虚拟歌手学唱一首方言民谣"), heat=0.5)
    spoken = Spoken(sagas={LOVED.saga_id: 1}, last_at=NOON.isoformat())
    choice = choose(situation(LOVED, other, spoken=spoken))
    assert choice.occasion is not None
    assert choice.occasion.story_id == other.id


def test_on_a_dull_day_she_is_mostly_silent_and_says_what_came_nearest() -> None:
    choices = [choose(situation(DULL, chance=Random(seed))) for seed in range(60)]
    silent = [choice for choice in choices if choice.occasion is None]
    assert len(silent) > 15
    assert all(choice.silence for choice in silent)
    assert {choice.occasion.kind for choice in choices if choice.occasion} <= {"thought", "work"}


def why_a_thought(*stories: Story, **more: Any) -> str:
    occasion = choose(situation(*stories, origin="manual", **more)).occasion
    return occasion.why if occasion and occasion.kind == "thought" else ""


def test_a_thought_says_why_it_is_no_story() -> None:
    german = told(9, "Roboter faltet Papierboote", "de")
    assert why_a_thought(german) == "no story is in a language that she reads; a thought instead"
    assert why_a_thought() == "there is no fresh news; a thought instead"
    assert why_a_thought(DULL, german) == "no story touches what she cares about; a thought instead"
    spoken = Spoken(stories=frozenset({LOVED.id}), last_at=NOON.isoformat())
    assert why_a_thought(LOVED, spoken=spoken) == "no story that she may take; a thought instead"


def test_silence_says_why_it_is_no_story() -> None:
    german = told(9, "Roboter faltet Papierboote", "de")
    choices = [choose(situation(german, chance=Random(seed))) for seed in range(60)]
    silent = {choice.silence for choice in choices if choice.occasion is None}
    assert silent == {"no story is in a language that she reads; no thought wanted out"}


def test_an_open_thread_is_taken_up_now_and_then() -> None:
    thread = OpenThread(7, "想学一件没用的事", "2026-02-27")
    kinds = [
        choice.occasion.kind
        for seed in range(60)
        if (choice := choose(situation(DULL, threads=(thread,), chance=Random(seed)))).occasion
    ]
    assert "callback" in kinds


OLDEST, LATER = OpenThread(7, "想学一件没用的事", "2026-02-27"), OpenThread(8, "雾号", "2026-03-01")


def taken_up(*threads: OpenThread, last: int | None = None) -> list[int | None]:
    spoken = Spoken(last_at=NOON.isoformat(), last_thread=last)
    occasions = [
        choose(situation(DULL, threads=threads, spoken=spoken, chance=Random(seed))).occasion
        for seed in range(300)
    ]
    return [each.thread_id for each in occasions if each and each.kind == "callback"]


def test_the_thread_that_waited_longest_is_taken_up_most_but_not_always() -> None:
    found = taken_up(OLDEST, LATER)
    assert found.count(7) > 1.4 * found.count(8) > 0


def test_no_thread_is_taken_up_twice_in_a_row() -> None:
    assert set(taken_up(OLDEST, LATER, last=7)) == {8}
    assert taken_up(OLDEST, last=7) == []


def test_a_thread_that_was_asked_for_by_number_is_taken_up() -> None:
    choice = choose(situation(LOVED, threads=(OLDEST, LATER), thread_id=8))
    assert choice.occasion is not None
    assert (choice.occasion.kind, choice.occasion.thread_id) == ("callback", 8)


def test_after_long_silence_a_thought_needs_no_luck() -> None:
    quiet = Spoken(last_at=(NOON - timedelta(days=5)).isoformat())
    for seed in range(20):
        assert choose(situation(DULL, spoken=quiet, chance=Random(seed))).occasion is not None


def test_a_story_that_was_asked_for_by_number_is_taken() -> None:
    choice = choose(situation(LOVED, DULL, story_id=DULL.id))
    assert choice.occasion is not None
    assert choice.occasion.story_id == DULL.id


def test_a_story_in_no_language_of_hers_is_left() -> None:
    german = told(9, "Roboter faltet Papierboote", "de")
    found = appeal(german, config().personas["corrow"].file, config().label)
    assert found.outcome == "left"


def test_news_about_herself_goes_to_a_person() -> None:
    found = appeal(replace(LOVED, about_self=True), config().personas["yuri"].file, config().label)
    assert found.outcome == "held"


def test_keywords_match_whole_latin_words_and_any_place_in_chinese() -> None:
    assert mentions("New fonts for old signs", "font")
    assert not mentions("The fontanelle closes", "font")
    assert mentions("他写的字体很好", "字体")


def test_a_boundary_is_told_before_what_the_writer_lacks() -> None:
    choice = choose(situation(GRAVE, takes=lambda story: False))
    assert "alone" in choice.appeals[0].why
