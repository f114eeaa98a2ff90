"""What went out, what did not, and the two answers to a doubt: it is out, it is not."""

from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.frame import frame, marked_name, zone_of
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.desk.whens import moment, when
from agent.desk.words import word
from agent.newsroom.posted import posts_document
from agent.publishing import verdicts
from agent.publishing.amending import done_by_hand

routes = APIRouter()
Text = Annotated[str, Form()]
SAFE = ("https://", "http://")


@routes.get("/posts")
def show(desk: Desk, did: str = "", left: int = 0) -> Response:
    around = frame(desk, "status", "/posts", len(load_lines(desk).waiting))
    told = posts_document(desk.database, desk.clocks)
    for post in told["posts"]:
        post["name"] = marked_name(desk.personas(), post["persona"])
        _readable(desk, post["deliveries"])
    _readable(desk, told["by_hand"])
    for row in (*told["waits"], *told["broken"]):
        row["name"] = marked_name(desk.personas(), row["persona"])
    return page("posts.html", frame=around, told=told, did=_did(did, left))


@routes.get("/api/posts")
def as_json(desk: Desk, persona: str | None = None) -> dict[str, Any]:
    return posts_document(desk.database, desk.clocks, persona)


@routes.post("/deliveries/{delivery}/out")
def out(desk: Desk, delivery: int, link: Text = "") -> Response:
    verdicts.it_is_out(desk.database, desk.clocks, delivery, desk.person, link)
    return _back()


@routes.post("/deliveries/{delivery}/not-out")
def not_out(desk: Desk, delivery: int) -> Response:
    verdicts.it_is_not(desk.database, desk.clocks, delivery, desk.person)
    return _back()


@routes.post("/deliveries/{delivery}/again")
def again(desk: Desk, delivery: int) -> Response:
    verdicts.send_again(desk.database, desk.clocks, delivery, desk.person)
    return _back()


@routes.post("/amendments/{amendment}/done")
def done(desk: Desk, amendment: int) -> Response:
    done_by_hand(desk.database, desk.clocks, amendment, desk.person)
    return _back()


@routes.post("/accounts/{persona}/{channel}/again")
def account(desk: Desk, persona: str, channel: str) -> Response:
    verdicts.try_account(desk.database, desk.clocks, persona, channel, desk.person)
    return _back()


def _did(kind: str, left: int) -> str:
    """What was just done, and what of it a person still has to do."""
    if kind not in ("take-down", "correct"):
        return ""
    rest = word("posts.did.left", count=left) if left else ""
    return " ".join(part for part in (word(f"posts.did.{kind}"), rest) if part)


def _readable(tools: DeskTools, rows: list[dict[str, Any]]) -> None:
    """Times in her zone, and of links only those that a browser may follow."""
    now = tools.clocks.world.now()
    for row in rows:
        row["href"] = row["link"] if str(row["link"]).startswith(SAFE) else ""
        at = moment(row.get("sent_at") or row.get("due_at"))
        zone = zone_of(tools.personas(), str(row.get("persona", "")))
        row["when"] = when(at, now, zone) if at else None


def _back() -> Response:
    return RedirectResponse("/posts", 303)
