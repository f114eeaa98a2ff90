"""The documents of what is happening: why stories are hot, and how the sources are."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from agent.news.archive import feed_states
from agent.news.learned import read_foresight
from agent.news.reasons import why_hot
from agent.types.news import FeedState, Story, WhyHot


def hot_documents(
    connection: Connection, stories: Sequence[Story], now: datetime
) -> dict[int, dict[str, Any]]:
    """Story → what makes it hot. `line` is its heat by the hour, `parts` what the last hour's was made of."""
    found = why_hot(connection, [story.id for story in stories], now)
    return {story: _why(why) for story, why in found.items()}


def _why(why: WhyHot) -> dict[str, Any]:
    last = why.line[-1] if why.line else None
    return {
        "publishers": why.publishers,
        "reports": why.reports,
        "lately": why.lately,
        "ranks": [asdict(rank) for rank in why.ranks],
        "parts": {name: getattr(last, name) for name in ("publishers", "speed", "ranks")} if last else {},
        "line": [{"at": point.at, "heat": point.heat} for point in why.line],
    }  # fmt: skip


def source_documents(connection: Connection) -> list[dict[str, Any]]:
    """Each source with its health. `wait_minutes` is how long it is left alone as things are; `foresight`, of a
    board, how it is told who will rise there: learned, or by hand."""
    states = feed_states(connection)
    boards = any(state.kind == "board" for state in states)
    how = read_foresight(connection).how if boards else ""
    return [_source(state, how) for state in states]


def _source(state: FeedState, how: str) -> dict[str, Any]:
    wait = state.next_at - state.asked_at if state.next_at and state.asked_at else None
    return {
        **asdict(state),
        "wait_minutes": round(wait.total_seconds() / 60) if wait else None,
        "foresight": how if state.kind == "board" else "",
    }
