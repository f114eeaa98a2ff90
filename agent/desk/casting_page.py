"""The casting page: thirty lines, two keys, until the next thirty are better."""

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from agent.desk.frame import frame
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.rendering import page

LEAST_CANON = 20
EXAMPLES = {"zh": "例", "ja": "例"}
"""What stands at the head of whatever nobody has written over yet, by the language of her files."""
HER, NOT_HER = "her", "not"

routes = APIRouter()


@routes.get("/casting/{name}")
def show(desk: Desk, name: str) -> Response:
    if name not in desk.tuning.castings() and name in desk.personas():
        return RedirectResponse(f"/persona/{name}", 303)
    told = desk.tuning.casting(name)
    around = frame(desk, "persona", f"/casting/{name}", len(load_lines(desk).waiting))
    left = max(0, LEAST_CANON - told.hers)
    return page(
        "casting.html",
        frame=around,
        told=told,
        left=left,
        example=EXAMPLES.get(told.language, "example"),
    )


@routes.post("/casting/{name}/draw")
def draw(desk: Desk, name: str) -> Response:
    desk.tuning.draw(name)
    return RedirectResponse(f"/casting/{name}", 303)


@routes.post("/casting/{name}/finish")
def finish(desk: Desk, name: str) -> Response:
    desk.tuning.finish(name, desk.person)
    return RedirectResponse(f"/persona/{name}", 303)


@routes.post("/casting/{name}")
async def answer(desk: Desk, name: str, request: Request) -> Response:
    """A line without an answer is sent as nothing, so the form's fields are read as they come."""
    form = await request.form()
    answers = {key: value for key, value in form.multi_items() if isinstance(value, str)}
    number = int(answers.get("round", "0")) if answers.get("round", "").isdigit() else 0
    hers, refused = _numbers(answers, HER), _numbers(answers, NOT_HER)
    await run_in_threadpool(desk.tuning.cast, name, number, hers, refused, desk.person)
    return RedirectResponse(f"/casting/{name}", 303)


def _numbers(answers: dict[str, str], wanted: str) -> list[int]:
    return [
        int(key.removeprefix("line"))
        for key, value in answers.items()
        if value == wanted and key.startswith("line") and key.removeprefix("line").isdigit()
    ]
