"""The next draft is on screen while a decision is on its way: what its reader sees when that goes wrong."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from agent.desk import DeskTools, Server
from agent.desk.files import content
from agent.review import queue
from agent.review.queue import Decision
from bench.desk_looks import until
from tests.desk.conftest import status_of

FETCHED = "[...ahead.values()].filter((each) => each.fresh).length > 1"
ON_SCREEN = "document.querySelector('[data-draft]')?.dataset.draft"
LEAVING = "dispatchEvent(new Event('beforeunload', {cancelable: true}))"


def _held(screen: Page, url: str) -> list[Route]:
    """The queue on screen with the next drafts fetched; decisions go nowhere until a test lets them."""
    held: list[Route] = []
    screen.route(re.compile(r"/drafts/\d+/(approve|redo)"), lambda route: held.append(route))
    screen.route(re.compile("pulse"), lambda route: route.abort())
    screen.goto(url + "/queue")
    until(screen, FETCHED)
    return held


def _press(screen: Page, key: str, then: int) -> None:
    screen.keyboard.press(key)
    until(screen, f"{ON_SCREEN} === '{then}'")


def _sent(screen: Page, held: list[Route]) -> Route:
    for _ in range(500):
        if held:
            return held.pop(0)
        screen.wait_for_timeout(10)
    raise TimeoutError("no decision left the page")


@pytest.mark.browser
def test_decisions_leave_one_after_another_while_the_next_drafts_are_read(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    held = _held(screen, desk.url)
    assert screen.evaluate(LEAVING)
    _press(screen, "a", filled[1])
    tools.decide(Decision(filled[1], "edit", "noor", text="又改了一遍。"))
    _press(screen, "a", filled[2])
    first = _sent(screen, held)
    screen.wait_for_timeout(50)
    assert held == []
    assert not screen.evaluate(LEAVING)
    first.continue_()
    _sent(screen, held).continue_()
    expect(screen.locator("h1")).to_contain_text("you saw revision 1")
    expect(screen.locator("#main")).to_be_focused()
    screen.keyboard.press("a")
    assert [status_of(tools, draft_id) for draft_id in filled[:3]] == [
        "approved", "pending", "pending"
    ]  # fmt: skip
    screen.get_by_role("link", name=f"Open draft {filled[1]}").click()
    expect(screen.locator(".letter .body")).to_have_text("又改了一遍。")


@pytest.mark.browser
def test_nothing_more_is_decided_after_a_decision_that_may_not_have_arrived(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    held = _held(screen, desk.url)
    _press(screen, "a", filled[1])
    _press(screen, "a", filled[2])
    _sent(screen, held).abort()
    expect(screen.locator("#lost")).to_contain_text(f"decided about {filled[0]}, {filled[1]}")
    screen.keyboard.press("a")
    expect(screen.locator("#lost button")).to_be_focused()
    assert held == []
    screen.keyboard.press("Enter")
    until(screen, f"{ON_SCREEN} === '{filled[0]}'")
    expect(screen.locator("#lost")).to_be_hidden()
    screen.unroute(re.compile(r"/drafts/\d+/(approve|redo)"))
    screen.keyboard.press("a")
    expect(screen.locator(".did")).to_contain_text(f"Approved draft {filled[0]}")
    actions = [row.action for row in queue.history(tools.database, filled[0])]
    assert actions.count("approve") == 1
    assert [status_of(tools, draft_id) for draft_id in filled[1:3]] == ["pending", "pending"]


@pytest.mark.browser
def test_a_decision_is_taken_back_by_a_key_before_the_desk_has_it(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    held = _held(screen, desk.url)
    _press(screen, "a", filled[1])
    screen.keyboard.press("u")
    screen.keyboard.press("a")  # not of the draft on screen, as long as that isn't known
    _sent(screen, held).continue_()
    until(screen, f"{ON_SCREEN} === '{filled[0]}'")
    expect(screen.locator(".did")).to_contain_text(f"Undone: draft {filled[0]}")
    done = [row.action for row in queue.history(tools.database, filled[0])]
    assert done[-2:] == ["approve", "undo"]
    assert [status_of(tools, draft_id) for draft_id in filled[:2]] == ["pending", "pending"]


@pytest.mark.browser
def test_what_somebody_else_decided_is_never_taken_back_by_that_key(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    held = _held(screen, desk.url)
    tools.decide(Decision(filled[0], "edit", "noor", text="又改了一遍。"))
    screen.keyboard.press("d")
    screen.keyboard.press("Enter")
    until(screen, f"{ON_SCREEN} === '{filled[1]}'")
    screen.keyboard.press("u")
    _sent(screen, held).continue_()
    expect(screen.locator("h1")).to_contain_text("you saw revision 1")
    assert queue.shown(tools.database, filled[0]).text == "又改了一遍。"


@pytest.mark.browser
def test_nobody_is_led_away_from_what_they_are_typing(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    held = _held(screen, desk.url)
    tools.decide(Decision(filled[0], "reject", "noor", reason="dull"))
    _press(screen, "a", filled[1])
    screen.keyboard.press("d")
    screen.keyboard.type("shor")
    _sent(screen, held).continue_()
    expect(screen.locator("#lost")).to_contain_text(f"Not decided: {filled[0]}")
    screen.keyboard.type("ter")
    expect(screen.locator(".verb[open] [name=note]")).to_have_value("shorter")
    screen.keyboard.press("Enter")
    expect(screen.locator("#lost button")).to_be_focused()
    screen.keyboard.press("Enter")
    expect(screen.locator("h1")).to_contain_text("was rejected")
    assert queue.shown(tools.database, filled[1]).redo_wish is None


def test_the_joined_script_gives_no_name_twice() -> None:
    names = re.findall(
        r"^(?:async )?(?:function|const|let) (\w+)", content("all.js").decode(), re.MULTILINE
    )
    assert len(names) == len(set(names)) > 60
