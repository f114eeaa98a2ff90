"""The JSON API of her memory: what `selfsame memory` asks of the running daemon."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter
from pydantic import AwareDatetime, Field

from agent.desk.api import Strict
from agent.desk.given import Desk
from agent.types.keeping import Keeping, KeepingVerb

routes = APIRouter(prefix="/api/memory")


class Whose(Strict):
    persona: str


class Search(Whose):
    text: str
    kinds: list[str] = Field(default_factory=list)


class Timeline(Whose):
    kinds: list[str] = Field(default_factory=list)
    at: int = Field(1, ge=1)


class One(Whose):
    id: int


class Keep(Whose):
    verb: KeepingVerb
    ids: list[int] = Field(min_length=1)
    by: str = ""
    why: str = ""
    until: AwareDatetime | None = None


class Mute(Strict):
    name: str
    off: bool
    by: str = ""


class Forget(Strict):
    id: int
    by: str = ""
    why: str = ""


class Import(Strict):
    """A file of this machine, by its whole path."""

    file: str
    by: str = ""


class Rebuild(Strict):
    begin: bool = False


@routes.post("/search")
def search(desk: Desk, wish: Search) -> dict[str, Any]:
    return desk.memory.search(wish.persona, wish.text, wish.kinds)


@routes.post("/timeline")
def timeline(desk: Desk, wish: Timeline) -> dict[str, Any]:
    return desk.memory.timeline(wish.persona, wish.kinds, wish.at)


@routes.post("/one")
def one(desk: Desk, wish: One) -> dict[str, Any]:
    return desk.memory.one(wish.persona, wish.id)


@routes.post("/threads")
def threads(desk: Desk, wish: Whose) -> dict[str, Any]:
    return desk.memory.threads(wish.persona)


@routes.post("/beliefs")
def beliefs(desk: Desk, wish: Whose) -> dict[str, Any]:
    return desk.memory.beliefs(wish.persona)


@routes.post("/lessons")
def lessons(desk: Desk, wish: Whose) -> dict[str, Any]:
    return desk.memory.lessons(wish.persona)


@routes.post("/keep")
def keep(desk: Desk, wish: Keep) -> dict[str, Any]:
    by = desk.signed(wish.by)
    asked = Keeping(wish.verb, wish.persona, tuple(wish.ids), by, wish.why, wish.until)
    return desk.memory.keep(asked)


@routes.post("/mute")
def mute(desk: Desk, wish: Mute) -> dict[str, Any]:
    desk.memory.mute(wish.name, wish.off, desk.signed(wish.by))
    return {"teacher": wish.name, "muted": wish.off}


@routes.post("/forget")
def forget(desk: Desk, wish: Forget) -> dict[str, Any]:
    return desk.memory.forget(wish.id, desk.signed(wish.by), wish.why)


@routes.post("/import")
def import_(desk: Desk, wish: Import) -> dict[str, Any]:
    return desk.memory.import_file(Path(wish.file), desk.signed(wish.by))


@routes.post("/rebuild")
def rebuild(desk: Desk, wish: Rebuild) -> dict[str, Any]:
    """Given whether to begin it; how far it is."""
    return desk.memory.rebuild(wish.begin)
