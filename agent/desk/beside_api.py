"""Her other languages, as the CLI asks for them of the running daemon."""

from typing import Any

from fastapi import APIRouter
from pydantic import Field

from agent.desk.api import Strict
from agent.desk.given import Desk


class Wanted(Strict):
    draft: int
    language: str
    note: str = Field("", max_length=500)
    by: str = ""


routes = APIRouter(prefix="/api/variants")


@routes.post("/write")
def write(desk: Desk, wanted: Wanted) -> dict[str, Any]:
    by = desk.signed(wanted.by)
    return desk.beside.write(wanted.draft, wanted.language, by, wanted.note)
