"""What the door refuses, and what every answer bears."""

import httpx

from agent.database import Database
from agent.desk import DeskTools, Server
from tests.desk.conftest import BEARER, COOKIES, status_of

READS = (
    "/", "/queue", "/queue?find=x", "/drafts/1", "/drafts/2?did=approve&of=1", "/news", "/status",
    "/healthz", "/static/desk.css", "/page/", "/drafts/999",
)  # fmt: skip
WRITES = ("approve", "edit", "reject", "redo", "snooze", "reschedule", "swap", "undo")


WRONG_HOSTS = ("evil.example", "evil.example:{port}", "127.0.0.1:1", "127.0.0.1")


def test_a_wrong_host_is_refused_for_reading_and_writing(desk: Server, filled: list[int]) -> None:
    asked = (("GET", "/queue"), ("POST", "/drafts/1/approve"), ("GET", "/api/queue"))
    for host in WRONG_HOSTS:
        headers = {"host": host.format(port=desk.port), **BEARER}
        for method, path in asked:
            answer = httpx.request(method, desk.url + path, headers=headers)
            assert answer.status_code == 403, (host, path)
            assert answer.json()["error"]["kind"] == "refused"


def test_the_desks_own_names_are_served(desk: Server) -> None:
    for name in ("127.0.0.1", "localhost", "[::1]", "LOCALHOST"):
        answer = httpx.get(
            desk.url + "/queue", headers={"host": f"{name}:{desk.port}"}, cookies=COOKIES
        )
        assert answer.status_code == 200, name


FOREIGN: list[dict[str, str]] = [
    {},
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:1"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site", "origin": "{own}"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "same-origin", "origin": "https://evil.example"},
    {"authorization": "Bearer wrong"},
    {"authorization": "Bearer"},
    {"authorization": "Basic a-token-for-tests"},
]


def test_a_write_that_comes_from_elsewhere_is_refused(
    desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    for headers in FOREIGN:
        sent = {name: value.format(own=desk.url) for name, value in headers.items()}
        for path in (f"/drafts/{filled[0]}/approve", "/hold", "/lift"):
            answer = httpx.post(desk.url + path, headers=sent, cookies=COOKIES)
            assert answer.status_code == 403, headers
            assert answer.json()["error"]["mend"]
    assert status_of(tools, filled[0]) == "pending"


def test_a_write_from_the_desk_or_with_the_token_is_done(
    desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    same_site = {"sec-fetch-site": "same-origin", "origin": "null"}
    for draft_id, headers in zip(filled, ({"origin": desk.url}, same_site, BEARER), strict=False):
        url = f"{desk.url}/drafts/{draft_id}/approve"
        answer = httpx.post(url, headers=headers, cookies=COOKIES)
        assert answer.status_code == 303, headers
        assert status_of(tools, draft_id) == "approved"


def test_reading_never_writes(browse: httpx.Client, database: Database, filled: list[int]) -> None:
    before = _everything(database)
    for path in READS:
        browse.get(path)
    for verb in WRITES:
        assert browse.get(f"/drafts/{filled[0]}/{verb}").status_code == 405
    for path in ("/hold", "/lift"):
        assert browse.get(path).status_code == 405
    assert _everything(database) == before


def _everything(database: Database) -> list[str]:
    with database.read.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        return list(raw.iterdump())


def test_every_answer_forbids_foreign_script_and_tells_nobody_where_you_were(
    browse: httpx.Client, filled: list[int]
) -> None:
    for path in (*READS, "/api/queue", "/nothing", "/page/nobody/"):
        headers = browse.get(path).headers
        policy = headers["content-security-policy"]
        if path != "/page/":
            assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self';")
            assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"


def test_public_pages_may_style_themselves_and_run_nothing(browse: httpx.Client) -> None:
    for path in ("/page/", "/page/orla/"):
        assert browse.get(path).headers["content-security-policy"] == (
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"
        )


def test_drafts_are_never_kept_by_the_browser_and_named_files_for_good(
    browse: httpx.Client, filled: list[int]
) -> None:
    kept = {path: browse.get(path).headers["cache-control"] for path in
            ("/queue", "/static/desk.css", "/static/desk.css?v=1")}  # fmt: skip
    assert list(kept.values()) == ["no-store", "no-cache", "max-age=31536000, immutable"]


def test_what_nobody_foresaw_becomes_a_page_and_the_desk_goes_on(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    with tools.database.write.begin() as connection:
        connection.exec_driver_sql("DROP TABLE flags")
    broken = browse.get("/queue")
    assert broken.status_code == 500
    assert "nothing was decided" in broken.text
    assert "content-security-policy" in broken.headers
    assert browse.get("/healthz").json() == {"ok": True}
