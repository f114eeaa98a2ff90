"""The house: doors to what is no draft, and the owner's pages on feeds, the model's key and holds."""

from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.frame import Frame, drafts_held, frame, marked_name
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.rendering import page
from agent.desk.retold import retold
from agent.desk.tools import DeskTools
from agent.desk.words import ENGLISH, word
from agent.errors import SelfsameError
from agent.publishing.channels.by_hand import cards
from agent.review.shelf import on_shelf
from agent.types.house_tools import KeyWish
from agent.types.seats import Role
from agent.types.settings import FeedEntry

Text = Annotated[str, Form()]
Door = tuple[str, str, int | None]
DOORS: tuple[tuple[str, str, Role], ...] = (
    ("cards", "/cards", "reader"), ("shelf", "/shelf", "reader"), ("holds", "/holds", "reader"),
    ("feeds", "/feeds", "reader"), ("seat", "/seat", "reader"), ("people", "/people", "owner"),
    ("key", "/key", "owner"), ("notices", "/notices", "owner"), ("costs", "/costs", "owner"),
)  # fmt: skip
HERE: dict[str, str] = {
    ENGLISH["said.mend.base-url"]: "key.mend.address", ENGLISH["said.mend.key"]: "key.mend.key",
    ENGLISH["said.mend.name"]: "key.mend.name",
}  # fmt: skip
"""What mends a model in settings.yaml is on the key's page one of its fields."""

routes = APIRouter(include_in_schema=False)


@routes.get("/house")
def show(desk: Desk) -> Response:
    counts = {
        "cards": len(cards(desk.database, desk.clocks, desk.review)),
        "shelf": len(on_shelf(desk.database)),
    }
    open_to = [
        (key, path, counts.get(key))
        for key, path, role in DOORS
        if desk.seat and desk.seat.may(role)
    ]
    return page("house.html", frame=around(desk, "/house"), doors=open_to)


@routes.get("/feeds")
def feeds(desk: Desk) -> Response:
    return _feeds(desk)


@routes.post("/feeds/try")
def try_feed(desk: Desk, url: Text) -> Response:
    """The page itself is the answer: what the address would give, or why not."""
    try:
        found = desk.house.try_feed(url.strip())
    except SelfsameError as fault:
        return _feeds(desk, url, fault=fault)
    return _feeds(desk, url, found)


@routes.post("/feeds")
def add_feed(desk: Desk, url: Text, name: Text = "") -> Response:
    desk.house.add_feed(FeedEntry(url=url.strip(), name=name.strip()), desk.person)
    return RedirectResponse("/feeds", 303)


@routes.post("/feeds/remove")
def remove_feed(desk: Desk, url: Text) -> Response:
    desk.house.remove_feed(url, desk.person)
    return RedirectResponse("/feeds", 303)


@routes.get("/key")
def key(desk: Desk) -> Response:
    return _key(desk, KeyWish(desk.house.model()["base_url"], desk.house.model()["name"], ""))


@routes.post("/key")
def try_key(
    desk: Desk, base_url: Text, name: Text, key: Text = "", persona: Text = "", do: Text = "try"
) -> Response:
    """The key is pasted, tried and kept in one go of the form: it is never sent back to the page's maker."""
    wish = KeyWish(base_url.strip(), name.strip(), key.strip())
    try:
        if do == "keep":
            desk.house.keep_key(wish, desk.person)
            return RedirectResponse("/key?did=kept", 303)
        posts = desk.house.try_key(wish, persona)
    except SelfsameError as fault:
        return _key(desk, wish, fault=fault, persona=persona)
    return _key(desk, wish, posts=posts, persona=persona)


@routes.get("/holds")
def holds(desk: Desk) -> Response:
    personas = desk.personas()
    names = [(name, marked_name(personas, name)) for name in sorted(personas)]
    return page("holds.html", frame=around(desk, "/holds"), names=names, drafts=drafts_held(desk))


@routes.get("/notices")
def notices(desk: Desk) -> Response:
    return page(
        "notices.html", frame=around(desk, "/notices"), told=desk.house.notices(), sent=None
    )


@routes.post("/notices/test")
def try_notices(desk: Desk) -> Response:
    sent = desk.house.try_notices()
    return page(
        "notices.html", frame=around(desk, "/notices"), told=desk.house.notices(), sent=sent
    )


def around(desk: DeskTools, path: str) -> Frame:
    return frame(desk, "house", path, len(load_lines(desk).waiting))


def _feeds(
    desk: DeskTools, url: str = "", found: dict[str, Any] | None = None, fault: SelfsameError | None = None
) -> Response:  # fmt: skip
    feeds = desk.house.feeds()
    ill = [feed for feed in feeds if feed["error"]]
    health = word("feeds.health", well=len(feeds) - len(ill), all=len(feeds))
    return page(
        "feeds.html", 422 if fault else 200, frame=around(desk, "/feeds"), feeds=feeds, url=url,
        found=found, fault=fault, health=health, said=_said_of(fault.message) if fault else "",
    )  # fmt: skip


def _key(
    desk: DeskTools, wish: KeyWish, *, posts: Any = None, fault: SelfsameError | None = None,
    persona: str = "",
) -> Response:  # fmt: skip
    personas = desk.personas()
    names = [(name, marked_name(personas, name)) for name in sorted(personas)]
    return page(
        "key.html", 422 if fault else 200, frame=around(desk, "/key"), model=desk.house.model(),
        wish=wish, posts=posts, fault=fault, mend=_mend_here(fault.mend) if fault else "", names=names,
        persona=persona,
        spoken_by={name: each.file.language for name, each in personas.items()},
    )  # fmt: skip


def _said_of(message: str) -> str:
    """What a feed's address gave instead of news: the address as it is, the rest retold."""
    address, colon, rest = message.partition(": ")
    return f"{address}{word('between.colon')} {retold(rest)}" if colon else retold(message)


def _mend_here(mend: str) -> str:
    parts = (word(HERE[part]) if part in HERE else retold(part) for part in mend.split("; "))
    return word("between.sentences").join(parts)
