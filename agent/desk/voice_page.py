"""Her passport as a page."""

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from agent.desk import voice_rows as rows
from agent.desk.frame import display_name, frame, marked_name
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.rendering import page
from agent.desk.tools import DeskTools
from agent.desk.voice_chart import voice_chart
from agent.desk.voice_rows import Row
from agent.desk.words import word
from agent.errors import NotThere

routes = APIRouter()


@routes.get("/voice")
def first(desk: Desk) -> Response:
    names = sorted(desk.personas())
    if not names:
        raise NotThere(word("fault.nobody"), word("mend.nobody"))
    return RedirectResponse(f"/voice/{names[0]}", 303)


@routes.get("/voice/{persona}")
def passport(desk: Desk, persona: str) -> Response:
    personas = desk.personas()
    if persona not in personas:
        names = ", ".join(sorted(personas))
        raise NotThere(word("fault.scope", scope=persona), word("mend.persona", names=names))
    told = desk.voice.passport(persona)
    happened = rows.events(desk, persona, told)
    return page(
        "voice.html",
        frame=frame(desk, "voice", f"/voice/{persona}", len(load_lines(desk).waiting)),
        who={"id": persona, "name": marked_name(personas, persona)},
        everybody=[(name, marked_name(personas, name)) for name in sorted(personas)],
        told=told, one=[rows.figure(each) for each in told["one_post"] or ()],
        chart=_chart(desk, persona, told, happened), events=happened,
        trend=rows.trend(desk, persona, told), windows=rows.windows(told),
        posts=rows.posts(desk, persona, told), sides=rows.sides(desk, persona, told),
        briefs=rows.briefs(told), people=rows.people(desk, persona, told),
    )  # fmt: skip


def _chart(
    desk: DeskTools, persona: str, told: Row, happened: list[dict[str, object]]
) -> Markup | None:
    runs = [run for run in told["replays"]["runs"] if run["why"] != "swap"]
    title = word(
        "voice.chart", name=display_name(desk.personas(), persona), posts=len(told["trend"]),
        replays=len(runs), events=len(happened),
    )  # fmt: skip
    return voice_chart(told["trend"], runs, happened, title)
