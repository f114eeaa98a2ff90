"""Signing in at the desk, and how far each role carries."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, cast, get_args

import httpx
import pytest

from agent.desk import DeskTools, Server, make_app, serve
from agent.desk.guard import COOKIE
from agent.desk.rights import NOBODY_NEEDED, needed
from agent.review import queue
from agent.review.variants import VariantVerb
from agent.seats.door import FirstLink
from agent.seats.known_by import invite, make_token
from agent.seats.people import add, set_password
from agent.types.review import Verb
from agent.types.seats import Role
from tests.desk.conftest import fill, sit, status_of

PASSWORD = "five words in a row"


@pytest.fixture
def stranger(desk: Server) -> Iterator[httpx.Client]:
    headers = {"accept": "text/html", "sec-fetch-site": "same-origin", "origin": "null"}
    with httpx.Client(base_url=desk.url, headers=headers, timeout=60) as client:
        yield client


def test_who_is_not_signed_in_is_led_to_the_door_and_back(
    stranger: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    set_password(tools.database, tools.clocks, "mara", PASSWORD, "mara")
    led = stranger.get(f"/drafts/{filled[0]}?find=x")
    assert led.status_code == 303
    assert led.headers["location"] == f"/login?onward=%2Fdrafts%2F{filled[0]}%3Ffind%3Dx"
    assert "Sign in" in stranger.get(led.headers["location"]).text
    said = {"name": "mara", "password": PASSWORD, "onward": "/status"}
    inside = stranger.post("/login", data=said)
    assert (inside.status_code, inside.headers["location"]) == (303, "/status")
    cookie = inside.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/"))
    assert stranger.get("/status").status_code == 200
    stranger.post("/logout")
    assert stranger.get("/status").status_code == 303


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example", "/\\evil.example", "x"]
)
def test_nobody_is_led_elsewhere_after_signing_in(
    stranger: httpx.Client, tools: DeskTools, onward: str
) -> None:
    set_password(tools.database, tools.clocks, "mara", PASSWORD, "mara")
    said = {"name": "mara", "password": PASSWORD, "onward": onward}
    assert stranger.post("/login", data=said).headers["location"] == "/queue"


def test_a_wrong_password_says_neither_which_part_is_wrong_nor_lets_one_try_for_ever(
    stranger: httpx.Client,
) -> None:
    codes, pages = [], set()
    for name in ("mara", "nobody"):
        for _ in range(4):
            answer = stranger.post("/login", data={"name": name, "password": "x"})
            codes.append(answer.status_code)
            pages.add(answer.text.replace(f'value="{name}"', ""))
    assert codes == [401, 401, 401, 429] * 2
    assert len(pages) == 2


def test_a_sign_in_sent_from_another_site_is_refused(desk: Server) -> None:
    for headers in ({}, {"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert httpx.post(desk.url + "/login", data={}, headers=headers).status_code == 403


def test_the_first_link_signs_in_once(tools: DeskTools) -> None:
    tools.door.first = FirstLink("root", "the-link")
    server = serve(make_app(tools), 0)
    with httpx.Client(base_url=server.url) as client:
        opened = client.get("/login?token=the-link")
        assert (opened.status_code, opened.headers["location"]) == (303, "/queue")
        assert client.get("/queue").status_code == 200
        assert client.get("/people").status_code == 200
    assert httpx.get(server.url + "/login?token=the-link").status_code == 401
    server.stop()


def test_the_first_link_from_a_letter_keeps_its_strict_cookie(tools: DeskTools) -> None:
    tools.door.first = FirstLink("root", "the-link")
    server = serve(make_app(tools), 0)
    headers = {"sec-fetch-site": "cross-site"}
    opened = httpx.get(server.url + "/login?token=the-link", headers=headers)
    assert opened.status_code == 200
    assert 'content="0;url=/queue"' in opened.text
    server.stop()


def test_looking_at_an_invitation_uses_nothing_up_and_sending_it_does(
    stranger: httpx.Client, tools: DeskTools
) -> None:
    add(tools.database, tools.clocks, "Lin", "reviewer", "mara")
    key = invite(tools.database, tools.clocks, "Lin")
    for _ in range(2):
        assert "Welcome, Lin" in stranger.get(f"/login?token={key}").text
    said = {"token": key, "password": PASSWORD, "again": PASSWORD}
    assert stranger.post("/login/invited", data=said | {"again": "x"}).status_code == 422
    assert stranger.post("/login/invited", data=said).status_code == 303
    assert "You decide as Lin" in stranger.get("/status").text
    assert stranger.post("/login/invited", data=said).status_code == 401


@pytest.mark.parametrize(
    ("role", "codes"),
    [
        ("reader", (200, 403, 403, 403)),
        ("reviewer", (200, 200, 403, 403)),
        ("owner", (200, 200, 200, 200)),
    ],
)
def test_a_reader_reads_a_reviewer_decides_an_owner_opens_everything(
    desk: Server, tools: DeskTools, filled: list[int], role: Role, codes: tuple[int, ...]
) -> None:
    add(tools.database, tools.clocks, "Rea", role, "mara")
    key = make_token(tools.database, tools.clocks, "Rea", "a bot", "mara")
    headers = {"authorization": f"Bearer {key}"}
    asked: tuple[tuple[str, str, Any], ...] = (
        ("GET", "/api/queue", None), ("POST", f"/api/drafts/{filled[1]}/approve", {}),
        ("GET", "/api/people", None), ("POST", "/api/tick", None),
    )  # fmt: skip
    found = [
        httpx.request(method, desk.url + path, headers=headers, json=body).status_code
        for method, path, body in asked
    ]
    assert tuple(found) == codes


def test_every_decision_carries_the_name_of_who_signed_in(
    desk: Server, browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[1]}/approve")
    add(tools.database, tools.clocks, "Lin", "reviewer", "mara")
    key = make_token(tools.database, tools.clocks, "Lin", "a bot", "mara")
    headers = {"authorization": f"Bearer {key}"}
    url = f"{desk.url}/api/drafts/{filled[2]}/approve"
    refused = httpx.post(url, headers=headers, json={"by": "mara"})
    assert (refused.status_code, status_of(tools, filled[2])) == (403, "pending")
    httpx.post(url, headers=headers, json={})
    who = [queue.history(tools.database, filled[n])[-1].who for n in (1, 2)]
    assert who == ["mara", "Lin"]


def test_the_public_page_and_healthz_need_nobody(desk: Server) -> None:
    for path in ("/healthz", "/page/", "/api/openapi.json", "/login", "/static/desk.css"):
        assert httpx.get(desk.url + path, timeout=60).status_code == 200, path


OWNERS_ALONE = {
    "/api/drafts/7/canon", "/api/feeds", "/api/feeds/remove", "/api/feeds/try", "/api/key",
    "/api/key/try", "/api/leave", "/api/leave/preview", "/api/memory/forget", "/api/memory/import",
    "/api/memory/rebuild", "/api/news", "/api/notices/test", "/api/people", "/api/people/remove",
    "/api/people/role", "/api/tick", "/api/voice/swap", "/casting/7", "/casting/7/draw",
    "/casting/7/finish", "/drafts/7/canon", "/feeds", "/feeds/remove", "/feeds/try", "/key",
    "/notices/test", "/people", "/people/link", "/people/remove", "/people/role", "/persona/7",
}  # fmt: skip


def test_every_address_that_changes_something_says_who_may(tools: DeskTools) -> None:
    """A new one is either in the table of rights or here: nobody is shut out by forgetting."""
    writes = set(_writes(make_app(tools).routes))
    assert len(writes) > 90
    assert {path for path in writes if needed("POST", path) == "owner"} == OWNERS_ALONE
    open_to_all = {path for path in writes if needed("POST", path) is None}
    assert open_to_all == {"/login", "/login/invited", "/logout", "/once/7"}
    assert needed("POST", "/something/new") == "owner"
    assert needed("GET", "/something/new") == "reader"
    assert not any(map(NOBODY_NEEDED.fullmatch, ("/queue", "/pages", "/login/x", "/api/seat")))


def _writes(routes: Iterable[Any]) -> Iterator[str]:
    """The addresses that take a POST; each verb of a draft for itself."""
    for route in routes:
        if inner := getattr(getattr(route, "original_router", route), "routes", None):
            yield from _writes(inner)
        elif "POST" in (getattr(route, "methods", None) or ()):
            path = re.sub(r"\{(?!verb)\w+\}", "7", route.path.replace("{language}", "en"))
            verbs = get_args(_verbs_at(path)) or ("7",)
            yield from (path.replace("{verb}", verb) for verb in verbs)


def _verbs_at(path: str) -> Any:
    if "/variants/" in path:
        return VariantVerb
    return Verb if "/drafts/" in path else None


def test_a_reviewer_approves_together_and_holds_what_she_edits(
    desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    headers = {"sec-fetch-site": "same-origin", "origin": "null", "accept": "text/html"}
    for name, role in (("Rea", "reviewer"), ("Lee", "reader")):
        add(tools.database, tools.clocks, name, cast(Role, role), "mara")
        sit(tools.database, tools.clocks, name, name)
    rea, lee = (
        {"base_url": desk.url, "headers": headers, "cookies": {COOKIE: name}}
        for name in ("Rea", "Lee")
    )
    with httpx.Client(**rea) as reviewer, httpx.Client(**lee) as reader:  # type: ignore[arg-type]
        pick = {"pick": f"{filled[0]}:1"}
        assert reader.post("/batch/approve", data=pick).status_code == 403
        assert (
            reader.post("/language", data={"language": "zh", "back": "/queue"}).status_code == 303
        )
        assert reviewer.post("/batch/approve", data=pick).status_code == 303
        assert (
            reviewer.post(f"/drafts/{filled[2]}/editing", data={"over": "false"}).status_code == 200
        )
        assert reviewer.post("/life/xiaoman/mood", data={"name": ""}).status_code == 303
    assert status_of(tools, filled[0]) == "approved"


def test_the_owners_page_lets_somebody_in_with_a_link_that_is_shown_once(
    browse: httpx.Client, tools: DeskTools
) -> None:
    fill(tools.database, tools.clocks)
    shown = browse.post("/people", data={"name": "Lin", "role": "reviewer"}).text
    assert re.search(r"/login\?token=[\w-]{40,}", shown)
    assert "login?token=" not in browse.get("/people").text
    assert browse.post("/people/role", data={"name": "Lin", "role": "owner"}).status_code == 303
    assert browse.post("/people/remove", data={"name": "Lin"}).status_code == 303
    assert "Lin" not in browse.get("/people").text


def test_ones_own_seat_takes_a_new_password_only_with_the_old_one(
    browse: httpx.Client, tools: DeskTools
) -> None:
    said = {"password": PASSWORD, "again": PASSWORD}
    assert browse.post("/seat/password", data=said).status_code == 303
    assert browse.get("/seat").status_code == 200, "the session that changed it goes on"
    assert browse.post("/seat/password", data=said).status_code == 422
    assert browse.post("/seat/password", data=said | {"old": PASSWORD}).status_code == 303
    key = re.search(r'<code class="secret">([\w-]{40,})</code>',
                    browse.post("/seat/tokens", data={"label": "bot"}).text)  # fmt: skip
    assert key is not None
    assert key[1] not in browse.get("/seat").text
    assert browse.post("/seat/out").headers["location"] == "/login"
    assert browse.get("/seat").status_code == 303


def test_everybody_is_given_all_that_is_kept_of_them_and_nothing_of_others(
    browse: httpx.Client, tools: DeskTools
) -> None:
    add(tools.database, tools.clocks, "Lin", "reviewer", "mara")
    assert 'href="/api/seat/mine"' in browse.get("/seat").text
    mine = browse.get("/api/seat/mine").json()
    assert mine["person"] == "mara"
    assert {row["name"] for row in mine["tables"]["people"]} >= {"mara"}
    assert "argon2" not in str(mine)


def test_who_came_by_the_first_link_is_asked_to_choose_a_password_and_has_a_session_like_others_then(
    tools: DeskTools,
) -> None:
    tools.door.first = FirstLink("root", "the-link")
    server = serve(make_app(tools), 0)
    headers = {"sec-fetch-site": "same-origin", "accept": "text/html", "origin": "null"}
    with httpx.Client(base_url=server.url, headers=headers) as client:
        client.get("/login?token=the-link")
        first = client.cookies[COOKIE]
        assert "Choose a password" in client.get("/queue").text
        client.post("/seat/password", data={"password": PASSWORD, "again": PASSWORD})
        assert client.get("/queue").status_code == 200
        assert "Choose a password" not in client.get("/queue").text
        client.post("/seat/out")
        assert client.get("/queue").status_code == 303
    kept = {COOKIE: first}
    assert httpx.get(server.url + "/queue", cookies=kept, headers=headers).status_code == 303
    server.stop()


def test_a_used_first_link_says_how_to_get_another_while_nobody_could_send_one(
    stranger: httpx.Client, tools: DeskTools
) -> None:
    assert "each start prints a new link" in stranger.get("/login?token=used").text
    set_password(tools.database, tools.clocks, "mara", PASSWORD, "mara")
    assert "have an owner send a new one" in stranger.get("/login?token=used").text


def test_removing_somebody_asks_first(browse: httpx.Client, tools: DeskTools) -> None:
    add(tools.database, tools.clocks, "Lin", "reviewer", "mara")
    shown = browse.get("/people").text
    asked = shown.split('action="/people/remove"')[1:]
    assert len(asked) == 2
    assert all(
        '<details class="sure">' in part[-400:]
        for part in shown.split('action="/people/remove"')[:-1]
    )
