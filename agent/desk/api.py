"""The JSON API: what the CLI asks of the running daemon. The door in guard.py has seen the token."""

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import AwareDatetime, BaseModel, ConfigDict

from agent.desk.faults import Wrong
from agent.desk.given import Desk
from agent.desk.sheet import VERBS
from agent.desk.words import word
from agent.review import queue
from agent.review.queue import Decision
from agent.types.review import Draft, DraftStatus, Verb

STATUSES: tuple[DraftStatus, ...] = DraftStatus.__args__  # type: ignore[attr-defined]
WAITING: tuple[DraftStatus, ...] = ("pending", "approved")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Decided(Strict):
    """A decision's particulars; `by` is who decided, the desk's person if nobody is named."""

    by: str = ""
    text: str | None = None
    reason: str = ""
    note: str = ""
    until: AwareDatetime | None = None
    candidate: int | None = None
    revision: int | None = None
    shelf: bool = False


class Write(Strict):
    persona: str
    dry_run: bool = False


class News(Strict):
    refresh: bool = False


_ANY = "|".join(STATUSES)
Several = Annotated[str, Query(json_schema_extra={"pattern": f"^(({_ANY})(,({_ANY}))*)?$"})]
OneOf = Annotated[str, Path(json_schema_extra={"enum": list(VERBS)})]
"""Told in the description only: a wrong one is answered with what may stand here."""

routes = APIRouter(prefix="/api")


@routes.get("/status")
def status(desk: Desk) -> dict[str, Any]:
    return desk.status()


@routes.get("/queue")
def listed(desk: Desk, persona: str | None = None, status: Several = "") -> dict[str, Any]:
    statuses = [_status(said) for said in status.split(",")] if status else WAITING
    found = queue.listed(desk.database, persona=persona, statuses=statuses)
    return {"drafts": [as_json(draft) for draft in found]}


@routes.get("/drafts/{draft_id}")
def shown(desk: Desk, draft_id: int) -> dict[str, Any]:
    revisions = queue.revisions(desk.database, draft_id)
    history = queue.history(desk.database, draft_id)
    return {
        "draft": as_json(queue.shown(desk.database, draft_id)),
        "revisions": [asdict(revision) for revision in revisions],
        "history": [asdict(row) for row in history],
    }


@routes.post("/drafts/{draft_id}/{verb}")
def decide(desk: Desk, draft_id: int, verb: OneOf, said: Decided) -> dict[str, Any]:
    particulars = said.model_dump(exclude={"by"})
    decision = Decision(draft_id, _verb(verb), desk.signed(said.by), **particulars)
    return {"draft": as_json(desk.decide(decision))}


@routes.post("/write")
def write(desk: Desk, wish: Write) -> dict[str, Any]:
    return desk.write(wish.persona, wish.dry_run)


@routes.post("/news")
def news(desk: Desk, wish: News) -> dict[str, Any]:
    return desk.news(wish.refresh)


@routes.post("/tick")
def tick(desk: Desk) -> dict[str, Any]:
    return desk.tick()


def as_json(draft: Draft) -> dict[str, Any]:
    return asdict(draft) | {"single": draft.single}


def _verb(said: str) -> Verb:
    for verb in VERBS:
        if verb == said:
            return verb
    raise Wrong(word("fault.verb", verb=said), word("mend.verb", verbs=", ".join(VERBS)))


def _status(said: str) -> DraftStatus:
    for status in STATUSES:
        if status == said:
            return status
    raise Wrong(word("fault.status", status=said), word("mend.verb", verbs=", ".join(STATUSES)))
