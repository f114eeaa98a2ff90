"""The Voice page: her passport for people, drawn without script or style, in a table too."""

import re
import sys

import httpx
import pytest
from playwright.sync_api import Page
from sqlalchemy import insert

from agent.database.tables import leavings
from agent.desk import DeskTools, Server
from agent.desk.voice_chart import voice_chart
from agent.types.voicing import Leaving
from tests.desk.voiced import Wished, passport


@pytest.fixture
def page_of(browse: httpx.Client, filled: list[int]) -> str:
    return browse.get("/voice/xiaoman").text


def test_it_shows_figures_with_their_spans_and_what_her_own_lines_do(page_of: str) -> None:
    assert "the last 10" in page_of
    assert "49, between 43 and 55" in page_of
    assert "44 to 57" in page_of
    assert "the last 30 of 50" in page_of


def test_it_shows_marks_lines_events_and_the_frozen_briefs(page_of: str) -> None:
    for said in (
        "half of her lines have 26 to 34", "末班车报站", "kite-2 writes from here on", "lin left", "On a story: 夜班电车改点",
        "the voice does not hold (31)", "silent: it would not write about this", "she never writes ！",
    ):  # fmt: skip
        assert said in page_of, said


def test_it_says_what_she_would_be_without_each_of_her_people(page_of: str) -> None:
    assert "2 of her 8 lessons would rest; 1 more have other givers, too." in page_of
    assert "3 of her last 30 choices would have fallen on another candidate." in page_of
    assert page_of.index("<b>lin</b>") < page_of.index("<b>mara</b>")


def test_the_drawing_brings_no_script_style_or_id(page_of: str) -> None:
    drawn = page_of[page_of.index("<svg") : page_of.index("</svg>")]
    assert 'role="img"' in drawn
    assert "aria-label=" in drawn
    assert not re.search(r"<style|<script|\sstyle=|\sid=|\son\w+=", drawn)
    assert not re.search(r"fill=|stroke=", drawn), "colours come from the page, in either theme"
    assert [f">{number}<" in drawn for number in range(1, 9)] == [True] * 8


def test_whoever_cannot_see_it_reads_every_post_in_a_table(page_of: str) -> None:
    told = passport("xiaoman")["trend"]
    table = page_of[page_of.index("<details>") : page_of.index("</details>")]
    assert table.count("<tr>") == len(told) + 1


def test_somebody_new_has_a_page_too(browse: httpx.Client) -> None:
    page = browse.get("/voice/mio").text
    assert "Her canon has too few lines" in page
    assert "Nothing of hers is published yet." in page
    assert "<svg" not in page


def test_nothing_to_draw_draws_nothing() -> None:
    assert voice_chart([], [], [{"at": "2026-03-01T00:00:00+00:00", "number": 1}], "t") is None


def test_drawing_leaves_no_hook_in_later_imports(page_of: str) -> None:
    assert "pygal" not in {type(each).__module__ for each in sys.meta_path}


def test_the_first_persona_is_shown_where_none_is_named(browse: httpx.Client) -> None:
    assert browse.get("/voice").headers["location"] == "/voice/mio"
    assert browse.get("/voice/nobody").status_code == 404


def test_a_program_may_ask_for_passport_swap_and_leaving(
    program: httpx.Client, wished: Wished
) -> None:
    assert program.get("/api/voice/xiaoman").json()["version"] == "4f0c9a71d2be"
    program.post("/api/voice/swap", json={"persona": "xiaoman", "model": "n"})
    program.post("/api/leave", json={"name": "lin", "by": "mara", "switch_off": True})
    assert wished.swapped == [("xiaoman", "n")]
    assert wished.left == [Leaving("lin", "mara", True)]
    assert program.post("/api/leave/preview", json={"name": "lin"}).json() == {"name": "lin"}


def test_who_has_left_is_signed_out_on_every_page(browse: httpx.Client, tools: DeskTools) -> None:
    now = tools.clocks.world.now()
    with tools.database.write.begin() as connection:
        connection.execute(insert(leavings).values(name="Mara", by="lin", at=now))
    for path in ("/queue", "/voice/xiaoman", "/status"):
        refused = browse.get(path)
        assert (refused.status_code, refused.headers["location"][:6]) == (303, "/login")


@pytest.mark.browser
def test_the_drawing_is_drawn_in_the_pages_colours_in_either_theme(
    desk: Server, own_screen: Page, filled: list[int]
) -> None:
    problems: list[str] = []
    own_screen.on("console", lambda told: problems.append(told.text))
    colours = []
    for theme in ("light", "dark"):
        own_screen.emulate_media(color_scheme=theme)
        own_screen.goto(f"{desk.url}/voice/xiaoman")
        line = own_screen.locator(".drawing .serie-1 path.line").first
        colours.append(line.evaluate("each => getComputedStyle(each).stroke"))
        box = own_screen.locator(".drawing svg").bounding_box()
        assert box
        assert box["width"] > 500
    assert colours[0] != colours[1]
    assert problems == []


@pytest.mark.browser
def test_a_phone_scrolls_the_drawing_and_never_the_page(
    desk: Server, phone: Page, filled: list[int]
) -> None:
    phone.goto(f"{desk.url}/voice/xiaoman")
    wide = phone.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360


def test_what_went_on_within_a_day_or_two_is_told_by_the_hour() -> None:
    trend = [
        {"at": f"2026-03-01T0{hour}:00:00+00:00", "like_her": 50, "mean": 50} for hour in range(5)
    ]
    drawn = voice_chart(trend, [], [], "t")
    assert drawn is not None
    assert "03-01 02:00" in drawn
    assert "2026-03-01" not in drawn
