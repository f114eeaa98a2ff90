"""A text is set as its own language wants it, whatever the page around it speaks."""

import pytest
from playwright.sync_api import Page

from agent.desk import DeskTools, Server
from agent.review import queue

SETTING = """place => [...document.querySelectorAll(place)].map(element => {
    const {fontFamily, lineHeight, textSpacingTrim} = getComputedStyle(element);
    return [fontFamily, lineHeight, textSpacingTrim].join(" | ");
})"""
PLACES = (".letter .body", ".letter .disclosure", ".why .option", ".look .disclosure", ".snippet")


def _set(screen: Page, address: str) -> dict[str, list[str]]:
    screen.goto(address)
    return {place: screen.evaluate(SETTING, place) for place in PLACES}


@pytest.mark.parametrize("language", ["en", "zh", "ja"])
def test_a_draft_looks_the_same_in_both_interfaces(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int], language: str
) -> None:
    draft = next(each for each in queue.listed(tools.database) if each.language == language)
    address = f"{desk.url}/drafts/{draft.id}"
    english, chinese = (_set(screen, f"{address}?lang={each}") for each in ("en", "zh"))
    assert english == chinese
    assert english[".letter .body"]


def test_english_below_a_chinese_page_keeps_its_narrow_marks(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    draft = next(each for each in queue.listed(tools.database) if each.language == "en")
    found = _set(screen, f"{desk.url}/drafts/{draft.id}?lang=zh")
    assert "Narrow Marks Serif" in found[".letter .body"][0]
    assert "Narrow Marks Sans" in found[".letter .disclosure"][0]
