"""Taking down and correcting what is out: through the channel where it can, else as a list of links to do by hand."""

from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Form
from pydantic import Field
from starlette.responses import RedirectResponse, Response

from agent.desk.api import Strict
from agent.desk.faults import NotSaved
from agent.desk.given import Desk
from agent.errors import SelfsameError

routes = APIRouter()
Text = Annotated[str, Form()]


class Why(Strict):
    why: str = Field(min_length=1, max_length=300)
    by: str = ""


class Correction(Why):
    text: str = Field(min_length=1, max_length=20_000, description="What stands in its place")


@routes.post("/posts/{post}/take-down", include_in_schema=False)
def take_down(desk: Desk, post: int, why: Text = "") -> Response:
    return _onward("take-down", desk.house.take_down(post, desk.person, why.strip()))


@routes.post("/posts/{post}/correct", include_in_schema=False)
def correct(desk: Desk, post: int, text: Text = "", why: Text = "") -> Response:
    try:
        told = desk.house.correct(post, text.strip(), desk.person, why.strip())
    except SelfsameError as problem:
        raise NotSaved(problem, text.strip()) from problem
    return _onward("correct", told)


def _onward(kind: str, told: dict[str, Any]) -> Response:
    """To the post, with what became of it."""
    query = urlencode({"did": kind, "left": len(told["by_hand"])})
    return RedirectResponse(f"/posts?{query}#post-{told['post']}", 303)


@routes.post("/api/posts/{post}/take-down")
def taken_down(desk: Desk, post: int, wish: Why) -> dict[str, Any]:
    """Everywhere it is out; `by_hand` lists where a person has to do it."""
    return desk.house.take_down(post, desk.signed(wish.by), wish.why)


@routes.post("/api/posts/{post}/correct")
def corrected(desk: Desk, post: int, wish: Correction) -> dict[str, Any]:
    """The text is held to the laws as an edit is; `by_hand` lists where a person has to put it."""
    return desk.house.correct(post, wish.text, desk.signed(wish.by), wish.why)
