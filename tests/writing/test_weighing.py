"""What moves an appeal just now: her quota on a saga, the language, luck; and a model's second look at the best."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from agent.types.news import Story
from agent.types.taste import SecondLook
from agent.types.writing import ACCUSED, Appeal, Spoken
from agent.writing.appeal import appeal
from agent.writing.choose import choose
from agent.writing.weighing import LUCK, WHIM, weigh
from tests.writing.test_choose import DULL, LOVED, NOON, situation, told

SECOND = told(6, "虚拟歌手学唱一首方言民谣")
THIRD = told(7, "虚拟歌手的第三首歌写给末班车")


def appeals(*stories: Story, **more: Any) -> dict[int, Appeal]:
    return weigh(situation(*stories, **more))[0]


def spoke(times: int, saga: int = LOVED.saga_id) -> Spoken:
    return Spoken(sagas={saga: times}, last_at=NOON.isoformat())


def test_a_giant_saga_does_not_fill_every_slot() -> None:
    """Her quota is two a week; the third story of the same affair is left, whatever its heat."""
    found = appeals(LOVED, spoken=spoke(2))[LOVED.id]
    assert found.outcome == "left"
    assert found.why == "she spoke of this affair twice this week; her most is 2"
    other = replace(SECOND, heat=0.2)
    choice = choose(situation(replace(LOVED, heat=1.0), other, spoken=spoke(2)))
    assert choice.occasion is not None
    assert choice.occasion.story_id == other.id


def test_the_quota_is_the_persona_s_own() -> None:
    persona = situation().persona
    rhythm = persona.rhythm.model_copy(update={"per_saga": 3})
    generous = persona.model_copy(update={"rhythm": rhythm})
    assert appeals(LOVED, spoken=spoke(2), persona=generous)[LOVED.id].outcome == ""


def test_an_affair_that_she_spoke_of_counts_less_and_says_so() -> None:
    before = appeals(LOVED)[LOVED.id]
    after = appeals(LOVED, spoken=spoke(1))[LOVED.id]
    assert after.score < before.score
    assert "she spoke of this affair once this week (-70%)" in after.why


def test_a_story_told_in_another_language_only_counts_less_and_says_so() -> None:
    abroad = told(8, "A virtual singer records the rain: 虚拟歌手", "en")
    found = appeals(abroad)[abroad.id]
    assert "told by nobody in the language she writes in (-30%)" in found.why


LONG = "，下了三夜，第三夜有人忘了关窗，他们把那一段留了下来"
FAINT = told(11, "水表更换")
"""She cares about it through its summary only, so that there is room for a whim."""


def with_summary(story: Story, summary: str) -> Story:
    return replace(story, sources=(replace(story.sources[0], summary=summary),))


def test_a_headline_with_nothing_but_links_below_it_is_a_bare_one() -> None:
    furniture = "Article URL: https://example.org/a Comments URL: https://example.org/b Points: 35"
    for summary, bare in (("", True), (furniture, True), (f"录音里有雨声{LONG}{LONG}", False)):
        why = appeals(with_summary(LOVED, summary))[LOVED.id].why
        assert ("little but a headline to go by" in why) == bare


@pytest.mark.parametrize(
    "title",
    [
        "求助：虚拟歌手的录音怎么导出",
        "虚拟歌手新手指南（一）",
        "Ask HN: How do I keep a virtual singer's songs?",
    ],
)
def test_somebody_who_asks_or_teaches_is_half_a_story(title: str) -> None:
    assert "somebody asks or teaches" in appeals(told(8, title))[8].why
    assert "somebody asks or teaches" not in appeals(LOVED)[LOVED.id].why


def lucks(story: Story, seeds: int = 400) -> list[float]:
    """What luck left or made of the appeal."""
    plain = appeal(story, situation().persona, situation().label).score
    return [appeals(story, chance=Random(seed))[story.id].score / plain for seed in range(seeds)]


def test_a_little_luck_moves_every_story_and_a_whim_a_few() -> None:
    faint = replace(FAINT, sources=(replace(FAINT.sources[0], summary=f"录音里有雨声{LONG}"),))
    moved = lucks(faint)
    assert len(set(moved)) > 300
    whims = [each for each in moved if each > 1]
    assert whims == pytest.approx([WHIM] * len(whims), rel=0.01)
    assert 0.02 < len(whims) / len(moved) < 0.1
    assert min(moved) >= 1 - LUCK - 0.001
    assert max(lucks(LOVED)) * appeal(LOVED, situation().persona, situation().label).score <= 1


def test_luck_is_drawn_from_the_seed_and_told_in_the_why() -> None:
    one, same, other = (appeals(LOVED, chance=Random(seed))[LOVED.id] for seed in (1, 1, 3))
    assert one == same
    assert one != other
    assert "luck (" in one.why or "a whim" in one.why


def test_she_surprises_now_and_then() -> None:
    """Of two stories that she cares about alike neither is always taken."""
    twin = replace(told(9, LOVED.title), heat=0.75)
    taken = [choose(situation(LOVED, twin, chance=Random(seed))).occasion for seed in range(80)]
    ids = [each.story_id for each in taken if each and each.kind == "story"]
    assert 0 < ids.count(twin.id) < ids.count(LOVED.id)


def looking(**looks: SecondLook) -> tuple[Callable[[Story], SecondLook], list[int]]:
    """A model that says this of stories by their number, and what it was asked."""
    asked: list[int] = []

    def look(story: Story) -> SecondLook:
        asked.append(story.id)
        return looks.get(f"s{story.id}", SecondLook())

    return look, asked


def test_only_the_story_that_would_be_taken_is_put_to_the_model() -> None:
    look, asked = looking()
    choose(situation(DULL, LOVED, replace(SECOND, heat=0.1), second_look=look))
    assert asked == [LOVED.id]


def test_nothing_is_asked_where_no_story_is_worth_it() -> None:
    look, asked = looking()
    choose(situation(DULL, second_look=look))
    assert asked == []


def test_what_the_model_sees_for_sure_is_left_alone_where_she_leaves_it_and_the_next_is_asked() -> (
    None
):
    look, asked = looking(s1=SecondLook(sure=("war",)))
    choice = choose(situation(LOVED, replace(SECOND, heat=0.5), second_look=look))
    assert asked == [LOVED.id, SECOND.id]
    assert choice.occasion is not None
    assert choice.occasion.story_id == SECOND.id
    left = next(each for each in choice.appeals if each.story_id == LOVED.id)
    assert (left.outcome, left.why) == ("left", "leaves war alone")


def test_what_the_model_doubts_is_held_for_a_person() -> None:
    look, _ = looking(s1=SecondLook(perhaps=("war",), accused=True))
    found = appeals(LOVED, second_look=look)[LOVED.id]
    assert (found.outcome, found.grave) == ("held", ("perhaps war", ACCUSED))
    assert "touches perhaps war" in found.why
    assert "for a person to decide (-60%)" in found.why


def test_an_answer_that_nobody_can_read_is_held_too() -> None:
    look, _ = looking(s1=SecondLook(unread=True))
    assert appeals(LOVED, second_look=look)[LOVED.id].outcome == "held"


def test_the_model_lifts_nothing_that_the_rules_found() -> None:
    grave = told(10, "虚拟歌手的声音被一架无人机录下")
    look, _ = looking()
    before = appeals(grave)[grave.id]
    after = appeals(grave, second_look=look, story_id=grave.id)[grave.id]
    assert before.grave == ("perhaps war",)
    assert (after.outcome, after.grave) == (before.outcome, before.grave)


def test_a_story_that_was_asked_for_by_number_is_put_to_the_model_too() -> None:
    look, asked = looking(s2=SecondLook(perhaps=("health",)))
    choice = choose(situation(LOVED, DULL, story_id=DULL.id, second_look=look))
    assert asked == [DULL.id]
    assert choice.occasion is not None
    assert choice.occasion.grave == ("perhaps health",)


def test_no_story_is_taken_unseen_where_a_model_looks() -> None:
    many = [told(20 + number, f"虚拟歌手的第{number}首歌") for number in range(7)]
    war = SecondLook(sure=("war",))
    look, asked = looking(**{f"s{story.id}": war for story in many})
    choice = choose(situation(*many, second_look=look))
    assert len(asked) == 4
    assert choice.occasion is None or choice.occasion.kind != "story"


def test_a_story_of_which_there_is_only_a_headline_counts_less_and_says_so() -> None:
    summary = "录音棚在码头边，雨声录了三夜，第三夜有人忘了关窗，他们把那一段留了下来，放在第二轨，只在右耳。"
    sources = tuple(replace(source, summary=summary) for source in LOVED.sources)
    told = weigh(situation(LOVED))[0][LOVED.id]
    more = weigh(situation(replace(LOVED, sources=sources)))[0][LOVED.id]
    assert "headline" in told.why
    assert "headline" not in more.why
