"""Nobody is offered what they may not do: read off the pages as each role gets them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest
from playwright.sync_api import Page

from agent.desk import DeskTools, Server
from agent.desk.guard import COOKIE
from agent.desk.offered import offered
from agent.desk.rights import needed
from agent.desk.sitting import sit as take_seat
from agent.review import queue
from agent.seats.people import add
from agent.types.seats import ROLES, Role, Seat
from tests.desk.conftest import sit, status_of

PAGES = (
    "/queue", "/week", "/posts", "/cards", "/shelf", "/holds", "/feeds", "/seat", "/house", "/status", "/news",
    "/memory/xiaoman", "/memory/xiaoman?find=rain", "/memory/xiaoman/threads", "/memory/xiaoman/beliefs",
    "/memory/xiaoman/lessons", "/life/xiaoman", "/voice/xiaoman",
)  # fmt: skip
POSTS = re.compile(r'<form\b[^>]*method="post"[^>]*>')
ACTION = re.compile(r'action="([^"?]+)')
HEADERS = {"sec-fetch-site": "same-origin", "origin": "null", "accept": "text/html"}


@contextmanager
def seated_as(desk: Server, tools: DeskTools, role: Role) -> Iterator[httpx.Client]:
    add(tools.database, tools.clocks, "Rea", role, "mara")
    sit(tools.database, tools.clocks, "Rea", "rea")
    cookies = {COOKIE: "rea"}
    with httpx.Client(base_url=desk.url, headers=HEADERS, cookies=cookies, timeout=60) as client:
        yield client


def _offers(text: str) -> set[str]:
    return {ACTION.findall(form)[0] for form in POSTS.findall(text)}


@pytest.mark.parametrize("role", ROLES)
def test_every_form_on_every_page_is_one_that_may_be_sent(
    desk: Server, tools: DeskTools, filled: list[int], role: Role
) -> None:
    queue.hold(tools.database, tools.clocks, "xiaoman", "to look", "mara")
    seat = Seat("Rea", role, "session")
    with seated_as(desk, tools, role) as client:
        for path in (*PAGES, *(f"/drafts/{each}" for each in filled)):
            answer = client.get(path, follow_redirects=True)
            assert answer.status_code == 200, path
            barred = {to for to in _offers(answer.text) if not seat.may(needed("POST", to) or role)}
            assert barred == set(), path


def test_a_reader_reads_whole_pages_and_finds_nothing_to_press(
    desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    queue.hold(tools.database, tools.clocks, "xiaoman", "to look", "mara")
    with seated_as(desk, tools, "reader") as client:
        draft = client.get(f"/drafts/{filled[0]}").text
        assert "What she could have said instead" in draft
        assert "to look" in draft
        for words in ("Take this one", "Approve", "Drop in", "Hold all", "Lift", "Decide together"):
            assert f">{words}" not in draft, words
        assert "You read as Rea." in draft
        assert client.get("/batch").status_code == 403
        life = client.get("/life/xiaoman").text
        assert not any(words in life for words in (">Tell her<", ">Set it<", ">It is done<"))


def test_a_reviewer_is_offered_decisions_and_no_owners_business(
    desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    with seated_as(desk, tools, "reviewer") as client:
        draft = client.get(f"/drafts/{filled[0]}").text
        assert f"/drafts/{filled[0]}/approve" in draft
        assert "take that candidate" in draft
        assert "into her canon" not in draft


def test_a_file_of_hers_is_shown_to_whoever_may_not_change_it() -> None:
    form = """<form class="file" method="post" action="/persona/yuri" data-told><input name="seen">
        <textarea name="text">who she is</textarea><p data-acts>Look first</p><button>Save</button></form>"""
    take_seat(Seat("Rea", "reader", "session"))
    try:
        shown = offered(form)
    finally:
        take_seat(None)
    assert '<textarea readonly name="text">who she is</textarea>' in shown
    assert not any(words in shown for words in ("<form", "<input", "Look first", "Save"))
    assert offered(form) == form


def test_an_owner_is_offered_all_of_it(browse: httpx.Client, filled: list[int]) -> None:
    draft = browse.get(f"/drafts/{filled[0]}").text
    assert {f"/drafts/{filled[0]}/swap", "/hold"} <= _offers(draft)
    assert "into her canon" in draft


def test_no_key_of_a_readers_leads_anywhere(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    with seated_as(desk, tools, "reader"):
        cookie = {"name": COOKIE, "value": "rea", "domain": "127.0.0.1", "path": "/"}
        screen.context.add_cookies([cookie])  # type: ignore[list-item]
        screen.goto(f"{desk.url}/drafts/{filled[0]}")
        for key in "aerdsmulcxb1":
            screen.keyboard.press(key)
        assert screen.url.partition("#")[0] == f"{desk.url}/drafts/{filled[0]}"
        assert screen.locator("article.sheet").is_visible()
        assert status_of(tools, filled[0]) == "pending"


def test_who_is_refused_is_told_by_what_and_what_to_do_in_their_language(
    desk: Server, tools: DeskTools
) -> None:
    with seated_as(desk, tools, "reader") as client:
        english = client.get("/people").text
        assert "Rea is a reader here; this takes an owner" in english
        chinese = client.get("/people?lang=zh").text
        assert "Rea 在这里是读者，这件事要所有者来做" in chinese
        assert "请找所有者，可以在“人员”页上改" in chinese
        assert "this takes" not in chinese
