"""What she makes of each story just now: its appeal with taste, saga, language and luck, and a model's second look. Pure."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from random import Random

from agent.text.asking import asks_or_teaches
from agent.text.folding import letters
from agent.text.furniture import without_furniture
from agent.text.links import cut_links
from agent.types.news import Story
from agent.types.taste import SecondLook
from agent.types.writing import Appeal
from agent.writing.appeal import Known, appeal
from agent.writing.factors import Factor, weighed
from agent.writing.situation import Situation

WORTH = 0.13  # a story below this is no occasion
HALF_LIFE_HOURS = 18
SAGA_AGAIN = 0.3  # what is left of a story for each time that she spoke of its saga lately
ELSEWHERE = Factor(0.7, "told by nobody in the language she writes in")
BARE, SAYS_MORE = Factor(0.6, "little but a headline to go by"), 20
"""A summary that says so many letters more than the headline has something to notice in it."""
ASKED = Factor(0.5, "somebody asks or teaches, and nothing has happened")
LUCK, WHIM, WHIMS = 0.2, 1.8, 0.05
"""Bad luck takes so much of an appeal at most; one story in twenty catches her eye, and counts so much more."""
MOST_LOOKED_INTO = 4

Ranked = list[tuple[float, Story, Appeal]]
"""Stories that she may take with what they are worth now, the best first."""


def weigh(situation: Situation) -> tuple[dict[int, Appeal], Ranked]:
    """What she makes of every story by its id, and those that she may take."""
    luck = {story.id: _luck(situation.chance) for story in situation.stories}
    appeals = {
        story.id: _judged(story, situation, luck[story.id], None) for story in situation.stories
    }
    looked = _look_again(situation, appeals, luck)
    ranked = _ranked(situation, appeals)
    if looked:
        ranked = [row for row in ranked if row[0] < WORTH or row[1].id in looked]
    return appeals, ranked


def _judged(story: Story, situation: Situation, luck: Factor, look: SecondLook | None) -> Appeal:
    known = Known(situation.taste, situation.meant.get(story.id, {}), look)
    found = appeal(story, situation.persona, situation.label, known)
    barred = _barred(story, situation, found)
    if barred:
        return replace(found, score=0.0, outcome="left", why=barred)
    return weighed(
        found,
        (_again(story, situation), _near(story, situation), _bare(story), _asked(story), luck),
    )


def _barred(story: Story, situation: Situation, found: Appeal) -> str:
    """Why she leaves it, or nothing; a boundary is told before what the writer lacks."""
    if _spoken_of(story, situation):
        return "she has spoken of it"
    if story.id in situation.mates and story.id != situation.story_id:
        return f"{situation.mates[story.id]} of her label speaks of it that day"
    if found.outcome == "left":
        return found.why
    times, most = _times(story, situation), situation.persona.rhythm.per_saga
    if times >= most and story.id != situation.story_id:
        return f"she spoke of this affair {_often(times)} this week; her most is {most}"
    if not situation.takes(story):
        return "no words in it that the writer could use"
    if situation.speak_at - story.last_at > timedelta(hours=situation.fresh_hours):
        return "too old by the time she speaks"
    return ""


def _spoken_of(story: Story, situation: Situation) -> bool:
    """Spoken of, and nothing truly new since."""
    earlier = situation.earlier.get(story.id)
    if earlier is None:
        return story.id in situation.spoken.stories
    return earlier.waiting or not earlier.news


def _times(story: Story, situation: Situation) -> int:
    return situation.spoken.sagas.get(story.saga_id, 0)


def _often(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _again(story: Story, situation: Situation) -> Factor:
    times = _times(story, situation)
    return Factor(SAGA_AGAIN**times, f"she spoke of this affair {_often(times)} this week")


def _near(story: Story, situation: Situation) -> Factor | None:
    hers = situation.persona.language
    return None if any(source.language == hers for source in story.sources) else ELSEWHERE


def _bare(story: Story) -> Factor | None:
    """What a feed hangs about a summary, links and counts, is nothing to notice anything in."""
    said = ((without_furniture(cut_links(each.summary)), each.title) for each in story.sources)
    more = (len(letters(summary)) - len(letters(title)) for summary, title in said)
    return None if max(more, default=0) >= SAYS_MORE else BARE


def _asked(story: Story) -> Factor | None:
    return ASKED if asks_or_teaches(story.title) else None


def _luck(chance: Random) -> Factor:
    """A little for every story, and now and then a whim, so that she surprises."""
    if chance.random() < WHIMS:
        return Factor(WHIM, "a whim, it caught her eye")
    return Factor(chance.uniform(1 - LUCK, 1), "luck")


def _look_again(
    situation: Situation, appeals: dict[int, Appeal], luck: Mapping[int, Factor]
) -> set[int]:
    """Puts the story that would be taken to the model, and where that makes another the best, that one,
    too, up to a few. Returns which were put to it; no other is taken where one was."""
    looked = set[int]()
    while len(looked) < MOST_LOOKED_INTO:
        story = next(_next(situation, appeals), None)
        look = situation.second_look(story) if story and story.id not in looked else None
        if story is None or look is None:
            break
        looked.add(story.id)
        appeals[story.id] = _judged(story, situation, luck[story.id], look)
    return looked


def _next(situation: Situation, appeals: Mapping[int, Appeal]) -> Iterator[Story]:
    """The story that would be taken as things stand: the one asked for, or the best that is worth it."""
    yield from (story for story in situation.stories if story.id == situation.story_id)
    yield from (story for total, story, _ in _ranked(situation, appeals) if total >= WORTH)


def _ranked(situation: Situation, appeals: Mapping[int, Appeal]) -> Ranked:
    rows = [
        (_total(story, appeals[story.id], situation), story, appeals[story.id])
        for story in situation.stories
        if appeals[story.id].outcome != "left"
    ]
    return sorted(rows, key=lambda row: -row[0])


def _total(story: Story, found: Appeal, situation: Situation) -> float:
    hours = max(0.0, (situation.now - story.last_at).total_seconds() / 3600)
    freshness = math.exp2(-hours / HALF_LIFE_HOURS)
    return found.score * (0.4 + 0.6 * story.heat) * freshness
