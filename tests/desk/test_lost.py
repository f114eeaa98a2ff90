"""What a page says about a desk that is out of reach, for as long as it is and no longer."""

import pytest
from playwright.sync_api import Page, expect

from agent.desk import Server
from bench.desk_looks import until

pytestmark = pytest.mark.browser
READY = "[...ahead.values()].filter((each) => each.fresh).length > 1"


@pytest.mark.parametrize("path", ["/drafts/{}", "/holds"])
def test_that_the_desk_is_out_of_reach_is_said_no_longer_once_it_answers(
    screen: Page, desk: Server, filled: list[int], path: str
) -> None:
    screen.goto(desk.url + path.format(filled[0]))
    screen.context.set_offline(True)
    screen.evaluate("go(walk.at)")
    expect(screen.locator("#lost")).to_contain_text("can't be reached")
    screen.context.set_offline(False)
    expect(screen.locator("#lost")).to_be_hidden()


def test_a_doubt_stays_until_it_is_looked_at_but_says_that_the_desk_answers(
    screen: Page, desk: Server, filled: list[int]
) -> None:
    screen.goto(f"{desk.url}/queue")
    until(screen, READY)
    screen.context.set_offline(True)
    screen.keyboard.press("a")
    expect(screen.locator("#lost")).to_contain_text("can't be reached. It may not know")
    screen.context.set_offline(False)
    expect(screen.locator("#lost")).to_contain_text("The desk answers again. It may not know")
    screen.locator("#lost button").click()
    expect(screen.locator("#lost")).to_be_hidden()
