"""By hand: cards for places without a way in for programs, made for a phone."""

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.frame import marked_name, zone_of
from agent.desk.given import Desk
from agent.desk.house_page import around
from agent.desk.rendering import page
from agent.desk.whens import when
from agent.publishing.channels.by_hand import cards, carried_out, gone, leave_it, out

Text = Annotated[str, Form()]

routes = APIRouter(prefix="/cards", include_in_schema=False)


@routes.get("")
def show(desk: Desk) -> Response:
    now, personas = desk.clocks.world.now(), desk.personas()
    waiting = [
        (card, marked_name(personas, card.persona), when(card.ends_at, now, zone_of(personas, card.persona)))
        for card in cards(desk.database, desk.clocks, desk.review)
    ]  # fmt: skip
    done = [
        (
            each,
            marked_name(personas, each.persona),
            when(each.at, now, zone_of(personas, each.persona)),
        )
        for each in carried_out(desk.database)
    ]
    return page("cards.html", frame=around(desk, "/cards"), waiting=waiting, done=done)


@routes.post("/{delivery_id}/out")
def is_out(desk: Desk, delivery_id: int, link: Text = "") -> Response:
    out(desk.database, desk.clocks, delivery_id, link, desk.person)
    return RedirectResponse("/cards", 303)


@routes.post("/{delivery_id}/not")
def will_not(desk: Desk, delivery_id: int) -> Response:
    leave_it(desk.database, desk.clocks, delivery_id, desk.person)
    return RedirectResponse("/cards", 303)


@routes.post("/{delivery_id}/gone")
def is_gone(desk: Desk, delivery_id: int, why: Text = "") -> Response:
    gone(desk.database, desk.clocks, delivery_id, desk.person, why.strip())
    return RedirectResponse("/cards", 303)
