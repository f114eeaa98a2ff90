"""The pictures in README and docs, taken anew of the invented house: make pictures"""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from agent.desk import Server
from tests.desk.screens import signed_in

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
WIDE: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}  # fmt: skip
ENGLISH, CHINESE, NIGHT = {"locale": "en-GB"}, {"locale": "zh-CN"}, {"color_scheme": "dark"}
PICTURES: dict[str, tuple[int | str, dict[str, Any]]] = {
    "queue": (0, WIDE | ENGLISH),
    "queue-zh": (1, WIDE | CHINESE),
    "queue-dark": (0, WIDE | ENGLISH | NIGHT),
    "queue-phone": (1, PHONE | CHINESE),
    "week-zh": ("/week", WIDE | CHINESE),
    "threads": ("/memory/xiaoman/threads", WIDE | ENGLISH),
    "news": ("/news", WIDE | ENGLISH),
}
"""name → which of the drafts, or which page; and how it is looked at."""


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_shows_the_desk_as_it_is(
    name: str, chromium: Browser, desk: Server, filled: list[int]
) -> None:
    at, how = PICTURES[name]
    path = at if isinstance(at, str) else f"/drafts/{filled[at]}"
    with chromium.new_context(**how, timezone_id="Europe/London") as context:
        page: Page = signed_in(context).new_page()
        page.goto(desk.url + path)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=FOLDER / f"{name}.png")
