"""The JSON API of her voice and her people: what `selfsame voice` and `selfsame leave` ask of the daemon."""

from typing import Any

from fastapi import APIRouter

from agent.desk.api import Strict
from agent.desk.given import Desk
from agent.types.voicing import Leaving

routes = APIRouter(prefix="/api")


class Swap(Strict):
    persona: str
    model: str


class Preview(Strict):
    name: str


class Leave(Preview):
    by: str = ""
    switch_off: bool = False
    to: str = ""
    why: str = ""


@routes.get("/voice/{persona}")
def passport(desk: Desk, persona: str) -> dict[str, Any]:
    return desk.voice.passport(persona)


@routes.post("/voice/swap")
def swap(desk: Desk, wish: Swap) -> dict[str, Any]:
    return desk.voice.swap(wish.persona, wish.model)


@routes.post("/leave/preview")
def preview(desk: Desk, wish: Preview) -> dict[str, Any]:
    return desk.voice.preview(wish.name)


@routes.post("/leave")
def leave(desk: Desk, wish: Leave) -> dict[str, Any]:
    return desk.voice.leave(Leaving(**{**wish.model_dump(), "by": desk.signed(wish.by)}))
