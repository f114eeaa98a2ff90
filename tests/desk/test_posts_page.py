"""The page on what went out, and the two answers to a doubt."""

from dataclasses import replace

import httpx
import pytest
from sqlalchemy import select, update

from agent.database.tables import deliveries, drafts
from agent.desk import DeskTools, make_app, serve
from agent.errors import NotLawful
from agent.publishing.amending import Wish, amend
from agent.publishing.press import press
from agent.review.queue import Decision
from tests.desk.conftest import BEARER, COOKIES
from tests.desk.housed import House, house_tools
from tests.publishing.making import Board


def _doubtful(tools: DeskTools, filled: list[int]) -> int:
    """An approved post of which nobody knows whether it left."""
    tools.decide(Decision(filled[0], "approve", "mara"))
    with tools.database.write.begin() as connection:
        connection.execute(update(deliveries).values(due_at=tools.clocks.world.now()))
        connection.execute(update(drafts).values(expires_at=None, hold=""))
    press(tools.database, tools.clocks, {"page": Board(proven=False)})
    return 1


def _status(tools: DeskTools) -> tuple[str, str]:
    with tools.database.read.connect() as connection:
        row = connection.execute(select(deliveries.c.status, deliveries.c.remote)).one()
    return row.status, row.remote


def test_a_doubt_is_shown_with_its_two_answers(
    tools: DeskTools, filled: list[int], browse: httpx.Client
) -> None:
    number = _doubtful(tools, filled)
    page = browse.get("/posts").text
    assert f'action="/deliveries/{number}/out"' in page
    assert f'action="/deliveries/{number}/not-out"' in page
    assert browse.get("/status").text.count('href="/posts"') == 1


def test_channels_and_what_they_did_are_told_in_chinese(
    tools: DeskTools, filled: list[int], browse: httpx.Client
) -> None:
    _doubtful(tools, filled)
    shown = browse.get("/posts", headers={"accept-language": "zh-CN"}).text
    assert "没法证明这条在不在她的主页上" in shown
    assert "她的主页没有说收到没有" in shown
    assert "<b>她的主页</b>" in shown


@pytest.mark.parametrize(
    ("answer", "given", "status"),
    [("out", {"link": "https://there.example/7"}, "published"), ("not-out", {}, "due")],
)
def test_a_person_settles_a_doubt_with_one_press(
    tools: DeskTools,
    filled: list[int],
    browse: httpx.Client,
    answer: str,
    given: dict[str, str],
    status: str,
) -> None:
    number = _doubtful(tools, filled)
    reply = browse.post(f"/deliveries/{number}/{answer}", data=given)
    assert (reply.status_code, reply.headers["location"]) == (303, "/posts")
    assert _status(tools) == (status, given.get("link", ""))
    assert browse.post(f"/deliveries/{number}/not-out").status_code == 409


def test_a_link_that_no_browser_should_follow_is_not_offered(
    tools: DeskTools, filled: list[int], browse: httpx.Client
) -> None:
    browse.post(f"/deliveries/{_doubtful(tools, filled)}/out", data={"link": "javascript:alert(1)"})
    assert "javascript:" not in browse.get("/posts").text


def test_what_is_out_is_taken_down_or_corrected_by_a_named_person_with_a_reason(
    tools: DeskTools, filled: list[int]
) -> None:
    _doubtful(tools, filled)
    house = House()
    server = serve(make_app(replace(tools, house=house_tools(house))), 0)
    headers = {"sec-fetch-site": "same-origin", "accept": "text/html"}
    with httpx.Client(base_url=server.url, cookies=COOKIES, headers=headers) as browse:
        page = browse.get("/posts").text
        assert 'action="/posts/1/take-down"' in page
        assert 'action="/posts/1/correct"' in page
        said = {"text": "灯比人醒。", "why": "it was four"}
        assert browse.post("/posts/1/correct", data=said).status_code == 303
        assert browse.post("/posts/1/take-down", data={"why": "wrong"}).status_code == 303
        down = httpx.post(
            f"{server.url}/api/posts/1/take-down", json={"why": "by the API"}, headers=BEARER
        )
        assert down.json()["post"] == 1
    server.stop()
    assert house.amended == [
        (1, "灯比人醒。", "mara", "it was four"), (1, "mara", "wrong"), (1, "mara", "by the API"),
    ]  # fmt: skip


def test_a_correction_that_is_refused_is_given_back_and_leads_to_the_page_it_came_from(
    tools: DeskTools, filled: list[int]
) -> None:
    def refuse(*wish: object) -> dict[str, object]:
        raise NotLawful(
            "that can't stand in its place: passes her off as human", "write it differently"
        )

    server = serve(make_app(replace(tools, house=replace(house_tools(House()), correct=refuse))), 0)
    headers = {"sec-fetch-site": "same-origin", "accept": "text/html"}
    with httpx.Client(base_url=server.url, cookies=COOKIES, headers=headers) as browse:
        said = {"text": "我是真人。", "why": "slip"}
        fault = browse.post("/posts/10/correct", data=said)
    server.stop()
    assert fault.status_code == 409
    assert ">我是真人。</textarea>" in fault.text
    assert 'href="/posts"' in fault.text
    assert "draft 10" not in fault.text


def test_what_was_corrected_stands_corrected_everywhere_beside_what_was_approved(
    tools: DeskTools, filled: list[int], browse: httpx.Client
) -> None:
    _doubtful(tools, filled)
    browse.post("/deliveries/1/out", data={"link": "https://there.example/7"})
    wish = Wish(1, "correct", "mara", "slip", "更正过的一句。", {"page": "更正过的一句。"})
    amend(tools.database, tools.clocks, {}, wish)
    for address in ("/posts", f"/drafts/{filled[0]}"):
        shown = browse.get(address).text
        assert "更正过的一句。" in shown
        assert "末班轮渡改到零点了。" in shown
    assert "Nothing here needs you" not in browse.get("/posts").text, "somebody must put it there"
    assert 'href="/posts#post-1"' in browse.get(f"/drafts/{filled[0]}").text
