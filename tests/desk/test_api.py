"""The JSON API, as the CLI uses it."""

import httpx

from agent.desk import DeskTools, Server
from agent.review import queue
from tests.desk.conftest import status_of
from tests.desk.remembered import Asked

PATHS = (
    ("GET", "/api/status"), ("GET", "/api/queue"), ("GET", "/api/drafts/1"), ("GET", "/api/nothing"),
    ("POST", "/api/drafts/1/approve"), ("POST", "/api/write"), ("POST", "/api/news"),
    ("POST", "/api/tick"), ("POST", "/api/memory/search"), ("POST", "/api/memory/keep"),
)  # fmt: skip


def test_nothing_is_told_without_the_token(desk: Server, filled: list[int]) -> None:
    headers = {"sec-fetch-site": "same-origin", "origin": desk.url}
    for method, path in PATHS:
        answer = httpx.request(method, desk.url + path, headers=headers)
        assert answer.status_code == 401, path
        assert set(answer.json()["error"]) == {"kind", "message", "mend"}


def test_the_queue_is_listed_and_filtered(program: httpx.Client, filled: list[int]) -> None:
    everything = program.get("/api/queue").json()["drafts"]
    assert [draft["id"] for draft in everything] == filled
    assert everything[1]["single"]
    of_orla = program.get("/api/queue", params={"persona": "orla", "status": "pending"}).json()
    assert [draft["persona"] for draft in of_orla["drafts"]] == ["orla", "orla"]
    assert program.get("/api/queue", params={"status": "lost"}).status_code == 422


def test_a_draft_comes_with_its_trace_revisions_and_history(
    program: httpx.Client, filled: list[int]
) -> None:
    told = program.get(f"/api/drafts/{filled[0]}").json()
    assert told["draft"]["trace"]["notice"]
    assert told["revisions"][0]["number"] == 1
    assert told["history"][0]["action"] == "hand in"


def test_a_decision_bears_the_name_that_was_sent(
    program: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    sent = {"by": "jun", "reason": "dull", "note": "no"}
    answer = program.post(f"/api/drafts/{filled[0]}/reject", json=sent)
    assert answer.json()["draft"]["status"] == "rejected"
    assert queue.history(tools.database, filled[0])[-1].who == "jun"
    program.post(f"/api/drafts/{filled[1]}/approve", json={})
    assert queue.history(tools.database, filled[1])[-1].who == "mara"


def test_mistakes_have_the_one_form(
    program: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    for path, sent, code, kind in (
        (f"/api/drafts/{filled[0]}/praise", {}, 422, "wrong"),
        (f"/api/drafts/{filled[0]}/snooze", {"until": "2026-03-11T20:00"}, 422, "wrong"),
        (f"/api/drafts/{filled[0]}/edit", {"txt": "x"}, 422, "wrong"),
        (f"/api/drafts/{filled[0]}/undo", {}, 409, "not-lawful"),
        ("/api/drafts/999/approve", {}, 404, "not-there"),
        ("/api/nothing", {}, 404, "not-there"),
    ):
        answer = program.post(path, json=sent)
        assert answer.status_code == code
        assert answer.json()["error"]["kind"] == kind
    assert status_of(tools, filled[0]) == "pending"


def test_the_newsrooms_verbs_are_passed_on(program: httpx.Client) -> None:
    wrote = program.post("/api/write", json={"persona": "mio", "dry_run": True}).json()
    assert wrote["trace"] == {"persona": "mio", "dry": True}
    assert program.post("/api/news", json={"refresh": True}).json()["refreshed"]
    assert program.post("/api/tick").json() == {"ticked": True}
    found = program.post("/api/memory/search", json={"persona": "mio", "text": "雨"}).json()
    assert "雨" in found["memories"][0]["text"]
    assert program.get("/api/status").json()["problems"]


def test_a_wish_about_memories_bears_the_name_of_whoever_has_it(
    program: httpx.Client, asked: Asked
) -> None:
    wish = {"persona": "mio", "verb": "rest", "ids": [3], "until": "2026-04-01T00:00:00+09:00"}
    program.post("/api/memory/keep", json={**wish, "by": "ana", "why": "too soon"})
    program.post("/api/memory/keep", json=wish)
    assert [(kept.verb, kept.ids, kept.by, kept.why) for kept in asked.kept] == [
        ("rest", (3,), "ana", "too soon"),
        ("rest", (3,), "mara", ""),
    ]
    burn = program.post("/api/memory/keep", json={**wish, "verb": "burn"})
    nothing = program.post("/api/memory/keep", json={**wish, "ids": []})
    assert (burn.status_code, nothing.status_code) == (422, 422)
