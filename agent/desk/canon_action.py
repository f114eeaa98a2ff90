"""Taking a published post into her canon: what she has grown into is hers from now on."""

from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from agent.desk.given import Desk

routes = APIRouter()


@routes.post("/drafts/{draft_id}/canon")
def take(desk: Desk, draft_id: int, find: str = "") -> Response:
    desk.take_in(draft_id, desk.person)
    query = f"?{urlencode({'find': find})}" if find else ""
    return RedirectResponse(f"/drafts/{draft_id}{query}", 303)


@routes.post("/api/drafts/{draft_id}/canon")
def take_by_api(desk: Desk, draft_id: int) -> dict[str, int]:
    desk.take_in(draft_id, desk.person)
    return {"draft": draft_id}
