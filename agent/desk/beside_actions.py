"""What forms on a draft's page do to its other languages and its files; each comes back to the draft."""

import re
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Form, UploadFile
from starlette.responses import FileResponse, RedirectResponse, Response

from agent.database.media_files import place
from agent.desk.faults import Wrong
from agent.desk.given import Desk
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotThere
from agent.review.enclosing import take_out
from agent.review.variants import VariantVerb, decide_variant
from agent.text.media import LARGEST
from agent.types.media import SUFFIXES

Text = Annotated[str, Form()]
Number = Annotated[int | None, Form()]
NAME = re.compile(r"[0-9a-f]{64}(\.[a-z0-9]{3,4})")
TYPES = {suffix: media_type for media_type, suffix in SUFFIXES.items()}

routes = APIRouter()


@routes.post("/drafts/{draft_id}/variants/{language}/write")
def write(desk: Desk, draft_id: int, language: str, note: Text = "") -> Response:
    desk.beside.write(draft_id, language, desk.person, note.strip())
    return _back(draft_id, f"in-{language}")


@routes.post("/drafts/{draft_id}/variants/{language}/word")
def word_it(
    desk: Desk, draft_id: int, language: str, text: Text = "", gloss: Text = ""
) -> Response:
    clean = text.replace("\r\n", "\n").strip()
    if not clean:
        raise Wrong(word("fault.empty"), word("mend.empty"))
    desk.beside.word(draft_id, language, clean, gloss.strip(), desk.person)
    return _back(draft_id, f"in-{language}")


@routes.post("/drafts/{draft_id}/variants/{language}/approve")
def approve(desk: Desk, draft_id: int, language: str, number: Number = None) -> Response:
    return _decided(desk, draft_id, language, "approve", number)


@routes.post("/drafts/{draft_id}/variants/{language}/reject")
def reject(desk: Desk, draft_id: int, language: str, number: Number = None) -> Response:
    return _decided(desk, draft_id, language, "reject", number)


@routes.post("/drafts/{draft_id}/variants/{language}/back")
def take_back(desk: Desk, draft_id: int, language: str) -> Response:
    return _decided(desk, draft_id, language, "back", None)


def _decided(
    desk: DeskTools, draft_id: int, language: str, verb: VariantVerb, number: int | None
) -> Response:
    """`number` is the wording that was seen."""
    decide_variant(desk.database, desk.clocks, draft_id, language, verb, desk.person, number)
    return _back(draft_id, f"in-{language}")


@routes.post("/drafts/{draft_id}/files")
def attach(desk: Desk, draft_id: int, file: UploadFile, alt: Text = "", ai: Text = "") -> Response:
    content = file.file.read(max(LARGEST.values()) + 1)
    desk.beside.attach(draft_id, content, alt, bool(ai), desk.person)
    return _back(draft_id, "files")


@routes.post("/drafts/{draft_id}/files/{number}/describe")
def describe(desk: Desk, draft_id: int, number: int, alt: Text = "", ai: Text = "") -> Response:
    desk.beside.describe(draft_id, number, alt, bool(ai), desk.person)
    return _back(draft_id, "files")


@routes.post("/drafts/{draft_id}/files/{number}/out")
def out(desk: Desk, draft_id: int, number: int) -> Response:
    take_out(desk.database, desk.clocks, draft_id, number, desk.person)
    return _back(draft_id, "files")


@routes.get("/media/{name}", include_in_schema=False)
def media(desk: Desk, name: str) -> Response:
    """A file as it is kept, under the type that its bytes have and no other."""
    found = NAME.fullmatch(name)
    path = place(desk.beside.media, name)
    if found is None or found[1] not in TYPES or not path.is_file():
        raise NotThere(word("fault.nothing"), word("mend.nothing"))
    return FileResponse(path, media_type=TYPES[found[1]])


def _back(draft_id: int, part: str) -> Response:
    return RedirectResponse(f"/drafts/{draft_id}#{quote(part)}", 303)
