"""What is about to leave waits for whoever edits it, and for nobody who has gone."""

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from playwright.sync_api import Page, expect

from agent.desk import DeskTools, Server
from agent.review import queue
from agent.review.editing import EDITING, Editors, let_go_silent
from agent.review.queue import Decision
from agent.types.clocks import Clocks, FrozenClock
from bench.desk_looks import until


def _about_to_leave(tools: DeskTools, draft: int) -> str:
    soon = tools.clocks.world.now() + timedelta(seconds=40)
    tools.decide(Decision(draft, "reschedule", "mara", until=soon))
    tools.decide(Decision(draft, "approve", "mara"))
    return f"/drafts/{draft}/editing"


def _held(tools: DeskTools, draft: int) -> str:
    return queue.shown(tools.database, draft).hold


def _later(tools: DeskTools, seconds: int) -> Clocks:
    return replace(
        tools.clocks, wall=FrozenClock(tools.clocks.wall.now() + timedelta(seconds=seconds))
    )


def test_a_page_that_fell_silent_holds_nothing_any_more(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(_about_to_leave(tools, filled[0]))
    assert let_go_silent(tools.database, _later(tools, 80), tools.editors) == []
    assert _held(tools, filled[0]) == EDITING
    assert let_go_silent(tools.database, _later(tools, 100), tools.editors) == [filled[0]]
    assert _held(tools, filled[0]) == ""
    assert queue.holds(tools.database) == []
    assert queue.history(tools.database, filled[0])[-1].who == "mara"


def test_after_a_restart_an_edit_has_as_long_again(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(_about_to_leave(tools, filled[0]))
    restarted = Editors()
    assert let_go_silent(tools.database, _later(tools, 500), restarted) == []
    assert let_go_silent(tools.database, _later(tools, 600), restarted) == [filled[0]]


def test_a_reason_that_a_person_added_outlives_the_edit(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(_about_to_leave(tools, filled[0]))
    queue.hold(tools.database, tools.clocks, f"draft:{filled[0]}", "the lawyer reads it", "noor")
    assert let_go_silent(tools.database, _later(tools, 100), tools.editors) == []
    assert _held(tools, filled[0]) == "the lawyer reads it"


def test_who_leaves_lets_nothing_go_under_the_hands_of_another(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    path = _about_to_leave(tools, filled[0])
    browse.post(path)
    tools.editors.typing(filled[0], "noor", tools.clocks.wall.now())
    browse.post(path, data={"over": "true"})
    assert _held(tools, filled[0]) == EDITING
    tools.editors.left(filled[0], "noor", tools.clocks.wall.now())
    browse.post(path, data={"over": "true"})
    assert _held(tools, filled[0]) == ""


def test_the_holds_page_lists_single_drafts_and_lifts_them(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    assert "No single draft is on hold." in browse.get("/holds").text
    browse.post(_about_to_leave(tools, filled[0]))
    shown = browse.get("/holds").text
    assert f'href="/drafts/{filled[0]}"' in shown
    assert EDITING in shown
    assert "有人正在修改" in browse.get("/holds?lang=zh").text
    browse.post("/lift", data={"scope": f"draft:{filled[0]}", "back": "/holds"})
    assert _held(tools, filled[0]) == ""


@pytest.mark.browser
@pytest.mark.parametrize("leave", ["list", "address", "closing"])
def test_walking_away_from_an_edit_lifts_its_hold(
    own_screen: Page, desk: Server, tools: DeskTools, filled: list[int], leave: str
) -> None:
    _about_to_leave(tools, filled[0])
    own_screen.goto(f"{desk.url}/drafts/{filled[0]}")
    own_screen.keyboard.press("e")
    expect(own_screen.locator("#edit .waits")).to_contain_text("held while you edit")
    if leave == "list":
        own_screen.locator(f".list a[href='/drafts/{filled[2]}']").click()
        until(own_screen, f"document.querySelector('[data-draft]').dataset.draft === '{filled[2]}'")
    elif leave == "address":
        own_screen.goto(f"{desk.url}/week")
    else:
        own_screen.goto("about:blank")
    for _ in range(200):
        if not _held(tools, filled[0]):
            break
        own_screen.wait_for_timeout(10)
    assert _held(tools, filled[0]) == ""
