"""Several drafts without a flag, read and approved together. Whatever bears a flag is decided singly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.frame import frame
from agent.desk.given import Desk
from agent.desk.lines import Line, line, load_lines, whole
from agent.desk.looks import Look, looks
from agent.desk.rendering import page
from agent.desk.sought import Seeking, tail
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotLawful, NotThere
from agent.review import queue, waiting
from agent.review.queue import Decision
from agent.review.waiting import Sought
from agent.types.persona import Persona
from agent.types.review import Draft, Verb

MOST = 20
"""So many stand on one page; nobody reads more at once."""
Picks = Annotated[list[str], Form(default_factory=list)]
"""Each a draft and the revision that was read: 12:1."""

routes = APIRouter()


@dataclass(frozen=True)
class Row:
    """A draft as it is read here, in full."""

    line: Line
    revision: int
    look: Look


@dataclass(frozen=True)
class Together:
    """What was just done, and to which; `left` are those that could not be."""

    says: str
    done: tuple[int, ...]
    left: tuple[int, ...]
    undoable: bool


@routes.get("/batch")
def show(desk: Desk, sought: Seeking, did: str = "", of: str = "", left: str = "") -> Response:
    unflagged = replace(whole(desk, sought), flag="none")
    now = desk.clocks.world.now()
    ids = waiting.waiting_ids(desk.database, now, unflagged)
    around = frame(desk, "queue", "/batch", len(load_lines(desk).waiting))
    return page(
        "batch.html", frame=around, rows=_rows(desk, ids[:MOST]), more=len(ids) - len(ids[:MOST]), tail=tail(sought),
        together=_told(did, _numbers(of), _numbers(left)),
    )  # fmt: skip


@routes.post("/batch/approve")
def approve(desk: Desk, sought: Seeking, pick: Picks) -> Response:
    """Each in a transaction of its own; one that is flagged or changed by now stays as it is."""
    done: list[int] = []
    left: list[int] = []
    for draft_id, revision in _picked(pick):
        decision = Decision(draft_id, "approve", desk.person, revision=revision, status="pending")
        (done if _unflagged(desk, draft_id) and _decided(desk, decision) else left).append(draft_id)
    return _back(sought, "approve", done, left)


@routes.post("/batch/undo")
def undo(desk: Desk, sought: Seeking, of: Annotated[str, Form()] = "") -> Response:
    done: list[int] = []
    left: list[int] = []
    for draft_id in _numbers(of):
        decision = Decision(draft_id, "undo", desk.person, status="approved")
        (done if _decided(desk, decision) else left).append(draft_id)
    return _back(sought, "undo", done, left)


def _rows(desk: DeskTools, ids: Sequence[int]) -> list[Row]:
    personas, found = desk.personas(), waiting.by_id(desk.database, ids)
    return [
        Row(line(desk, personas, draft), draft.revision, _look(draft, personas.get(draft.persona)))
        for draft in found
    ]


def _look(draft: Draft, persona: Persona | None) -> Look:
    return next(iter(looks(draft, persona)), Look("", draft.text, "", 0))


def _unflagged(desk: DeskTools, draft_id: int) -> bool:
    try:
        draft = queue.shown(desk.database, draft_id)
    except NotThere:
        return False
    return not draft.single and all(flag["severity"] == "note" for flag in draft.flags)


def _decided(desk: DeskTools, decision: Decision) -> bool:
    try:
        desk.decide(decision)
    except (NotLawful, NotThere):
        return False
    return True


def _picked(picks: Iterable[str]) -> Iterable[tuple[int, int]]:
    for pick in dict.fromkeys(picks):
        draft_id, _, revision = pick.partition(":")
        if draft_id.isdecimal() and revision.isdecimal():
            yield int(draft_id), int(revision)


def _numbers(said: str) -> tuple[int, ...]:
    return tuple(int(each) for each in said.split(",")[:MOST] if each.isdecimal())


def _back(sought: Sought, did: Verb, done: list[int], left: list[int]) -> Response:
    told = {"did": did, "of": ",".join(map(str, done)), "left": ",".join(map(str, left))}
    return RedirectResponse(f"/batch{tail(sought, **told)}", 303)


def _told(did: str, done: tuple[int, ...], left: tuple[int, ...]) -> Together | None:
    if did not in ("approve", "undo"):
        return None
    says = [_how_many(did, len(done))]
    if left:
        says.append(word("batch.left", ids=", ".join(map(str, left))))
    return Together(" ".join(says), done, left, did == "approve" and bool(done))


def _how_many(did: str, count: int) -> str:
    if did == "undo":
        return word("batch.undid", count=count)
    if count < 2:
        return word("batch.did.one") if count else word("batch.did.none")
    return word("batch.did.many", count=count)
