"""Her life beside the news on one page: what she is told, her mood, her week, what readers said, what stayed."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.faults import Wrong
from agent.desk.frame import frame, marked_name
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.errors import NotThere
from agent.newsroom.living import heard, moods, stayed, told
from agent.newsroom.living.days import week_document
from agent.types.persona import Persona

LONGEST_PASTE = 200_000
Text = Annotated[str, Form()]
routes = APIRouter()


@routes.get("/life")
def first(desk: Desk) -> Response:
    names = sorted(desk.personas())
    if not names:
        raise NotThere(word("fault.nobody"), word("mend.nobody"))
    return RedirectResponse(f"/life/{names[0]}", 303)


@routes.get("/life/{persona}")
def show(desk: Desk, persona: str) -> Response:
    hers, now = _persona(desk, persona), desk.clocks.world.now()
    parts: dict[str, Any] = {
        "told": told.told_document(desk.database, hers, desk.clocks),
        "mood": moods.mood_document(desk.database, hers, now),
        "week": week_document(desk.database, hers, desk.clocks),
        "heard": heard.heard_document(desk.database, hers, desk.label()),
        "stayed": stayed.stayed_document(desk.database, hers, now),
        "today": now.astimezone(hers.file.zone).date().isoformat(),
        "language": hers.file.language,
    }
    around = frame(desk, "life", f"/life/{persona}", len(load_lines(desk).waiting))
    return page("life.html", frame=around, who=_who(desk, persona), **parts)


@routes.post("/life/{persona}/told")
def tell(
    desk: Desk, persona: str, text: Text = "", when: Text = "", until: Text = "", by: Text = ""
) -> Response:
    hers, days = _persona(desk, persona), (_day(when), _day(until))
    who = by or desk.person
    told.tell(desk.database, desk.clocks, hers, text, who, *days, signed=desk.person)
    return _back(persona, "told")


@routes.post("/life/{persona}/told/{number}/back")
def take_back(desk: Desk, persona: str, number: int) -> Response:
    told.take_back(desk.database, desk.clocks, _persona(desk, persona).name, number, desk.person)
    return _back(persona, "told")


@routes.post("/life/{persona}/mood")
def set_mood(desk: Desk, persona: str, name: Text = "", why: Text = "") -> Response:
    hers = _persona(desk, persona)
    moods.set_mood(desk.database, desk.clocks, hers, name, desk.person, why.strip())
    return _back(persona, "mood")


@routes.post("/life/{persona}/heard")
def hear(
    desk: Desk, persona: str, text: Text = "", post: Text = "", regulars: Text = ""
) -> Response:
    if len(text) > LONGEST_PASTE:
        raise Wrong(word("fault.number", value=len(text)), word("mend.request"))
    handles = [each for each in regulars.replace("，", ",").split(",") if each.strip()]
    desk.life.hear(_persona(desk, persona).name, text, _number(post), handles, desk.person)
    return _back(persona, "heard")


@routes.post("/life/{persona}/heard/{number}/seen")
def seen(desk: Desk, persona: str, number: int) -> Response:
    heard.take_on(desk.database, desk.clocks, _persona(desk, persona), number, desk.person)
    return _back(persona, "heard")


@routes.post("/life/{persona}/regulars/forget")
def forget(desk: Desk, persona: str, handle: Text) -> Response:
    desk.life.forget_regular(_persona(desk, persona).name, handle, desk.person)
    return _back(persona, "heard")


@routes.post("/life/{persona}/stayed")
def note(
    desk: Desk, persona: str, post: Text = "", replies: Text = "", saves: Text = "", followers: Text = ""
) -> Response:  # fmt: skip
    figures = stayed.Figures(_number(replies), _number(saves), _number(followers))
    hers = _persona(desk, persona)
    stayed.note_stayed(desk.database, desk.clocks, hers, figures, desk.person, _number(post))
    return _back(persona, "stayed")


def _persona(desk: DeskTools, persona: str) -> Persona:
    personas = desk.personas()
    if persona not in personas:
        names = word("mend.persona", names=", ".join(sorted(personas)))
        raise NotThere(word("fault.scope", scope=persona), names)
    return personas[persona]


def _who(desk: DeskTools, persona: str) -> dict[str, Any]:
    personas = desk.personas()
    names = [(name, marked_name(personas, name)) for name in sorted(personas)]
    return {"id": persona, "name": marked_name(personas, persona), "all": names}


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as problem:
        raise Wrong(word("fault.time", value=value), word("mend.day.life")) from problem


def _number(value: str) -> int | None:
    if value and not value.isdecimal():
        raise Wrong(word("fault.number", value=value), word("mend.request"))
    return int(value) if value else None


def _back(persona: str, part: str) -> Response:
    return RedirectResponse(f"/life/{persona}#{part}", 303)
