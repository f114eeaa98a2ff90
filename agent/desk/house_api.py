"""The JSON API of the house: holds, the shelf, cards, feeds, the model's key, notices, people and one's own seat."""

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from pydantic import Field

from agent.desk.api import Strict, as_json
from agent.desk.given import Desk
from agent.desk.holding import known_scope
from agent.desk.login_page import login_address
from agent.desk.words import word
from agent.errors import ModelRefused, NotLawful, NotThere
from agent.newsroom.about_person import person_document
from agent.publishing.channels.by_hand import cards, carried_out, gone, leave_it, out
from agent.review import queue
from agent.review.queue import Decision
from agent.review.shelf import on_shelf
from agent.seats.known_by import end_token, invite, make_token, tokens_of
from agent.seats.people import add, give_role, people_of, remove
from agent.types.house_tools import KeyWish
from agent.types.seats import Role
from agent.types.settings import FeedEntry

routes = APIRouter(prefix="/api")


class Hold(Strict):
    """`scope` is a persona, draft:7, or * for everybody."""

    scope: str = Field(max_length=64)
    why: str = Field("", max_length=300)
    by: str = ""


class By(Strict):
    by: str = ""


class Shelve(By):
    revision: int | None = Field(None, ge=1, lt=2**31)


class Out(By):
    link: str = Field(max_length=2000, description="Where it can be read: https://…")


class Gone(By):
    why: str = Field("", max_length=300)


class Url(Strict):
    url: str = Field(min_length=1, max_length=2000)


class Feed(Url):
    name: str = Field("", max_length=100)


class Key(Strict):
    base_url: str = Field(max_length=500)
    name: str = Field(min_length=1, max_length=200)
    key: str = Field("", max_length=500)


class Try(Key):
    persona: str = Field(max_length=64)


class Newcomer(Strict):
    name: str = Field(min_length=1, max_length=60)
    role: Role = "reviewer"


class Named(Strict):
    name: str = Field(min_length=1, max_length=60)


class Label(Strict):
    label: str = Field(min_length=1, max_length=60)


@routes.get("/holds")
def holds(desk: Desk) -> dict[str, Any]:
    return {"holds": [asdict(each) for each in queue.holds(desk.database)]}


@routes.post("/hold")
def hold(desk: Desk, wish: Hold) -> dict[str, Any]:
    known_scope(desk, wish.scope, drafts=True)
    reason = wish.why.strip() or word("hold.default")
    made = queue.hold(desk.database, desk.clocks, wish.scope, reason, desk.signed(wish.by))
    return {"hold": asdict(made)}


@routes.post("/lift")
def lift(desk: Desk, wish: Hold) -> dict[str, Any]:
    if not queue.lift(desk.database, desk.clocks, wish.scope, desk.signed(wish.by)):
        raise NotThere(word("fault.not.held", scope=wish.scope), word("mend.not.held"))
    return {"lifted": wish.scope}


@routes.get("/shelf")
def shelf(desk: Desk) -> dict[str, Any]:
    lying = on_shelf(desk.database)
    levels = dict.fromkeys(sorted(desk.personas()), 0)
    for each in lying:
        levels[each.persona] = levels.get(each.persona, 0) + 1
    return {"shelf": [asdict(each) for each in lying], "levels": levels}


@routes.post("/drafts/{draft_id}/shelve")
def shelve(desk: Desk, draft_id: int, wish: Shelve) -> dict[str, Any]:
    decision = Decision(
        draft_id, "approve", desk.signed(wish.by), revision=wish.revision, shelf=True
    )  # fmt: skip
    return {"draft": as_json(desk.decide(decision))}


@routes.get("/cards")
def cards_by_hand(desk: Desk) -> dict[str, Any]:
    waiting = cards(desk.database, desk.clocks, desk.review)
    done = carried_out(desk.database)
    return {"cards": [asdict(card) for card in waiting], "out": [asdict(each) for each in done]}


@routes.post("/cards/{delivery_id}/out")
def card_out(desk: Desk, delivery_id: int, wish: Out) -> dict[str, Any]:
    out(desk.database, desk.clocks, delivery_id, wish.link, desk.signed(wish.by))
    return {"out": delivery_id}


@routes.post("/cards/{delivery_id}/not")
def card_left(desk: Desk, delivery_id: int, wish: By) -> dict[str, Any]:
    leave_it(desk.database, desk.clocks, delivery_id, desk.signed(wish.by))
    return {"not": delivery_id}


@routes.post("/cards/{delivery_id}/gone")
def card_gone(desk: Desk, delivery_id: int, wish: Gone) -> dict[str, Any]:
    gone(desk.database, desk.clocks, delivery_id, desk.signed(wish.by), wish.why.strip())
    return {"gone": delivery_id}


@routes.get("/feeds")
def feeds(desk: Desk) -> dict[str, Any]:
    return {"feeds": desk.house.feeds()}


@routes.post("/feeds/try")
def try_feed(desk: Desk, wish: Url) -> dict[str, Any]:
    return desk.house.try_feed(wish.url)


@routes.post("/feeds")
def add_feed(desk: Desk, wish: Feed) -> dict[str, Any]:
    entry = FeedEntry(url=wish.url, name=wish.name)
    return {"added": desk.house.add_feed(entry, desk.person)}


@routes.post("/feeds/remove")
def remove_feed(desk: Desk, wish: Url) -> dict[str, Any]:
    desk.house.remove_feed(wish.url, desk.person)
    return {"removed": wish.url}


@routes.get("/key")
def key(desk: Desk) -> dict[str, Any]:
    return desk.house.model()


@routes.post("/key/try")
def try_key(desk: Desk, wish: Try) -> dict[str, Any]:
    try:
        posts = desk.house.try_key(KeyWish(wish.base_url, wish.name, wish.key), wish.persona)
    except ModelRefused as fault:  # the key came with the request: no model behind the desk failed
        raise NotLawful(fault.message, fault.mend) from fault
    return {"posts": [asdict(post) for post in posts]}


@routes.post("/key")
def keep_key(desk: Desk, wish: Key) -> dict[str, Any]:
    desk.house.keep_key(KeyWish(wish.base_url, wish.name, wish.key), desk.person)
    return {"kept": True}


@routes.get("/notices")
def notices(desk: Desk) -> dict[str, Any]:
    return desk.house.notices()


@routes.post("/notices/test")
def try_notices(desk: Desk) -> dict[str, Any]:
    return {"sent": desk.house.try_notices()}


@routes.get("/people")
def people(desk: Desk) -> dict[str, Any]:
    return {"people": [asdict(each) for each in people_of(desk.database)]}


@routes.post("/people")
def let_in(desk: Desk, request: Request, wish: Newcomer) -> dict[str, Any]:
    kept = add(desk.database, desk.clocks, wish.name, wish.role, desk.person)
    link = invite(desk.database, desk.clocks, kept)
    return {"name": kept, "link": login_address(str(request.base_url).rstrip("/"), link)}


@routes.post("/people/role")
def role(desk: Desk, wish: Newcomer) -> dict[str, Any]:
    give_role(desk.database, desk.clocks, wish.name, wish.role, desk.person)
    return {"name": wish.name, "role": wish.role}


@routes.post("/people/remove")
def take_out(desk: Desk, wish: Named) -> dict[str, Any]:
    return {"removed": remove(desk.database, desk.clocks, wish.name, desk.person)}


@routes.get("/seat")
def seat(desk: Desk) -> dict[str, Any]:
    assert desk.seat is not None
    tokens = [asdict(token) for token in tokens_of(desk.database, desk.person)]
    return {"name": desk.person, "role": desk.seat.role, "tokens": tokens}


@routes.get("/seat/mine")
def mine(desk: Desk) -> dict[str, Any]:
    """All that is kept of whoever asks, keys and passwords excepted."""
    return person_document(desk.database, desk.clocks, desk.person)


@routes.post("/seat/tokens")
def new_token(desk: Desk, wish: Label) -> dict[str, Any]:
    key = make_token(desk.database, desk.clocks, desk.person, wish.label, desk.person)
    return {"label": wish.label, "token": key}


@routes.post("/seat/tokens/{token_id}/end")
def drop_token(desk: Desk, token_id: int) -> dict[str, Any]:
    end_token(desk.database, desk.clocks, desk.person, token_id, desk.person)
    return {"ended": token_id}
