"""What a persona has lived in a home: posts with why, silences, what she left alone, threads, beliefs, figures."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import mean
from typing import Any

from sqlalchemy import select

from agent.database.tables import appeals, drafts, posts, slots, stories
from agent.newsroom.room import Newsroom
from agent.newsroom.voices import voice_of
from agent.text.sameness import most_similar, same_opening

LEFT = 5
"""So many of the stories that she cared for most and left alone are told for each day."""


def lived(room: Newsroom, name: str) -> dict[str, Any]:
    said = _posts(room, name)
    return {
        "posts": said,
        "silences": _silences(room, name),
        "left": _left(room, name),
        "threads": [_thread(each) for each in room.memory.mind.all_threads(name)],
        "beliefs": [_belief(each) for each in room.memory.mind.beliefs(name)],
        "figures": _figures(said, _silences(room, name)),
    }


def _posts(room: Newsroom, name: str) -> list[dict[str, Any]]:
    """In order of publication, each with the notice, the other candidates, and how much it sounds like her."""
    query = (
        select(posts.c.id, posts.c.text, posts.c.published_at, drafts.c.occasion, drafts.c.trace)
        .join(drafts, drafts.c.id == posts.c.draft_id)
        .where(posts.c.persona == name, posts.c.published_at.is_not(None))
        .order_by(posts.c.published_at)
    )
    voice = voice_of(room.persona(name), room.config.personas)
    return [
        {
            "post": row.id,
            "at": row.published_at.isoformat(),
            "text": row.text,
            "occasion": row.occasion,
            "like_her": round(voice.score(row.text)),
            "about": (row.trace.get("occasion") or {}).get("title", ""),
            "why": (row.trace.get("occasion") or {}).get("why", ""),
            "notice": row.trace.get("notice", ""),
            "candidates": row.trace.get("candidates", []),
        }
        for row in room.rows(query)
    ]


def _silences(room: Newsroom, name: str) -> list[dict[str, str]]:
    query = select(slots.c.speak_at, slots.c.status, slots.c.why).where(
        slots.c.persona == name, slots.c.status.in_(("silent", "failed", "missed"))
    )
    return [
        {"at": row.speak_at.isoformat(), "status": row.status, "why": row.why}
        for row in room.rows(query.order_by(slots.c.speak_at))
    ]


def _left(room: Newsroom, name: str) -> dict[str, list[dict[str, Any]]]:
    """By day, the stories nearest to her that came to nothing, with why."""
    query = (
        select(appeals.c.score, appeals.c.outcome, appeals.c.why, appeals.c.at, stories.c.title)
        .join(stories, stories.c.id == appeals.c.story_id)
        .where(appeals.c.persona == name, appeals.c.outcome != "used")
        .order_by(appeals.c.score.desc())
    )
    days: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in room.rows(query):
        day = days[row.at.date().isoformat()]
        if len(day) < LEFT:
            day.append(
                {
                    "score": round(row.score, 3),
                    "outcome": row.outcome,
                    "why": row.why,
                    "title": row.title,
                }
            )
    return dict(sorted(days.items()))


def _thread(thread: Any) -> dict[str, Any]:
    return {
        "text": thread.text,
        "state": thread.state,
        "opened_by": thread.opened_by,
        "moves": [{"became": move.became, "by": move.by} for move in thread.moves],
    }


def _belief(belief: Any) -> dict[str, Any]:
    return {
        "text": belief.text,
        "held_from": belief.held_from.date().isoformat(),
        "status": belief.status,
    }


def _figures(said: Sequence[dict[str, Any]], silences: Sequence[Any]) -> dict[str, Any]:
    """Shares are 0..1; `closest` is the highest likeness to an earlier post, `like_her` a mean of 0..100."""
    texts = [post["text"] for post in said]
    closest = [most_similar(text, texts[:n])[0] for n, text in enumerate(texts)][1:]
    seen = [any(same_opening(text, t, 6) for t in texts[:n]) for n, text in enumerate(texts)]
    by_day: dict[str, list[int]] = defaultdict(list)
    for post in said:
        by_day[post["at"][:10]].append(post["like_her"])
    return {
        "posts": len(texts),
        "silent_slots": len(silences),
        "openings_seen_before": round(mean(seen), 3) if seen else None,
        "closest": round(max(closest, default=0.0), 3),
        "closest_mean": round(mean(closest), 3) if closest else None,
        "like_her": round(mean(post["like_her"] for post in said)) if said else None,
        "like_her_by_day": {day: round(mean(found)) for day, found in by_day.items()},
    }
