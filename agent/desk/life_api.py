"""Her life beside the news, as the CLI asks for it of the running daemon."""

from typing import Any

from fastapi import APIRouter
from pydantic import Field

from agent.desk.api import Strict
from agent.desk.given import Desk


class Heard(Strict):
    persona: str
    text: str = Field(max_length=200_000)
    post: int | None = None
    regulars: tuple[str, ...] = ()
    by: str = ""


class Forgotten(Strict):
    persona: str
    handle: str
    by: str = ""


class Commission(Strict):
    persona: str
    form: str
    brief: str
    voices: tuple[str, ...] = ()
    by: str = ""


routes = APIRouter(prefix="/api/life")


@routes.post("/heard")
def heard(desk: Desk, said: Heard) -> dict[str, Any]:
    by = desk.signed(said.by)
    return desk.life.hear(said.persona, said.text, said.post, said.regulars, by)


@routes.post("/forget")
def forget(desk: Desk, said: Forgotten) -> dict[str, Any]:
    return desk.life.forget_regular(said.persona, said.handle, desk.signed(said.by))


@routes.post("/commission")
def commission(desk: Desk, said: Commission) -> dict[str, Any]:
    by = desk.signed(said.by)
    return desk.life.commission(said.persona, said.form, said.brief, said.voices, by)
