"""Hostile strings in every field that is shown, in a real browser: no script runs, no request leaves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page
from sqlalchemy import update

from agent.desk import DeskTools, Server, make_app, serve
from agent.review import queue
from agent.types.keeping import MemoryTools
from agent.types.review import NewDraft
from memory.tables import memories
from tests.desk import invented
from tests.desk.conftest import fill
from tests.desk.happening import NEWS
from tests.desk.remembered import Asked, memory_tools

pytestmark = pytest.mark.browser

OUT = "http://127.0.0.1:9/leak"
STRINGS = (
    "<script>window.hit=1</script>",
    "</title></textarea></style><script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    f'"><img src="{OUT}">',
    "' autofocus onfocus='window.hit=1' x='",
    '" onmouseover="window.hit=1" style="position:fixed;inset:0" x="',
    "<svg/onload=window.hit=1>",
    f"<iframe src='{OUT}'></iframe><object data='{OUT}'></object>",
    f'<link rel=stylesheet href="{OUT}"><meta http-equiv=refresh content="0;url={OUT}">',
    "{{ ''.__class__ }} {% raw %} ${hit} {0} %s",
    f'<form action="{OUT}"><button data-key="a">',
    "\u202e<b onclick=window.hit=1>\x0b\u2028</b>",
    "javascript:window.hit=1",
)


def _everywhere(value: Any, hostile: str) -> Any:
    """The same shape with every text replaced."""
    if isinstance(value, dict):
        return {key: _everywhere(inner, hostile) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_everywhere(inner, hostile) for inner in value]
    return hostile if isinstance(value, str) else value


def _draft(tools: DeskTools, number: int, hostile: str) -> NewDraft:
    trace = _everywhere(invented.ferry(), hostile)
    flags = tuple(invented.flag(hostile[:40], kind, hostile) for kind in ("warn", "note"))
    new = invented.draft("xiaoman", f"h-{number}", trace, text=hostile, flags=flags)
    return replace(
        new, occasion="story", language=hostile[:8], persona_version=hostile[:60],
        speak_at=tools.clocks.world.now() + timedelta(hours=number + 1),
    )  # fmt: skip


def _hostile_memory(hostile: str) -> MemoryTools:
    """Every text of every document but the times, which only code writes."""
    given = memory_tools(Asked())

    def told(document: dict[str, Any]) -> Any:
        return _but_times(document, hostile)

    return replace(
        given,
        timeline=lambda *asked: told(given.timeline(*asked)),
        search=lambda persona, text, kinds: told(given.search(persona, "", kinds)),
        one=lambda *asked: told(given.one(*asked)),
        threads=lambda persona: told(given.threads(persona)),
        beliefs=lambda persona: told(given.beliefs(persona)),
        lessons=lambda persona: told(given.lessons(persona)),
    )


def _but_times(value: Any, hostile: str) -> Any:
    if isinstance(value, dict):
        return {key: _but_times(inner, hostile) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_but_times(inner, hostile) for inner in value]
    return hostile if isinstance(value, str) and not value.startswith("202") else value


@pytest.fixture
def attacked(tools: DeskTools) -> Iterator[tuple[Server, list[str]]]:
    """A desk where every text that is not the house's own is hostile, and its pages."""
    fill(tools)
    ids = []
    for number, hostile in enumerate(STRINGS):
        ids.append(queue.hand_in(tools.database, _draft(tools, number, hostile), tools.clocks))
        queue.hold(tools.database, tools.clocks, f"draft:{ids[-1]}", hostile, hostile)
    queue.hold(tools.database, tools.clocks, "xiaoman", STRINGS[0], STRINGS[2])
    every = "".join(STRINGS)
    with tools.database.write.begin() as connection:
        connection.execute(update(memories).values(text=every))
    odd = replace(
        tools,
        news=lambda refresh: _but_times(NEWS, every),
        status=lambda: _everywhere(invented.STATUS, every) | {every: every},
        memory=_hostile_memory(every),
    )
    server = serve(make_app(odd), 0)
    finds = [f"/queue?find={text}" for text in ("%3Cscript%3Ewindow.hit=1%3C/script%3E", "%22%3E")]
    hers = [
        f"/memory/xiaoman{tail}" for tail in ("", "/51", "/52", "/threads", "/beliefs", "/lessons")
    ]
    hers += ["/memory/xiaoman?find=%3Cscript%3E%22"]
    yield server, [*(f"/drafts/{draft_id}" for draft_id in ids), "/news", "/status", *finds, *hers]
    server.stop()


def test_no_script_runs_and_no_request_leaves(
    screen: Page, attacked: tuple[Server, list[str]]
) -> None:
    server, paths = attacked
    asked: list[str] = []
    refused: list[str] = []
    screen.on("request", lambda request: asked.append(request.url))
    screen.on("console", lambda said: refused.append(said.text))
    for path in paths:
        answer = screen.goto(server.url + path)
        assert answer is not None
        assert answer.status == 200, path
        assert screen.evaluate("window.hit") is None, path
        assert screen.locator("script:not([src^='/static/'])").count() == 0, path
        assert (
            screen.locator("img, iframe, object, svg:not(.drawing), [style], [onload]").count() == 0
        ), path
        assert screen.locator("a[href^='javascript']").count() == 0, path
    assert [url for url in asked if not url.startswith(server.url + "/")] == []
    assert refused == [], "the policy had something to stop, so something was not escaped"


def test_the_hostile_text_is_shown_as_it_is(
    screen: Page, attacked: tuple[Server, list[str]]
) -> None:
    server, paths = attacked
    screen.goto(server.url + paths[0])
    assert screen.locator(".letter .body").text_content() == STRINGS[0]
    assert screen.locator("#edit textarea").input_value() == STRINGS[0]
