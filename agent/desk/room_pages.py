"""The pages beside the queue: what is happening, and how the house is."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from agent.desk.frame import frame, marked_name
from agent.desk.given import Desk
from agent.desk.house import house
from agent.desk.lines import load_lines
from agent.desk.rendering import page
from agent.desk.why import Link, number, web_address
from agent.types.persona import Persona

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
    around = frame(desk, "status", "/status", len(load_lines(desk).waiting))
    return page("status.html", frame=around, house=house(desk))


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
