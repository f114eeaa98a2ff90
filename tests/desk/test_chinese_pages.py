"""What the Chinese pages used to leave in English, or set in half-width marks; read off the pages."""

from dataclasses import replace
from typing import Any

import httpx
import pytest

from agent.desk import DeskTools, Server, make_app, serve
from agent.desk.guard import COOKIE
from agent.desk.house import house
from agent.desk.language import speaking
from agent.errors import ModelUnreachable, NotThere
from agent.model import _NEAR
from agent.review import queue
from tests.desk import invented
from tests.desk.screens import SESSION

ZH = {"accept-language": "zh-CN"}
PROBLEMS = [
    {"area": "delivery", "subject": "draft 1 to bilibili", "mend": "look at it: selfsame queue show 1",
     "message": "on hold: Somebody is editing it (mara)", "since": "2026-03-11T01:00:00+00:00"},
    {"area": "account", "subject": "xiaoman on telegram", "message": "x", "mend": "x"},
]  # fmt: skip


def test_status_names_drafts_channels_and_what_stops_them(tools: DeskTools) -> None:
    ill = replace(tools, status=lambda: {**invented.STATUS, "problems": PROBLEMS})
    with speaking("zh"):
        delivery, account = house(ill).troubles
    assert delivery.about == "没有送达： 第 1 稿，发往哔哩哔哩"
    assert delivery.message == "已暂停：有人正在修改（mara）"
    assert account.about == "账号： 小满在Telegram"
    assert house(ill).troubles[0].about.endswith("draft 1 to Bilibili")


def test_a_draft_tells_its_hold_its_history_and_its_angle(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    queue.hold(tools.database, tools.clocks, f"draft:{filled[0]}", "Somebody is editing it", "mara")
    shown = browse.get(f"/drafts/{filled[0]}", headers=ZH).text
    assert "已暂停：有人正在修改" in shown
    assert "Somebody is editing it" not in shown
    assert "交稿：" in shown
    assert "上海，5 小时后" in shown
    assert "3月13日（周五）" in browse.get(f"/drafts/{filled[0]}?whole=1", headers=ZH).text


def test_a_voice_that_kept_silent_is_told_why(browse: httpx.Client) -> None:
    shown = browse.get("/voice/xiaoman", headers=ZH).text
    assert "它不肯写这个" in shown
    assert "2026-02-08，" in shown


def test_an_empty_queue_and_an_empty_filter_are_told_in_whole_sentences(
    browse: httpx.Client, filled: list[int]
) -> None:
    for headers, words in (
        ({}, "Nothing matches this filter."),
        (ZH, "没有符合筛选条件的稿件。"),
    ):
        shown = browse.get("/queue?flag=unreadable", headers=headers, follow_redirects=True).text
        assert words in shown
        assert "“”" not in shown


def _desk(tools: DeskTools, **house_does: Any) -> Server:
    return serve(make_app(replace(tools, house=replace(tools.house, **house_does))), 0)


def _owner(server: Server) -> httpx.Client:
    own = {"accept": "text/html", "sec-fetch-site": "same-origin", "origin": "null"}
    return httpx.Client(base_url=server.url, headers=own, cookies={COOKIE: SESSION}, timeout=60)


def test_hours_that_nobody_set_are_told_as_none(tools: DeskTools) -> None:
    told = {**tools.house.notices(), "hours": "", "digest": ""}
    server = _desk(tools, notices=lambda: told)
    with _owner(server) as owner:
        shown = owner.get("/notices").text
    server.stop()
    assert "No quiet hours are set." in shown
    assert "There is no digest of the day." in shown
    assert "Quiet –" not in shown


def test_a_wrong_address_of_a_model_is_mended_on_the_page_that_asks_for_it(
    tools: DeskTools,
) -> None:
    def unreachable(*_: object) -> None:
        raise ModelUnreachable("kite at https://m/v1: cannot be reached", _NEAR)

    server = _desk(tools, try_key=unreachable)
    said = {"base_url": "https://m/v1", "name": "kite", "persona": "orla", "key": "a-secret-key"}
    with _owner(server) as owner:
        english = owner.post("/key", data=said).text
        chinese = owner.post("/key", data=said, headers=ZH).text
    server.stop()
    assert "look at “Where it is served” below, and whether the server runs" in english
    assert "for another address paste it once more" in english
    assert "config/settings.yaml" not in english.partition('<form class="stack"')[0]
    assert "看看下面的“服务地址”，服务器开着没有" in chinese
    assert not any("a-secret-key" in page for page in (english, chinese))


def test_a_feed_that_nobody_serves_is_told_in_chinese(tools: DeskTools) -> None:
    words = "nobody answers at that address; look whether it is right, and whether the site is up"

    def nobody(url: str) -> None:
        raise NotThere(f"{url}: {words}", "mend the address, or take another one")

    feed = {**tools.house.feeds()[0], "state": "failing", "error": words}
    server = _desk(tools, try_feed=nobody, feeds=lambda: [feed])
    with _owner(server) as owner:
        shown = owner.post("/feeds/try", data={"url": "https://a.example/f"}, headers=ZH).text
    server.stop()
    assert shown.count("那个地址没有人应答；看看地址对不对，网站开着没有") == 2
    assert "https://a.example/f：" in shown


def test_who_is_signed_out_is_led_to_the_door_and_told_nothing_of_a_draft(desk: Server) -> None:
    own = {"accept": "text/html", "sec-fetch-site": "same-origin", "origin": "null"}
    shown = httpx.post(f"{desk.url}/drafts/1/approve", headers=own, timeout=60).text
    assert "Sign in" in shown
    assert "Its page shows how it stands now" not in shown


@pytest.mark.parametrize(("language", "form"), [("en", "Fri 13 March"), ("zh", "3月13日（周五）")])
def test_a_day_is_written_in_one_form(browse: httpx.Client, filled: list[int], language: str, form: str) -> None:  # fmt: skip
    shown = browse.get(f"/drafts/{filled[0]}?whole=1&lang={language}").text
    assert form in shown
    assert " 月" not in shown
