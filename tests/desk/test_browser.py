"""The desk in a real browser: by keyboard, by thumb, without script, on a narrow phone."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from agent.desk import DeskTools, Server
from agent.review import queue
from agent.review.queue import Decision
from bench.desk_looks import until
from tests.desk.conftest import status_of

pytestmark = pytest.mark.browser


def test_a_queue_is_decided_by_keyboard_alone(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url)
    screen.keyboard.press("a")
    expect(screen.locator(".did")).to_contain_text(f"Approved draft {filled[0]}")
    screen.keyboard.press("r")
    screen.keyboard.press("5")
    expect(screen.locator(".did")).to_contain_text(f"Rejected draft {filled[1]}")
    screen.keyboard.press("s")
    screen.keyboard.press("2")
    expect(screen.locator(".did")).to_contain_text(f"Snoozed draft {filled[2]}")
    screen.keyboard.press("d")
    screen.keyboard.type("less arithmetic")
    screen.keyboard.press("Enter")
    expect(screen.locator(".did")).to_contain_text("another draft")
    assert [status_of(tools, draft_id) for draft_id in filled] == [
        "approved", "rejected", "pending", "pending", "pending", "pending",
    ]  # fmt: skip
    assert queue.shown(tools.database, filled[3]).redo_wish == "less arithmetic"
    assert queue.history(tools.database, filled[1])[-1].why == "taboo"


def test_walking_undoing_holding_and_finding_have_keys(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url)
    screen.keyboard.press("j")
    expect(screen).to_have_url(f"{desk.url}/drafts/{filled[1]}")
    screen.keyboard.press("k")
    expect(screen).to_have_url(f"{desk.url}/drafts/{filled[0]}")
    screen.keyboard.press("a")
    expect(screen.locator(".did")).to_contain_text("Approved")
    screen.keyboard.press("u")
    expect(screen.locator(".did")).to_contain_text("Undone")
    assert status_of(tools, filled[0]) == "pending"
    screen.keyboard.press("x")
    expect(screen.locator(".held")).to_contain_text("小满 is on hold.")
    assert [hold.scope for hold in queue.holds(tools.database)] == ["xiaoman"]
    screen.keyboard.press("?")
    expect(screen.locator(".keys dl")).to_be_visible()
    screen.keyboard.press("/")
    screen.keyboard.type("orla")
    screen.keyboard.press("Enter")
    expect(screen.locator(".sheet h1")).to_have_text("Orla Finch")


def test_the_rest_of_the_list_comes_by_itself_and_takes_nothing_from_under_the_hands(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    tools.decide(Decision(filled[5], "approve", "mara"))
    held: list[Route] = []
    screen.route("**/*around=1*", lambda route: held.append(route))
    screen.goto(f"{desk.url}/queue")
    until(screen, "document.querySelector('[data-rest]') !== null")
    screen.keyboard.press("/")
    screen.keyboard.type("orl")
    while not held:
        screen.wait_for_timeout(10)
    held.pop().continue_()
    expect(screen.get_by_role("heading", name="Approved, going out")).to_be_visible()
    screen.keyboard.type("a")
    expect(screen.locator("#find")).to_have_value("orla")
    screen.locator(".filter summary").click()
    expect(screen.get_by_label("Persona")).to_be_visible()
    expect(screen.locator("[data-rest]")).to_have_count(0)


def test_every_key_is_shown_on_what_it_presses(
    screen: Page, desk: Server, filled: list[int]
) -> None:
    screen.goto(f"{desk.url}/drafts/{filled[1]}")
    for key in "jkaerdsx?":
        button = screen.locator(f'[data-key="{key}"]').first
        expect(button.locator("kbd")).to_have_text(key)


def test_what_a_key_opens_is_in_sight_and_escape_closes_it(
    screen: Page, desk: Server, filled: list[int]
) -> None:
    screen.goto(f"{desk.url}/drafts/{filled[1]}")
    screen.keyboard.press("?")
    expect(screen.locator(".keys dl")).to_be_in_viewport(ratio=0.99)
    screen.keyboard.press("Escape")
    expect(screen.locator(".keys dl")).to_be_hidden()
    screen.set_viewport_size({"width": 1280, "height": 560})
    for key in "rsd":
        screen.keyboard.press(key)
        expect(screen.locator(".verb[open] .panel")).to_be_in_viewport(ratio=0.99)


def test_the_verbs_stand_in_one_row_on_a_wide_screen_and_undo_beside_the_length(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    until = tools.clocks.world.now() + timedelta(hours=1)
    tools.decide(Decision(filled[0], "snooze", "mara", until=until))
    screen.goto(f"{desk.url}/drafts/{filled[0]}")
    expect(screen.locator(".measure [data-key=u]")).to_be_visible()
    tops = screen.evaluate("[...document.querySelectorAll('.verbs > *')].map(e => e.offsetTop)")
    assert len(tops) == 6
    assert len(set(tops)) == 1


def test_a_note_is_typed_before_the_number_that_sends_it(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url)
    screen.keyboard.press("r")
    expect(screen.locator(".verb[open]")).to_contain_text("type it first")
    screen.get_by_label("A note, if you like").fill("too neat")
    screen.keyboard.press("Tab")
    screen.keyboard.press("5")
    expect(screen.locator(".did")).to_contain_text("Rejected")
    assert "too neat" in queue.history(tools.database, filled[0])[-1].why


def test_letters_in_a_text_field_decide_nothing(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url)
    screen.keyboard.press("e")
    screen.keyboard.type("a r 1 x u")
    expect(screen.locator("#edit textarea")).to_have_value(re.compile("a r 1 x u$"))
    screen.keyboard.press("Control+Enter")
    expect(screen.locator(".did")).to_have_text(re.compile("Saved."))
    shown = queue.shown(tools.database, filled[0])
    assert (shown.status, shown.revision) == ("pending", 2)
    assert queue.holds(tools.database) == []


def test_nothing_can_be_decided_beside_an_open_edit_or_by_enter_in_a_note(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    screen.goto(desk.url)
    screen.keyboard.press("e")
    screen.locator("#edit textarea").blur()
    screen.keyboard.press("a")
    screen.keyboard.press("Escape")
    screen.keyboard.press("r")
    screen.get_by_label("A note, if you like").fill("a thought")
    screen.keyboard.press("Enter")
    expect(screen.get_by_label("A note, if you like")).to_have_value("a thought")
    assert status_of(tools, filled[0]) == "pending"


def test_an_unsaved_edit_survives_leaving_and_is_gone_once_saved(
    screen: Page, desk: Server, filled: list[int]
) -> None:
    address = f"{desk.url}/drafts/{filled[0]}"
    screen.goto(address)
    screen.keyboard.press("e")
    screen.locator("#edit textarea").fill("改到一半")
    screen.goto(f"{desk.url}/drafts/{filled[1]}")
    screen.goto(address)
    expect(screen.locator(".kept")).to_contain_text("Your unsaved edit of this text is kept.")
    expect(screen.locator("#edit")).to_be_hidden()
    screen.get_by_role("link", name="Open it").click()
    expect(screen.locator("#edit textarea")).to_have_value("改到一半")
    expect(screen.locator("#edit textarea")).to_be_focused()
    screen.locator("#edit .main").click()
    expect(screen.locator(".letter .body")).to_have_text("改到一半")
    assert screen.evaluate("localStorage.length") == 0


def test_a_double_click_decides_one_draft_once(
    own_screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    own_screen.goto(desk.url)
    sent: list[str] = []
    own_screen.on("request", lambda request: sent.append(request.method))
    own_screen.evaluate(
        "const b = document.querySelector('[data-key=a]'); b.click(); setTimeout(() => b.click(), 2)"
    )
    expect(own_screen.locator(".did")).to_contain_text("Approved")
    assert sent.count("POST") == 1
    assert [status_of(tools, draft_id) for draft_id in filled[:2]] == ["approved", "pending"]


def test_deciding_by_thumb_on_a_small_phone(
    phone: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    phone.goto(desk.url)
    phone.get_by_role("button", name="Approve").tap()
    expect(phone.locator(".did")).to_contain_text(f"Approved draft {filled[0]}")
    phone.locator("summary", has_text="Reject").tap()
    phone.get_by_role("button", name="Not worth it").tap()
    expect(phone.locator(".did")).to_contain_text(f"Rejected draft {filled[1]}")
    phone.locator(".did").get_by_role("button", name="Undo").tap()
    expect(phone.locator(".did")).to_contain_text("Undone")
    phone.get_by_role("button", name="Hold all").first.tap()
    expect(phone.locator(".held")).to_contain_text("Everyone is on hold.")
    phone.get_by_role("button", name="Lift").tap()
    expect(phone.locator(".held")).to_have_count(0)
    assert [status_of(tools, draft_id) for draft_id in filled[:2]] == ["approved", "pending"]


def test_nothing_scrolls_sideways_on_a_small_phone(
    phone: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    queue.hold(tools.database, tools.clocks, "*", "a" * 200, "mara")
    for path in ("/queue", *(f"/drafts/{draft_id}" for draft_id in filled), "/news", "/status",
                 *(f"/memory/xiaoman{tail}" for tail in ("", "?find=的", "/52", "/threads", "/beliefs", "/lessons")),
                 "/drafts/999", f"/drafts/{filled[0]}#edit"):  # fmt: skip
        phone.goto(desk.url + path)
        wide = phone.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, (path, wide)


def test_everything_can_be_decided_without_script(
    scriptless: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    scriptless.goto(desk.url)
    scriptless.get_by_role("link", name="Edit").click()
    scriptless.locator("#edit textarea").fill("没有脚本也能改。")
    scriptless.locator("#edit .main").click()
    scriptless.get_by_role("button", name="Take this one").first.click()
    scriptless.get_by_role("button", name="Approve").click()
    scriptless.locator("summary", has_text="Snooze").click()
    scriptless.get_by_role("button", name="3 hours").click()
    expect(scriptless.locator(".did")).to_contain_text(f"Snoozed draft {filled[1]}")
    assert queue.shown(tools.database, filled[0]).revision == 3
    assert status_of(tools, filled[0]) == "approved"


def test_both_themes_have_readable_text(screen: Page, desk: Server, filled: list[int]) -> None:
    for dark in (False, True):
        screen.emulate_media(color_scheme="dark" if dark else "light")
        screen.goto(desk.url)
        ground = screen.evaluate("getComputedStyle(document.body).backgroundColor")
        ink = screen.evaluate("getComputedStyle(document.querySelector('.body')).color")
        assert (_brightness(ground) < 128) is dark
        assert abs(_brightness(ground) - _brightness(ink)) > 150


def _brightness(colour: str) -> float:
    red, green, blue = (int(part) for part in re.findall(r"\d+", colour)[:3])
    return 0.299 * red + 0.587 * green + 0.114 * blue
