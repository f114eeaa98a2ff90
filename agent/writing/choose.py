"""Which occasion she takes, if any: stories by heat × appeal × freshness, else a callback, a thought, or silence. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent.types.news import Source, Story
from agent.types.writing import Appeal, Earlier, Occasion, OpenThread
from agent.writing.no_story import INSTEAD, why_no_story
from agent.writing.offers import after_silence, by_luck, mix, pressing
from agent.writing.situation import Situation
from agent.writing.weighing import WORTH, Ranked, weigh

STRONG = 0.4  # a story above this goes before a callback
CHANCE_OF = {"callback": 0.35, "thought": 0.55, "work": 0.05}
MOST_NEWS = 3  # so many titles tell what is new
LONG_SILENCE = timedelta(days=3)  # after which a thought needs no luck


@dataclass(frozen=True)
class Choice:
    """An occasion, or silence with its reason; the appeals say what she makes of every story."""

    occasion: Occasion | None
    silence: str
    appeals: tuple[Appeal, ...]


def choose(situation: Situation) -> Choice:
    appeals, ranked = weigh(situation)
    occasion = _wanted(situation, appeals) or pressing(situation)
    occasion = occasion or _taken(situation, ranked, why_no_story(appeals.values()))
    occasion = after_silence(occasion, situation) if occasion else None
    silence = "" if occasion else _why_silent(ranked, why_no_story(appeals.values()))
    told = {key: _with_news(found, situation.earlier.get(key)) for key, found in appeals.items()}
    return Choice(_following_up(occasion, situation), silence, tuple(told.values()))


def _with_news(found: Appeal, earlier: Earlier | None) -> Appeal:
    if found.outcome == "left" or earlier is None:
        return found
    return replace(found, why=f"{found.why}; {_what_is_new(earlier)}")


def _what_is_new(earlier: Earlier) -> str:
    titles = "; ".join(f"“{report.title}”" for report in earlier.news[:MOST_NEWS])
    return f"she spoke of it on {earlier.at[:10]}, and this is new since: {titles}"


def _following_up(occasion: Occasion | None, situation: Situation) -> Occasion | None:
    """A story that she spoke of carries what she said; the reports with news come first among its sources."""
    earlier = situation.earlier.get(occasion.story_id or 0) if occasion else None
    if occasion is None or earlier is None or not earlier.said:
        return occasion
    news = tuple(_source(report) for report in earlier.news)
    rest = tuple(source for source in occasion.sources if source not in news)
    return replace(
        occasion, said=earlier.said, said_at=earlier.at, sources=(*news, *rest),
        why=f"{occasion.why}; {_what_is_new(earlier)}" if news else occasion.why,
        news=tuple(report.title for report in earlier.news[:MOST_NEWS]),
    )  # fmt: skip


def _wanted(situation: Situation, appeals: Mapping[int, Appeal]) -> Occasion | None:
    rows = ((story, appeals[story.id]) for story in situation.stories)
    story = next((_story(s, a) for s, a in rows if s.id == situation.story_id), None)
    again = (each for each in situation.threads if each.id == situation.thread_id)
    return story or next(map(_callback_on, again), None)


def _taken(situation: Situation, ranked: Ranked, no_story: str) -> Occasion | None:
    """In this order: a strong story, by luck a callback or what her life offers, a story worth it, by luck a
    work or thought."""
    best, story, found = ranked[0] if ranked else (0.0, None, None)
    best *= mix(situation.feeling, "story")
    occasion = _story(story, found) if story and found and best >= WORTH else None
    if occasion and (best >= STRONG or situation.origin == "welcome"):
        return occasion
    lucky = bool(situation.threads) and _lucky(situation, "callback")
    own = (_callback(situation) if lucky else None) or by_luck(situation)
    return own or occasion or _without_news(situation, no_story)


def _without_news(situation: Situation, no_story: str) -> Occasion | None:
    if situation.persona.works and _lucky(situation, "work"):
        work = situation.chance.choice(situation.persona.works)
        return Occasion(
            "work", title=work.title, work=work.title, why="a work of hers came to mind"
        )
    if situation.origin != "slot" or _long_silent(situation) or _lucky(situation, "thought"):
        interest = situation.chance.choice(situation.persona.interests)
        return Occasion("thought", title=interest.name, why=f"{no_story}{INSTEAD}")
    return None


def _lucky(situation: Situation, kind: str) -> bool:
    return situation.chance.random() < CHANCE_OF[kind] * mix(situation.feeling, kind)


def _long_silent(situation: Situation) -> bool:
    last = situation.spoken.last_at
    return not last or situation.now - datetime.fromisoformat(last) > LONG_SILENCE


def _callback(situation: Situation) -> Occasion | None:
    """The threads come the longest untouched first, each half as likely as the one before it; never the
    one that her last callback took up."""
    threads = [each for each in situation.threads if each.id != situation.spoken.last_thread]
    weights = [0.5**place for place in range(len(threads))]
    drawn = situation.chance.choices(threads, weights)[:1] if threads else []
    return _callback_on(drawn[0]) if drawn else None


def _callback_on(thread: OpenThread) -> Occasion:
    return Occasion(
        "callback", title=thread.text, thread_id=thread.id, why=f"left open on {thread.when}"
    )


def _story(story: Story, found: Appeal) -> Occasion:
    sources = tuple(map(_source, story.sources))
    return Occasion(
        kind="story", title=story.title, language=story.language, story_id=story.id,
        saga_id=story.saga_id, sources=sources, heat=story.heat, appeal=found.score,
        interest=found.interest, why=found.why,
        sample=story.sample, grave=found.grave,
        about_self=found.about_self, last_at=story.last_at.isoformat(),
    )  # fmt: skip


def _source(report: Source) -> dict[str, str]:
    names = ("publisher", "title", "url", "summary", "language")
    return {name: getattr(report, name) for name in names}


def _why_silent(ranked: Ranked, no_story: str) -> str:
    if not ranked:
        return f"{no_story}; no thought wanted out"
    best, story, _ = ranked[0]
    return f"nothing was worth it; the nearest was “{story.title}” ({best:.2f}, {WORTH} is needed)"
