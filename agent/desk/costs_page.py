"""What she cost: the owner's page."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from agent.desk.frame import marked_name
from agent.desk.given import Desk
from agent.desk.house_page import around
from agent.desk.rendering import page

routes = APIRouter()


@routes.get("/costs", include_in_schema=False)
def show(desk: Desk) -> Response:
    told, personas = desk.house.costs(None), desk.personas()
    known = {row["persona"] for part in ("days", "months", "posts") for row in told[part]}
    names = {name: marked_name(personas, name) for name in (*known, *told["month"])}
    return page("costs.html", frame=around(desk, "/costs"), told=told, names=names)


@routes.get("/api/costs")
def as_json(desk: Desk, persona: str | None = None) -> dict[str, Any]:
    """What the model calls cost, by post, day and month."""
    return desk.house.costs(persona)
