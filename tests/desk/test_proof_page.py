"""The proof page as a reader on a phone has it: played through, kept there, in her language."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from agent.newsroom.proof.page import proof_page

LINES = [f"The lamp in room {number} was on." for number in range(9)]


def document() -> dict[str, Any]:
    lines = [*LINES[:4], "What an exciting lamp!", *LINES[4:]]
    each = {"lines": lines, "impostor": 4, "whose": "flat"}
    return {
        "persona": "lamp", "name": "The Lamp", "number": "abc123", "languages": ["en", "ja"],
        "rounds": {"en": [each, {**each, "whose": "mole"}]}, "sources": {"en": {"posts": 0, "canon": 18}},
        "disclosure": {"en": "AI-written · The Lamp", "ja": "AI生成 · The Lamp"}, "operator": "Tide Label",
        "unofficial": False,
    }  # fmt: skip


@pytest.fixture
def page(tmp_path: Path) -> str:
    (tmp_path / "proof.html").write_text(proof_page(document(), {"mole": "The Mole"}), "utf-8")
    return (tmp_path / "proof.html").as_uri()


def test_a_reader_finds_impostors_and_gets_a_line_to_send(own_phone: Page, page: str) -> None:
    own_phone.goto(page)
    own_phone.get_by_role("button", name="What an exciting lamp!").click()
    expect(own_phone.locator("#said")).to_have_text("That's the one.")
    expect(own_phone.locator(".impostor small")).to_have_text("The impostor: the usual assistant")
    own_phone.get_by_role("button", name="Next round").click()
    own_phone.get_by_role("button", name=LINES[0]).click()
    expect(own_phone.locator(".impostor small")).to_have_text("The impostor: The Mole")
    own_phone.get_by_role("button", name="Next round").click()
    expect(own_phone.locator("#code")).to_have_text("The Lamp 1/2 ✓✗ en-abc123-40")
    assert own_phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_answers_stay_on_the_phone(own_phone: Page, page: str) -> None:
    asked: list[str] = []
    own_phone.on("request", lambda request: asked.append(request.url))
    own_phone.goto(page)
    own_phone.get_by_role("button", name="What an exciting lamp!").click()
    own_phone.reload()
    expect(own_phone.locator("#round")).to_have_text("Round 2 of 2")
    assert set(asked) == {page}


def test_it_speaks_the_readers_language_and_says_what_she_is(chromium: Browser, page: str) -> None:
    with chromium.new_context(locale="ja-JP") as context:
        shown = context.new_page()
        shown.goto(page)
        expect(shown.locator("#round")).to_have_text("2回のうち1回目")
        expect(shown.locator("#disclosure")).to_contain_text("AI生成")
        shown.get_by_role("button", name="English").click()
        expect(shown.locator("#canon")).to_contain_text("from her canon")
