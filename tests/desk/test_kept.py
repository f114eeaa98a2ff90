"""What is typed and not sent: it stays in sight, in nobody's way by itself, and before any decision that would drop it."""

import re

import pytest
from playwright.sync_api import Page, expect

from agent.desk import DeskTools, Server
from bench.desk_looks import until
from tests.desk.conftest import status_of

pytestmark = pytest.mark.browser
ON_SCREEN = "document.querySelector('[data-draft]')?.dataset.draft"
READY = "[...ahead.values()].filter((each) => each.fresh).length > 1"
OLD = "改到一半"


def _left_unsaved(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.keyboard.press("e")
    screen.locator("#edit textarea").fill(OLD)
    screen.keyboard.press("Escape")
    expect(screen.locator("#edit")).to_be_hidden()


def test_an_unsaved_edit_is_named_and_stops_every_decision_until_it_is_dropped(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    _left_unsaved(screen, f"{desk.url}/drafts/{filled[0]}")
    expect(screen.locator(".kept")).to_contain_text("Your unsaved edit of this text is kept.")
    for keys in ("a", "r5", "s1", "l", "1"):
        for key in keys:
            screen.keyboard.press(key)
        expect(screen.locator(".kept")).to_contain_text("Not decided")
        screen.keyboard.press("Escape")
    assert status_of(tools, filled[0]) == "pending"
    screen.keyboard.press("a")
    expect(screen.get_by_role("link", name="Open it")).to_be_focused()
    screen.get_by_role("button", name="Drop it").click()
    expect(screen.locator(".kept")).to_be_hidden()
    assert screen.evaluate("localStorage.length") == 0
    screen.keyboard.press("a")
    expect(screen.locator(".did")).to_contain_text(f"Approved draft {filled[0]}")


def test_a_kept_edit_of_the_next_draft_takes_no_keys(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    _left_unsaved(screen, f"{desk.url}/drafts/{filled[1]}")
    screen.goto(f"{desk.url}/queue")
    until(screen, READY)
    screen.keyboard.press("a")
    until(screen, f"{ON_SCREEN} === '{filled[1]}'")
    expect(screen.locator(".kept")).to_be_visible()
    expect(screen.locator("#edit")).to_be_hidden()
    expect(screen.locator(".sheet h1")).to_be_focused()
    screen.keyboard.type("jk")
    until(screen, f"{ON_SCREEN} === '{filled[1]}'")
    screen.keyboard.press("e")
    expect(screen.locator("#edit textarea")).to_have_value(OLD)
    expect(screen.get_by_role("button", name="Drop it")).to_be_visible()


def test_a_draft_with_an_unsaved_edit_is_not_approved_among_several(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    _left_unsaved(screen, f"{desk.url}/drafts/{filled[0]}")
    screen.goto(f"{desk.url}/batch")
    expect(screen.locator(".batched .kept:visible")).to_have_count(1)
    screen.keyboard.press("*")
    screen.keyboard.press("a")
    expect(screen.locator(".did")).to_contain_text("Approved 3 drafts.")
    assert status_of(tools, filled[0]) == "pending"


@pytest.mark.parametrize(("key", "send"), [("d", "Enter"), ("r", "Tab")])
def test_a_note_outlives_a_reload_until_it_is_sent(
    screen: Page, desk: Server, filled: list[int], key: str, send: str
) -> None:
    note = screen.locator(".verb[open] [name=note]")
    screen.goto(f"{desk.url}/drafts/{filled[0]}")
    screen.keyboard.press(key)
    note.fill("shorter")
    screen.goto(f"{desk.url}/drafts/{filled[1]}")
    screen.goto(f"{desk.url}/drafts/{filled[0]}")
    screen.keyboard.press(key)
    expect(note).to_have_value("shorter")
    note.press(send)
    if send == "Tab":
        screen.keyboard.press("5")
    expect(screen.locator(".did[data-did]")).to_contain_text(str(filled[0]))
    until(screen, "localStorage.length === 0")


def test_the_length_follows_what_is_typed_as_the_desk_counts_it(
    screen: Page, desk: Server, filled: list[int]
) -> None:
    screen.goto(f"{desk.url}/drafts/{filled[0]}")
    before = screen.locator(".measure p").inner_text()
    screen.keyboard.press("e")
    length = screen.locator("#edit .length")
    expect(length).to_have_text(re.compile(re.escape(before)))
    for text in ("江风很大。\n \n\n三个人👩‍👩‍👧也算末班 e\u0301 🇨🇳。 ", "再短一点。"):
        screen.locator("#edit textarea").fill(text)
        told = length.inner_text()
        assert not told.startswith(before)
        screen.keyboard.press("Control+Enter")
        expect(screen.locator(".measure p")).to_contain_text(told.strip())
        screen.keyboard.press("e")
    screen.locator("#edit textarea").fill("江" * 2000)
    expect(length).to_have_text(re.compile(r"\d+ too long"))
    expect(screen.locator("#says")).to_contain_text("too long")
