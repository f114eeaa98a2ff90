"""What a page that stands open asks by itself: whether somebody decided meanwhile, and to wait for an edit."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Form
from sqlalchemy import func, select

from agent.database.tables import deliveries, posts
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.tools import DeskTools
from agent.desk.words import named, word
from agent.review import queue
from agent.review.autonomy import rule_of
from agent.review.by_rule import outlook
from agent.review.editing import EDITING
from agent.types.review import Draft

ABOUT_TO_LEAVE = timedelta(seconds=90)
"""A page asks again every twenty seconds while it is edited on; so a draft is held a minute before it leaves."""

routes = APIRouter()


@routes.get("/drafts/{draft_id}/pulse")
def pulse(desk: Desk, draft_id: int, revision: int = 0, status: str = "") -> dict[str, Any]:
    """`says` is empty while the draft stands as the page shows it."""
    draft = queue.shown(desk.database, draft_id)
    same = (draft.revision, draft.status) == (revision, status)
    return {
        "revision": draft.revision,
        "status": draft.status,
        "says": "" if same else _says(desk, draft),
    }


@routes.get("/queue/pulse")
def waiting(desk: Desk) -> dict[str, int]:
    return {"waiting": len(load_lines(desk).waiting)}


@routes.post("/drafts/{draft_id}/editing")
def editing(desk: Desk, draft_id: int, over: Annotated[bool, Form()] = False) -> dict[str, Any]:
    """Somebody types: what is about to leave is held, and let go when they leave it, or say no more."""
    draft = queue.shown(desk.database, draft_id)
    if over:
        let_go(desk, draft)
        return {"says": ""}
    desk.editors.typing(draft_id, desk.person, desk.clocks.wall.now())
    if not draft.hold and about_to_leave(desk, draft):
        queue.hold(desk.database, desk.clocks, f"draft:{draft_id}", EDITING, desk.person)
        return {"says": word("edit.held")}
    return {"says": word("edit.held") if draft.hold == EDITING else ""}


def let_go(tools: DeskTools, draft: Draft) -> None:
    """Lift the hold that an edit put on, unless somebody else is at it, too; any other stays."""
    alone = tools.editors.left(draft.id, tools.person, tools.clocks.wall.now())
    if alone and draft.hold == EDITING:
        queue.lift(tools.database, tools.clocks, f"draft:{draft.id}", tools.person)


def about_to_leave(tools: DeskTools, draft: Draft) -> bool:
    soon = tools.clocks.world.now() + ABOUT_TO_LEAVE
    if draft.status == "approved":
        due = select(func.min(deliveries.c.due_at)).where(
            deliveries.c.status == "due",
            deliveries.c.post_id.in_(select(posts.c.id).where(posts.c.draft_id == draft.id)),
        )
        with tools.database.read.connect() as connection:
            at = connection.execute(due).scalar()
        return at is not None and at <= soon
    persona = tools.personas().get(draft.persona)
    if persona is None or draft.status != "pending":
        return False
    rule, now = rule_of(tools.database, persona), tools.clocks.world.now()
    at, _ = outlook(tools.database, persona, rule, draft.id, now)
    return at is not None and at <= soon


def _says(tools: DeskTools, draft: Draft) -> str:
    history = queue.history(tools.database, draft.id)
    if not history:
        return word("meanwhile", what=named("status", draft.status))
    last = history[-1]
    return word(
        "meanwhile", what=word("meanwhile.by", action=named("history", last.action), who=last.who)
    )
