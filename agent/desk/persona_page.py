"""A persona as files: read with mistakes marked in place, edited, tried on today's news, saved; what changed since when."""

from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.faults import Wrong
from agent.desk.frame import Frame, frame, marked_name, zone_of
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.persona_rows import numbered, sha, version_rows
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotThere
from agent.text.changes import changed_lines
from agent.types.tuning import Edit, PersonaText, Saved, Tried

FIRST = "persona.yaml"
LONGEST = 500_000
Text = Annotated[str, Form()]

routes = APIRouter()


@routes.get("/persona")
def first(desk: Desk) -> Response:
    names = sorted(desk.personas())
    if not names:
        raise NotThere(word("fault.nobody"), word("mend.nobody"))
    return RedirectResponse(f"/persona/{names[0]}", 303)


@routes.get("/persona/{persona}")
def show(desk: Desk, persona: str, file: str = FIRST, did: str = "") -> Response:
    text = desk.tuning.text(persona, file)
    return _page(desk, persona, text, text.text, saved=did == "saved")


@routes.get("/persona/{persona}/changes")
def changes(desk: Desk, persona: str) -> Response:
    now, zone = desk.clocks.world.now(), zone_of(desk.personas(), persona)
    rows = version_rows(desk.tuning.changes(persona), now, zone)
    around = _frame(desk, persona, "/changes")
    return page("persona_changes.html", frame=around, who=_who(desk, persona), rows=rows)


@routes.post("/persona/{persona}")
def edit(
    desk: Desk, persona: str, file: Text, text: Text = "", seen: Text = "", tried: Text = "",
    do: Text = "try",
) -> Response:  # fmt: skip
    """Tried first: only the very text that was looked at can be saved."""
    clean = text.replace("\r\n", "\n")
    if len(clean) > LONGEST:
        raise Wrong(word("persona.long", most=LONGEST), word("mend.persona.long"))
    wish = Edit(persona, file, clean, seen, desk.person)
    if do == "save" and tried == sha(clean):
        return _saved(desk, wish, desk.tuning.save(wish))
    standing = desk.tuning.text(persona, file)
    attempt = desk.tuning.attempt(wish)
    return _page(desk, persona, standing, clean, attempt=attempt, seen=seen)


def _saved(desk: DeskTools, wish: Edit, saved: Saved) -> Response:
    if saved.done:
        return RedirectResponse(f"/persona/{wish.persona}?file={wish.path}&did=saved", 303)
    standing = saved.other or desk.tuning.text(wish.persona, wish.path)
    tried = Tried(saved.slips) if saved.slips else None
    return _page(
        desk, wish.persona, standing, wish.text, attempt=tried, other=saved.other, code=409
    )


def _page(
    desk: DeskTools, persona: str, standing: PersonaText, text: str, *, attempt: Tried | None = None,
    seen: str = "", other: PersonaText | None = None, saved: bool = False, code: int = 200,
) -> Response:  # fmt: skip
    files = desk.tuning.files(persona)
    own = files.slips if attempt is None else attempt.slips
    here = [slip for slip in own if slip.path == standing.path]
    elsewhere = [slip for slip in own if slip not in here]
    looked = attempt is not None and not attempt.slips
    personas = desk.personas()
    parts: dict[str, Any] = {
        "who": _who(desk, persona), "files": files.paths, "file": standing.path, "text": text,
        "seen": seen or standing.seen, "changed": text != standing.text, "saved": saved,
        "slips": here, "elsewhere": elsewhere, "rows": numbered(text, here) if here else [],
        "attempt": attempt, "tried": sha(text) if looked else "",
        "other": list(changed_lines(other.text, text)) if other else None,
        "language": personas[persona].file.language if persona in personas else "",
        "broken": [slip.path for slip in files.slips],
    }  # fmt: skip
    return page("persona.html", code, frame=_frame(desk, persona), **parts)


def _frame(desk: DeskTools, persona: str, below: str = "") -> Frame:
    return frame(desk, "persona", f"/persona/{persona}{below}", len(load_lines(desk).waiting))


def _who(desk: DeskTools, persona: str) -> dict[str, Any]:
    personas = desk.personas()
    names = [(name, marked_name(personas, name)) for name in sorted(personas)]
    return {
        "id": persona, "name": marked_name(personas, persona), "all": names,
        "castings": desk.tuning.castings(),
    }  # fmt: skip
