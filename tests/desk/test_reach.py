"""What everybody must be able to do with the desk in a browser: a sample of python -m bench.desk."""

import random
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from agent.desk import DeskTools, Server
from agent.review import queue
from agent.review.queue import Decision
from bench.desk_looks import (
    WATCH,
    broken,
    decide_by_keys,
    show,
    sideways,
    too_wide,
    violations,
    weight,
)
from tests.desk.conftest import BEARER, status_of

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("scheme", "of"),
    [
        ("light", "/drafts/2"),
        ("dark", "/voice/mio"),
        ("dark", "/page/xiaoman/"),
        ("light", "/memory/xiaoman/beliefs"),
    ],
)
def test_axe_finds_nothing_in_either_theme(
    screen: Page, desk: Server, filled: list[int], scheme: Literal["light", "dark"], of: str
) -> None:
    screen.emulate_media(color_scheme=scheme)
    show(screen, desk.url + of)
    assert broken(screen) == []


@pytest.mark.parametrize(("scheme", "of"), [("light", "/news"), ("dark", "/batch")])
def test_axe_finds_nothing_in_chinese(
    chromium: Browser, desk: Server, filled: list[int], scheme: str, of: str
) -> None:
    assert violations(chromium, desk.url + of, scheme, "zh-CN", BEARER) == []


def test_pages_never_scroll_sideways(screen: Page, desk: Server, filled: list[int]) -> None:
    for path in (f"/drafts/{filled[0]}", "/week", "/seat", "/life/xiaoman"):
        show(screen, desk.url + path)
        assert sideways(screen) == [], path


def test_a_page_is_light(chromium: Browser, desk: Server, filled: list[int]) -> None:
    assert weight(chromium, f"{desk.url}/drafts/{filled[0]}", BEARER) <= 100_000


def test_who_is_not_signed_in_measures_nothing(chromium: Browser, desk: Server) -> None:
    with pytest.raises(ValueError, match="sign the browser in"):
        too_wide(chromium, desk.url + "/week", {})


def test_a_queue_decided_by_keys_has_no_wrong_target_and_never_loses_the_focus(
    own_screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    tools.decide(Decision(filled[4], "reject", "mara", reason="dull"))
    own_screen.add_init_script(WATCH)
    own_screen.goto(desk.url + "/queue")
    told = decide_by_keys(own_screen, 4, seed=random.Random(3).randint(1, 99))
    assert told["focus_lost"] == 0
    assert len({target for target, _ in told["targets"]}) == 4
    for target, verb in told["targets"]:
        assert queue.history(tools.database, target)[-1].action == verb


def test_the_second_person_sees_at_once_that_the_first_decided(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url + "/queue")
    tools.decide(Decision(filled[0], "approve", "noor"))
    expect(screen.locator(".meanwhile")).to_contain_text("approved by noor")
    screen.keyboard.press("r")
    screen.keyboard.press("1")
    expect(screen.locator(".meanwhile a")).to_be_focused()
    assert status_of(tools, filled[0]) == "approved"


def test_a_lost_connection_decides_nothing_twice_and_loses_nothing(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url + "/queue")
    screen.context.set_offline(True)
    screen.keyboard.press("a")
    expect(screen.locator("#lost")).to_contain_text("may not know what you did last")
    screen.context.set_offline(False)
    with screen.expect_response("**/pulse?*"):
        pass
    screen.wait_for_timeout(50)
    screen.locator("#lost button").click()
    expect(screen.locator("#lost")).to_be_hidden()
    expect(screen.locator("#says")).to_contain_text("小满")
    screen.keyboard.press("a")
    expect(screen.locator(".did")).to_contain_text(f"Approved draft {filled[0]}")
    assert [row.action for row in queue.history(tools.database, filled[0])].count("approve") == 1


def test_shortcuts_can_be_switched_off(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url + "/queue")
    screen.get_by_role("button", name="Switch single keys off").click()
    screen.reload()
    screen.keyboard.press("a")
    screen.keyboard.press("j")
    expect(screen.locator("[data-draft]")).to_have_attribute("data-draft", str(filled[0]))
    assert status_of(tools, filled[0]) == "pending"


def test_a_digit_takes_another_candidate_and_escape_gives_the_focus_back(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url + "/queue")
    screen.keyboard.press("1")
    expect(screen.locator(".letter .body")).to_have_text("三个人也算末班。江不数人头，只数来回。")
    screen.keyboard.press("r")
    screen.keyboard.press("Escape")
    expect(screen.locator("summary[data-key=r]")).to_be_focused()


def test_unflagged_drafts_are_approved_together_by_three_keys(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url + "/queue")
    screen.keyboard.press("b")
    expect(screen.locator(".batched")).to_be_visible()
    screen.keyboard.press("*")
    screen.keyboard.press("a")
    expect(screen.locator(".did")).to_contain_text("Approved 4 drafts.")
    screen.keyboard.press("u")
    expect(screen.locator(".did")).to_contain_text("Taken back: 4.")
