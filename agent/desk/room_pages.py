"""The pages beside the queue: what is happening, and how the house is."""

import re
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from agent.desk.frame import frame, marked_name
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.rendering import page
from agent.desk.why import Link, number, web_address
from agent.types.persona import Persona

STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d")


routes = APIRouter()


@routes.get("/news")
def news(desk: Desk) -> Response:
    told = desk.news(False)
    personas = desk.personas()
    stories = [_story(story, personas) for story in told.get("stories", ())]
    around = frame(desk, "news", "/news", len(load_lines(desk).waiting))
    return page("news.html", frame=around, stories=stories, feeds=_feeds(told))


@routes.get("/status")
def status(desk: Desk) -> Response:
    told = dict(desk.status())
    problems = [_problem(problem) for problem in told.pop("problems", ())]
    well = bool(told.pop("ok", not problems))
    around = frame(desk, "status", "/status", len(load_lines(desk).waiting))
    return page("status.html", frame=around, well=well, problems=problems, facts=_plain(told))


def _story(story: Mapping[str, Any], personas: Mapping[str, Persona]) -> dict[str, Any]:
    items, saga = story.get("items"), story.get("saga")
    sources = [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return {
        "title": str(story.get("title", "")),
        "language": str(story.get("language", "")),
        "heat": number(story.get("heat"), 2),
        "publishers": story.get("publishers", 0),
        "sources": [_source(source) for source in sources],
        "saga": str(saga.get("title", "")) if isinstance(saga, dict) else "",
        "appeals": [_appeal(name, row, personas) for name, row in _by_persona(story)],
        "sample": bool(story.get("sample")),
    }


def _source(item: Mapping[str, Any]) -> Link:
    said = {key: str(item.get(key) or "") for key in ("publisher", "title")}
    return Link(said["publisher"], said["title"], web_address(item.get("url")))


def _by_persona(story: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    told = story.get("appeal")
    rows = told.items() if isinstance(told, dict) else ()
    return [(str(name), row) for name, row in rows if isinstance(row, dict)]


def _appeal(name: str, row: Mapping[str, Any], personas: Mapping[str, Persona]) -> dict[str, str]:
    return {
        "name": marked_name(personas, name),
        "score": number(row.get("score"), 2),
        "outcome": str(row.get("outcome") or "open"),
        "why": str(row.get("why") or ""),
    }


def _feeds(told: Mapping[str, Any]) -> list[dict[str, str]]:
    keys = ("name", "url", "state", "items", "error")
    return [
        {key: "" if feed.get(key) is None else str(feed.get(key)) for key in keys}
        for feed in told.get("feeds", ())
    ]


def _plain(fact: Any) -> Any:
    """Times within facts, as a person reads them."""
    if isinstance(fact, dict):
        return {key: _plain(inner) for key, inner in fact.items()}
    if isinstance(fact, list | tuple):
        return [_plain(inner) for inner in fact]
    if isinstance(fact, str) and STAMP.match(fact):
        return fact[:16].replace("T", " ") + (" UTC" if fact.endswith(("Z", "+00:00")) else "")
    return fact


def _problem(problem: Any) -> dict[str, str]:
    told = problem if isinstance(problem, dict) else {"message": problem}
    keys = ("area", "subject", "message", "mend", "since")
    return {key: str(told.get(key) or "") for key in keys}
