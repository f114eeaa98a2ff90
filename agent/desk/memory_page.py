"""Her memory as pages: the timeline with its search, one memory, threads, beliefs, lessons."""

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import RedirectResponse, Response

from agent.desk.beliefs_line import beliefs_line
from agent.desk.frame import Frame, frame, marked_name
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.memory_rows import by_month, lesson, memory, teachers, thread
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotThere

KINDS = ("post", "belief", "thread", "event", "work", "lore", "lesson")
SAID = ("post", "belief", "thread")
"""What she ever said, in public or to herself."""
Kinds = Annotated[list[str] | None, Query()]

routes = APIRouter()


@routes.get("/memory")
def first(desk: Desk) -> Response:
    names = sorted(desk.personas())
    if not names:
        raise NotThere(word("fault.nobody"), word("mend.nobody"))
    return RedirectResponse(f"/memory/{names[0]}", 303)


@routes.get("/memory/{persona}")
def timeline(desk: Desk, persona: str, find: str = "", kind: Kinds = None, at: int = 1) -> Response:
    _known(desk, persona)
    kinds = _lawful(kind)
    sought = find.strip()
    told = (
        desk.memory.search(persona, sought, kinds)
        if sought
        else desk.memory.timeline(persona, kinds, max(1, at))
    )
    rows = [memory(desk, persona, row) for row in told["memories"]]
    return page(
        "memory.html", frame=_frame(desk, persona), who=_who(desk, persona), tab="timeline",
        find=sought, kinds=kinds, every=KINDS, said=SAID, counts=told.get("counts", {}), rows=rows,
        months=by_month(rows) if not sought else [], at=max(1, at), more=told.get("more", False),
    )  # fmt: skip


@routes.get("/memory/{persona}/threads")
def threads(desk: Desk, persona: str) -> Response:
    _known(desk, persona)
    found = [thread(desk, persona, row) for row in desk.memory.threads(persona)["threads"]]
    return _tab(desk, persona, "threads", threads=found)


@routes.get("/memory/{persona}/beliefs")
def beliefs(desk: Desk, persona: str) -> Response:
    _known(desk, persona)
    told = desk.memory.beliefs(persona)["beliefs"]
    rows = [memory(desk, persona, row) for row in told]
    return _tab(desk, persona, "beliefs", line=beliefs_line(desk, persona, told), rows=rows)


@routes.get("/memory/{persona}/lessons")
def lessons(desk: Desk, persona: str) -> Response:
    _known(desk, persona)
    told = desk.memory.lessons(persona)
    found = [lesson(desk, persona, row) for row in told["lessons"]]
    return _tab(desk, persona, "lessons", lessons=found, teachers=teachers(told))


@routes.get("/memory/{persona}/{memory_id:int}")
def one(desk: Desk, persona: str, memory_id: int) -> Response:
    _known(desk, persona)
    told = desk.memory.one(persona, memory_id)
    row = memory(desk, persona, told["memory"])
    related: dict[str, Any] = {
        "thread": thread(desk, persona, told["thread"]) if told.get("thread") else None,
        "lesson": lesson(desk, persona, told["lesson"]) if told.get("lesson") else None,
        "evidence": [memory(desk, persona, each) for each in told.get("evidence", ())],
        "before": [memory(desk, persona, each) for each in told.get("before", ())],
        "after": [memory(desk, persona, each) for each in told.get("after", ())],
        "rests": [memory(desk, persona, each) for each in told.get("bears", ())],
    }
    return page(
        "memory_one.html", frame=_frame(desk, persona, f"/{memory_id}"), who=_who(desk, persona),
        row=row, uses=told.get("uses", ()), history=told.get("history", ()), kept=told.get("kept", ()),
        **related,
    )  # fmt: skip


def _tab(desk: DeskTools, persona: str, tab: str, **parts: Any) -> Response:
    around: dict[str, Any] = {
        "frame": _frame(desk, persona, f"/{tab}"),
        "who": _who(desk, persona),
        "tab": tab,
    }
    return page(f"memory_{tab}.html", **around, **parts)


def _frame(desk: DeskTools, persona: str, below: str = "") -> Frame:
    return frame(desk, "memory", f"/memory/{persona}{below}", len(load_lines(desk).waiting))


def _who(desk: DeskTools, persona: str) -> dict[str, Any]:
    personas = desk.personas()
    names = [(name, marked_name(personas, name)) for name in sorted(personas)]
    return {"id": persona, "name": marked_name(personas, persona), "all": names}


def _known(desk: DeskTools, persona: str) -> None:
    names = sorted(desk.personas())
    if persona not in names:
        named = word("mend.persona", names=", ".join(names))
        raise NotThere(word("fault.scope", scope=persona), named)


def _lawful(kinds: list[str] | None) -> tuple[str, ...]:
    return tuple(kind for kind in KINDS if kind in (kinds or ()))
