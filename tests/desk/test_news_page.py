"""What a person reads on the News page: what is hot and why, what each makes of it, how the sources are."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from playwright.sync_api import Page, expect

from agent.desk import DeskTools, Server, make_app, serve
from agent.desk.heat_line import HEIGHT, WIDTH, heat_line
from tests.desk.conftest import COOKIES

NOW = datetime(2026, 3, 11, 4, tzinfo=UTC)


def story(shown: str, title: str) -> str:
    """The part of the page that is about one story."""
    return next(part for part in re.split('(?=<p class="heat">)|</ol>', shown) if title in part)


def test_a_story_tells_in_numbers_why_it_is_hot(browse: httpx.Client) -> None:
    ferry = story(browse.get("/news").text, "轮渡末班推迟到零点")
    for fact in (
        "heat 0.64", "2 publishers", "3 reports within 6 h", "江湾热榜 2, up 7",
        "Quay Board 11, new there", "Pier List 14, down 2", "part of: 江上的夜班船",
        "publishers 1.58, speed 1.00, ranks 0.93", "末班轮渡等三个人",
    ):  # fmt: skip
        assert fact in ferry
    assert "javascript:" not in ferry


def test_its_heat_over_time_is_a_line_that_is_told_in_words_too(browse: httpx.Client) -> None:
    ferry = story(browse.get("/news").text, "轮渡末班推迟到零点")
    assert 'aria-label="Heat over two days: 0.20 at first, 0.90 at most, 0.64 now"' in ferry
    assert f'<polyline points="80.0,{HEIGHT * 0.8:.1f} 88.0,2.4 96.0,8.6"/>' in ferry


def test_a_story_of_which_little_is_known_is_told_all_the_same(browse: httpx.Client) -> None:
    bank = story(browse.get("/news").text, "Bank raises its rate")
    assert "7 publishers" in bank
    assert "<svg" not in bank


def test_each_persona_says_what_she_makes_of_it_and_equal_words_share_a_row(
    browse: httpx.Client,
) -> None:
    shown = browse.get("/news").text
    rows = re.findall(r'<li data-outcome="(\w+)"><b>(.*?):</b>', shown)
    assert rows[:2] == [("used", "小满 (unofficial)"), ("open", "Orla Finch")]
    assert rows[2:] == [("left", "小满 (unofficial), Orla Finch")]
    assert "leaves markets alone" in shown


def test_one_persona_s_stories_stand_under_what_became_of_them(browse: httpx.Client) -> None:
    shown = browse.get("/news", params={"whose": "xiaoman"}).text
    used, left = shown.index("She spoke of it"), shown.index("Left alone")
    assert used < shown.index("轮渡末班推迟到零点") < left < shown.index("Bank raises its rate")
    assert "touches the river" not in shown, "that is what another one makes of it"
    assert browse.get("/news", params={"whose": "nobody"}).status_code == 200


def test_sources_tell_how_they_are_and_those_that_give_nothing_first(browse: httpx.Client) -> None:
    shown = browse.get("/news").text
    table = shown[shown.index('<table class="feeds">') :]
    assert "2 of 4 sources fail or are gone; the others go on." in shown
    assert table.index("Riverside Wire") < table.index("Weir Notes") < table.index("江湾晚报")
    assert table.count('<tr class="ill">') == 2
    for told in (
        "no answer within 20 s", "in 4 h", "20 min ago", "in 20 min", "40 min", "well, nothing new", "gone for good", "<small>board</small>",
    ):  # fmt: skip
        assert told in table
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', table)
    assert heads == ["source", "state", "last read", "next", "every", "failed", "items"]
    assert "told by a mix by hand" in shown


def test_a_column_in_which_nothing_stands_is_left_out(tools: DeskTools) -> None:
    feeds = [{"name": "江湾晚报", "url": "u", "state": "new", "items": 0}]
    server = serve(
        make_app(replace(tools, news=lambda refresh: {"feeds": feeds, "stories": []})), 0
    )
    shown = httpx.get(server.url + "/news", cookies=COOKIES).text
    server.stop()
    assert re.findall(r'<th scope="col"[^>]*>(.*?)</th>', shown) == ["source", "state"]
    assert "No story yet." in shown
    assert "The only source is well." in shown


def test_what_is_wrong_with_a_source_is_told_in_the_language_of_the_page(tools: DeskTools) -> None:
    error = "the site answered 410 (Gone); the feed is gone for good and is not asked any more: selfsame feeds remove"
    feeds = [{"name": "江湾晚报", "url": "u", "state": "gone", "items": 0, "error": error}]
    server = serve(
        make_app(replace(tools, news=lambda refresh: {"feeds": feeds, "stories": []})), 0
    )
    shown = httpx.get(server.url + "/news", cookies=COOKIES, params={"lang": "zh"}).text
    server.stop()
    assert "网站回答 410（Gone）；这个来源永远没有了，不再去问：selfsame feeds remove" in shown


def point(hours_ago: float, heat: object) -> dict[str, object]:
    return {"at": (NOW - timedelta(hours=hours_ago)).isoformat(), "heat": heat}


def test_a_line_is_drawn_of_two_days_only_and_stays_inside(browse: httpx.Client) -> None:
    line = heat_line([point(60, 0.5), point(24, 7.0), point(0, -1.0)], NOW)
    assert line is not None
    assert line.points == f"{WIDTH / 2},0.0 {WIDTH}.0,{HEIGHT}.0"
    assert (line.x, line.y) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    "told", [[], [point(99, 0.5)], [{"at": "soon", "heat": 1}], [point(1, "hot")]]
)
def test_no_line_is_drawn_where_nothing_is_known(told: list[dict[str, object]]) -> None:
    assert heat_line(told, NOW) is None


@pytest.mark.browser
def test_everything_is_there_without_script_on_a_phone(phone: Page, desk: Server) -> None:
    phone.goto(f"{desk.url}/news")
    expect(phone.get_by_role("img", name="Heat over two days")).to_be_visible()
    phone.get_by_role("link", name="小满 (unofficial)").tap()
    expect(phone.get_by_role("heading", name="She spoke of it")).to_be_visible()
    expect(phone.locator("td", has_text="in 4 h")).to_be_visible()
