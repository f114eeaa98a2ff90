"""The calendar week."""

from datetime import date, timedelta

from fastapi import APIRouter
from starlette.responses import Response

from agent.desk.faults import Wrong
from agent.desk.frame import frame, marked_name
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.rendering import page
from agent.desk.week import DAYS, next_moment, week
from agent.desk.whens import day_words
from agent.desk.words import word

EARLIEST, LATEST = date(1970, 1, 8), date(9000, 1, 1)

routes = APIRouter()


@routes.get("/week")
def show(desk: Desk, first: str = "", persona: str = "") -> Response:
    """`first` is any day of the week to show; the present one without it."""
    now = desk.clocks.world.now()
    monday = _monday(first, now.date())
    personas = desk.personas()
    free = {name: next_moment(desk, name) for name in personas}
    last = monday + timedelta(days=DAYS - 1)
    return page(
        "week.html", frame=frame(desk, "week", "/week", len(load_lines(desk).waiting)),
        days=[(day_words(day.day), day) for day in week(desk, monday, persona)],
        title=word("week.title", first=day_words(monday), last=day_words(last)),
        before=monday - timedelta(days=DAYS), after=monday + timedelta(days=DAYS),
        names=[(name, marked_name(personas, name)) for name in personas], whose=persona, free=free,
    )  # fmt: skip


def _monday(said: str, today: date) -> date:
    try:
        day = date.fromisoformat(said) if said else today
    except ValueError as problem:
        raise Wrong(word("fault.time", value=said), word("mend.day")) from problem
    if not EARLIEST <= day <= LATEST:
        raise Wrong(word("fault.time", value=said), word("mend.day"))
    return day - timedelta(days=day.weekday())
