"""Hostile strings in every field that is shown, in a real browser: no script runs, no request leaves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
from sqlalchemy import Table, insert, update

from agent.database.tables import carried, moods, people, regulars, remarks, tellings
from agent.desk import DeskTools, Server, make_app, serve
from agent.publishing.channels.by_hand import cards, gone, out
from agent.review import queue
from agent.review.queue import Decision
from agent.types.house_tools import HouseTools
from agent.types.keeping import MemoryTools
from agent.types.review import NewDraft
from agent.types.settings import ReviewSettings
from memory.tables import memories
from tests.desk import invented
from tests.desk.conftest import fill
from tests.desk.happening import NEWS
from tests.desk.hostile_strings import EVERY
from tests.desk.housed import House, house_tools
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


PARTS = 5
ALL = tuple(dict.fromkeys((*STRINGS, *EVERY)))
HOUSE = (
    "/house", "/cards", "/costs", "/shelf", "/holds", "/feeds", "/key", "/people", "/seat", "/notices",
    "/life/xiaoman", "/week", "/batch", "/posts",
    "/login?onward=%22%3E%3Cscript%3Ewindow.hit%3D1%3C%2Fscript%3E",
)  # fmt: skip


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


def _hostile_house(hostile: str) -> HouseTools:
    given = house_tools(House())
    return replace(
        given,
        feeds=lambda: _everywhere(given.feeds(), hostile),
        model=lambda: _everywhere(given.model(), hostile),
        notices=lambda: _everywhere(given.notices(), hostile),
        costs=lambda persona: _everywhere(given.costs(persona), hostile),
    )


def _shelve_and_carry(tools: DeskTools, hostile: str) -> None:
    """A card to carry by hand, one that was carried, one on the shelf, and one that could lie there."""
    weibo = invented.PERSONAS["orla"].file.model_copy(
        update={"channels": ("weibo",), "unofficial": False}
    )
    her = invented.PERSONAS["orla"].model_copy(update={"file": weibo})
    drafts = []
    for number in range(4):
        trace = invented.trace("thought", hostile, [invented.candidate(hostile, hostile, 50)])
        new = invented.draft("orla", f"carried-{number}", trace)
        drafts.append(queue.hand_in(tools.database, new, tools.clocks))
    for number, draft_id in enumerate(drafts[:3]):
        decision = Decision(draft_id, "approve", "mara", shelf=number == 2)
        queue.decide(tools.database, tools.clocks, decision, her, ReviewSettings(undo_seconds=0))
    first, *_ = cards(tools.database, tools.clocks, tools.review)
    out(tools.database, tools.clocks, first.delivery, f"{OUT}/<b>'\"", "mara")
    gone(tools.database, tools.clocks, first.delivery, "mara", hostile)
    with tools.database.write.begin() as connection:
        connection.execute(update(carried).values(by=hostile))


def _live(tools: DeskTools, hostile: str) -> None:
    """What she was told, what readers said and wish to be called, a mood with its cause."""
    now = tools.clocks.world.now()
    hers: dict[str, Any] = {"persona": "xiaoman", "by": hostile, "at": now}
    soon = (now + timedelta(days=1)).date()
    rows: tuple[tuple[Table, dict[str, Any]], ...] = (
        (tellings, {"text": hostile, "day": soon, "until": soon}),
        (moods, {"name": hostile, "cause": hostile, "until": now + timedelta(days=1)}),
        (remarks, {"text": hostile, "handle": hostile, "outcome": "person", "why": hostile}),
        (regulars, {"handle": hostile}),
    )
    with tools.database.write.begin() as connection:
        for table, row in rows:
            connection.execute(insert(table).values(**hers, **row))


@pytest.fixture
def attacked(tools: DeskTools) -> Iterator[tuple[Server, list[str]]]:
    """A desk where every text that is not the house's own is hostile, and its pages."""
    fill(tools.database, tools.clocks)
    ids: list[int] = []
    for number, hostile in enumerate(STRINGS[:1]):
        ids.append(queue.hand_in(tools.database, _draft(tools, number, hostile), tools.clocks))
        queue.hold(tools.database, tools.clocks, f"draft:{ids[-1]}", hostile, hostile)
    queue.hold(tools.database, tools.clocks, "xiaoman", STRINGS[0], STRINGS[2])
    every = "\n".join(ALL)
    for number in range(PARTS):
        told = "\n".join(ALL[number::PARTS])
        new = _draft(tools, 1 + number, told)
        ids.append(queue.hand_in(tools.database, new, tools.clocks))
    _shelve_and_carry(tools, every)
    _live(tools, every)
    with tools.database.write.begin() as connection:
        connection.execute(update(memories).values(text=every))
        connection.execute(update(people).values(name=every))
    odd = replace(
        tools,
        news=lambda refresh: _but_times(NEWS, every),
        status=lambda: _everywhere(invented.STATUS, every) | {every: every},
        memory=_hostile_memory(every),
        house=_hostile_house(every),
    )
    server = serve(make_app(odd), 0)
    finds = [f"/queue?find={text}" for text in ("%3Cscript%3Ewindow.hit=1%3C/script%3E", "%22%3E")]
    hers = [
        f"/memory/xiaoman{tail}" for tail in ("", "/51", "/52", "/threads", "/beliefs", "/lessons")
    ]
    hers += ["/memory/xiaoman?find=%3Cscript%3E%22", *HOUSE]
    yield server, [*(f"/drafts/{draft_id}" for draft_id in ids), "/news", "/status", *finds, *hers]
    server.stop()


def test_no_script_runs_and_no_request_leaves(
    own_screen: Page, attacked: tuple[Server, list[str]]
) -> None:
    server, paths = attacked
    asked: list[str] = []
    refused: list[str] = []
    own_screen.on("request", lambda request: asked.append(request.url))
    own_screen.on("console", lambda said: refused.append(said.text))
    for path in paths:
        answer = own_screen.goto(server.url + path)
        assert answer is not None
        assert answer.status == 200, path
        assert urlsplit(own_screen.url).path == urlsplit(path).path, (
            "nothing but the door was looked at"
        )
        assert own_screen.evaluate("window.hit") is None, path
        assert own_screen.locator("script:not([src^='/static/'])").count() == 0, path
        assert (
            own_screen.locator("img, iframe, object, svg:not(.drawing), [style], [onload]").count()
            == 0
        ), path
        assert own_screen.locator("a[href^='javascript']").count() == 0, path
    assert [url for url in asked if not url.startswith(server.url + "/")] == []
    assert refused == [], "the policy had something to stop, so something was not escaped"


def test_there_are_more_than_two_hundred_of_them() -> None:
    assert len(ALL) > 200


def test_the_hostile_text_is_shown_as_it_is(
    screen: Page, attacked: tuple[Server, list[str]]
) -> None:
    server, paths = attacked
    screen.goto(server.url + paths[0])
    assert screen.locator(".letter .body").text_content() == STRINGS[0]
    assert screen.locator("#edit textarea").input_value() == STRINGS[0]
