"""Her public pages, seen through the desk."""

from dataclasses import replace

import httpx
import pytest
from playwright.sync_api import Page, expect

from agent.desk import DeskTools, Server, make_app, serve
from agent.publishing.channels.page.entries import cover_of
from agent.publishing.channels.page.html import html
from agent.types.persona import Persona
from tests.desk import invented
from tests.desk.conftest import COOKIES


def test_before_the_first_post_her_page_says_so_kindly(browse: httpx.Client) -> None:
    answer = browse.get("/page/xiaoman/")
    assert answer.status_code == 200
    for told in ("小满还没有说过话", "我是 AI，由潮汐厂牌运营。", "非官方"):
        assert told in answer.text
    assert "feed.atom" not in answer.text
    assert browse.get("/page/xiaoman").headers["location"] == "/page/xiaoman/"


def test_the_index_lists_the_personas_and_marks_the_unofficial(browse: httpx.Client) -> None:
    shown = browse.get("/page/").text
    for name in invented.PERSONAS:
        assert f'href="{name}/"' in shown
    assert shown.count('class="sample"') == 1
    assert '小满</a><span class="sample" lang="en">unofficial' in shown


def test_a_draft_leads_to_her_page(browse: httpx.Client, filled: list[int]) -> None:
    assert 'href="/page/xiaoman/">Her page</a>' in browse.get(f"/drafts/{filled[0]}").text


def test_who_has_no_page_is_neither_listed_nor_shown(tools: DeskTools, filled: list[int]) -> None:
    quiet = {"orla": _without_page(invented.PERSONAS["orla"])}
    server = serve(make_app(replace(tools, personas=lambda: quiet)), 0)
    assert "orla" not in httpx.get(server.url + "/page/").text
    assert httpx.get(server.url + "/page/orla/").status_code == 404
    assert httpx.get(server.url + "/page/nobody/").status_code == 404
    assert "Her page" not in httpx.get(f"{server.url}/drafts/{filled[3]}", cookies=COOKIES).text
    server.stop()


def _without_page(persona: Persona) -> Persona:
    file = persona.file.model_copy(update={"channels": ("folder",)})
    return persona.model_copy(update={"file": file})


@pytest.mark.browser
def test_the_browser_lays_her_page_out_as_it_is_styled(
    screen: Page, desk: Server, tools: DeskTools
) -> None:
    orla = invented.PERSONAS["orla"]
    folder = tools.page_folder / "orla"
    folder.mkdir(parents=True)
    (folder / "index.html").write_bytes(html(cover_of("orla", orla.file), ()))
    for path in ("/page/", "/page/orla/", "/page/mio/"):
        screen.goto(desk.url + path)
        style = "getComputedStyle(document.body)"
        assert screen.evaluate(f"{style}.backgroundColor") == "rgb(251, 250, 248)", path
        assert "system-ui" in screen.evaluate(f"{style}.fontFamily"), path


@pytest.mark.browser
def test_a_page_that_is_not_there_keeps_the_desks_look(screen: Page, desk: Server) -> None:
    screen.goto(desk.url + "/page/nobody/")
    expect(screen.locator(".button")).to_have_css("border-radius", "6px")
