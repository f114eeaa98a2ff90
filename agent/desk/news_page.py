"""The News page: what is hot and why, what each persona makes of it, and how the sources are."""

from collections.abc import Mapping, Sequence
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from agent.desk.frame import frame, marked_name
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.news_rows import (
    OUTCOMES,
    SourceRow,
    StoryRow,
    columns,
    outcome_of,
    score_of,
    source_row,
    story_row,
)
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.desk.words import named, word

routes = APIRouter()


@routes.get("/news")
def news(desk: Desk, whose: str = "") -> Response:
    """All stories by heat; or, of one persona, those that she used, held, may use and left, by appeal."""
    told, now = desk.news(False), desk.clocks.world.now()
    personas = desk.personas()
    whose = whose if whose in personas else ""
    stories = [story for story in told.get("stories", ()) if isinstance(story, dict)]
    sources = _sources([source_row(feed, now) for feed in told.get("feeds", ())])
    return page(
        "news.html", frame=frame(desk, "news", "/news", len(load_lines(desk).waiting)), whose=whose,
        names=[(name, marked_name(personas, name)) for name in sorted(personas)],
        groups=_groups(desk, stories, whose), sources=sources, columns=columns(sources),
        health=_health(sources), foresight=_foresight(told),
    )  # fmt: skip


def _groups(
    desk: DeskTools, stories: Sequence[Mapping[str, Any]], whose: str
) -> list[tuple[str, list[StoryRow]]]:
    """Under what they stand: nothing where everybody's are shown, her outcomes else."""
    now, personas = desk.clocks.world.now(), desk.personas()
    if not whose:
        return [("", [story_row(story, personas, now) for story in stories])]
    ranked = sorted(stories, key=lambda story: -score_of(story, whose))
    grouped = {
        outcome: [
            story_row(story, personas, now, whose) for story in ranked if outcome_of(story, whose) == outcome
        ]
        for outcome in OUTCOMES
    }  # fmt: skip
    return [(outcome, rows) for outcome, rows in grouped.items() if rows]


def _sources(rows: list[SourceRow]) -> list[SourceRow]:
    """Those that fail first, else as feeds.yaml has them."""
    return sorted(rows, key=lambda row: not row.ill)


def _health(rows: Sequence[SourceRow]) -> str:
    ill = sum(row.ill for row in rows)
    if not ill:
        return (
            word("news.health.well.one")
            if len(rows) == 1
            else word("news.health.well.many", count=len(rows))
        )
    return word("news.health.ill", ill=ill, count=len(rows))


def _foresight(told: Mapping[str, Any]) -> str:
    """How it is told who will rise on the boards, or '' where there are none."""
    hows = [str(feed["foresight"]) for feed in told.get("feeds", ()) if feed.get("foresight")]
    return named("foresight", hows[0]) if hows else ""
