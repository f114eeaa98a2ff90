"""What a person finds and does on the pages about her memory."""

from datetime import UTC, datetime

import httpx
import pytest
from playwright.sync_api import Page, expect

from agent.desk import Server
from agent.types.keeping import Keeping
from tests.desk.remembered import Asked


def test_memory_leads_to_the_first_persona(browse: httpx.Client) -> None:
    assert browse.get("/memory").headers["location"] == "/memory/mio"


def test_the_timeline_stands_under_months_with_times_in_her_zone(browse: httpx.Client) -> None:
    shown = browse.get("/memory/xiaoman").text
    assert '<h2 class="month">March 2026</h2>' in shown
    assert "Wed 25 February 21:00" in shown
    assert "used 2 times" in shown
    assert "quoted, not trusted" in shown
    assert '<span lang="ja">雨の止む瞬間だけ、部屋の広さがわかる。</span>' in shown
    assert "(forgotten since)" in shown


def test_kinds_are_filters_and_keep_the_search(browse: httpx.Client, asked: Asked) -> None:
    shown = browse.get("/memory/xiaoman", params={"kind": "belief", "find": "城市"}).text
    assert asked.sought == [("xiaoman", "城市", ("belief",))]
    assert "kind=post&amp;find=" in shown
    only = browse.get("/memory/xiaoman", params={"kind": "belief"}).text
    assert "末班车" in only
    assert "Riverside Wire" not in only


def test_a_search_shows_what_each_way_of_looking_gave(browse: httpx.Client) -> None:
    shown = browse.get("/memory/xiaoman", params={"find": "没用"}).text
    assert "its words 0.71" in shown
    assert "0.91" in shown


def test_finding_nothing_is_said(browse: httpx.Client) -> None:
    shown = browse.get("/memory/xiaoman", params={"find": "<nothing>"}).text
    assert "Nothing about “&lt;nothing&gt;”." in shown


def test_a_memory_tells_where_it_comes_from_and_where_it_was_used(browse: httpx.Client) -> None:
    shown = browse.get("/memory/xiaoman/51").text
    assert '<a href="/drafts/7">a post of hers, by mei</a>' in shown
    assert '<a href="/drafts/19">选好了：转笔。</a>' in shown
    assert "Unpin" in shown


def test_a_belief_tells_what_it_rests_on_and_what_she_thought_before(browse: httpx.Client) -> None:
    shown = browse.get("/memory/xiaoman/52").text
    rests, before = shown.index("It rests on"), shown.index("Before that she thought")
    assert rests < shown.index("还没选好") < before < shown.index("下雨天")


def test_a_forgotten_memory_offers_nothing_and_says_what_is_kept_by_rule(
    browse: httpx.Client,
) -> None:
    shown = browse.get("/memory/xiaoman/40").text
    assert "/keep/" not in shown
    assert "stay in its record" in shown


def test_threads_stand_with_the_posts_that_moved_them(browse: httpx.Client) -> None:
    shown = browse.get("/memory/xiaoman/threads").text
    opened = shown.index("left open")
    assert opened < shown.index("选好了：转笔。手先欠着") < shown.index("untouched for long")
    assert "rests until Sat 21 March 00:00" in shown


def test_beliefs_are_a_line_over_time_on_which_what_changed_stands_in_one_row(
    browse: httpx.Client,
) -> None:
    shown = browse.get("/memory/xiaoman/beliefs").text
    bars = [line for line in shown.splitlines() if "<rect" in line]
    assert sum(line.count("<rect") for line in bars) == 3
    assert shown.count('class="held"') == 2
    assert shown.count('y="30"') == 2  # the changed belief and its successor
    assert "Held until Tue 3 March 04:00." in shown


def test_lessons_name_their_givers_and_can_be_switched_off_together(
    browse: httpx.Client, asked: Asked
) -> None:
    shown = browse.get("/memory/xiaoman/lessons").text
    assert "given 3 times" in shown
    assert "by mei, sora" in shown
    back = {"name": "mei", "off": "true", "back": "/memory/xiaoman/lessons"}
    done = browse.post("/memory/xiaoman/teachers", data=back)
    assert (done.status_code, done.headers["location"]) == (303, "/memory/xiaoman/lessons")
    assert asked.muted == [("mei", True, "mara")]


def test_what_was_found_can_be_set_apart_together(browse: httpx.Client, asked: Asked) -> None:
    data = {"ids": ["51", "54"], "why": "a wrong rumour", "back": "/memory/xiaoman?find=x"}
    done = browse.post("/memory/xiaoman/keep/quarantine", data=data)
    assert done.headers["location"] == "/memory/xiaoman?find=x"
    wish = Keeping("quarantine", "xiaoman", (51, 54), "mara", "a wrong rumour")
    assert asked.kept == [wish]


def test_a_thread_rests_until_the_day_begins_where_she_lives(
    browse: httpx.Client, asked: Asked
) -> None:
    browse.post("/memory/xiaoman/keep/rest", data={"ids": "57", "until": "2026-04-01"})
    assert asked.kept[0].until == datetime(2026, 3, 31, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org", "/memory//example.org", "/memory/x\\y", ""]
)
def test_the_way_back_never_leads_away(browse: httpx.Client, back: str) -> None:
    done = browse.post("/memory/xiaoman/keep/pin", data={"ids": "51", "back": back})
    assert done.headers["location"] == "/memory/xiaoman"


@pytest.mark.parametrize("path", ["/memory/nobody", "/memory/nobody/threads", "/memory/nobody/5"])
def test_an_unknown_persona_is_told_with_those_that_are_there(
    browse: httpx.Client, path: str
) -> None:
    shown = browse.get(path)
    assert shown.status_code == 404
    assert "Look at one of: mio, orla, xiaoman." in shown.text


def test_a_wrong_verb_or_day_is_told_with_the_mend(browse: httpx.Client, asked: Asked) -> None:
    wrong = browse.post("/memory/xiaoman/keep/burn", data={"ids": "51"})
    assert "“burn” is nothing that can be done to a memory." in wrong.text
    late = browse.post("/memory/xiaoman/keep/rest", data={"ids": "51", "until": "soon"})
    assert "Write it as 2026-03-12." in late.text
    assert asked.kept == []


@pytest.mark.browser
def test_forgetting_asks_why_and_tells_what_it_means_first(
    screen: Page, desk: Server, asked: Asked
) -> None:
    screen.goto(f"{desk.url}/memory/xiaoman/51")
    screen.locator("summary", has_text="Forget").click()
    expect(screen.get_by_text("The words go for good")).to_be_visible()
    screen.get_by_role("button", name="Forget").click()
    assert asked.kept == []  # the why is required
    screen.get_by_label("Why", exact=True).locator("visible=true").first.fill("her wish")
    screen.get_by_role("button", name="Forget").click()
    screen.wait_for_url("**/memory/xiaoman/51")
    assert [(wish.verb, wish.ids, wish.why) for wish in asked.kept] == [
        ("forget", (51,), "her wish")
    ]


@pytest.mark.browser
def test_the_memory_pages_work_without_script(scriptless: Page, desk: Server, asked: Asked) -> None:
    scriptless.goto(f"{desk.url}/memory/xiaoman?find=没用")
    scriptless.get_by_role("checkbox").first.check()
    scriptless.get_by_label("Why", exact=True).first.fill("doubtful")
    scriptless.get_by_role("button", name="Set the chosen ones apart").click()
    scriptless.goto(f"{desk.url}/memory/xiaoman/threads")
    scriptless.get_by_role("button", name="Open again").click()
    assert [wish.verb for wish in asked.kept] == ["quarantine", "reopen"]
