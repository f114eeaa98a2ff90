"""The page on how the house is."""

from fastapi import APIRouter
from starlette.responses import Response

from agent.desk.frame import frame
from agent.desk.given import Desk
from agent.desk.house import house
from agent.desk.lines import load_lines
from agent.desk.rendering import page

routes = APIRouter()


@routes.get("/status")
def status(desk: Desk) -> Response:
    around = frame(desk, "status", "/status", len(load_lines(desk).waiting))
    return page("status.html", frame=around, house=house(desk))
