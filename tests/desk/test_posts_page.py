"""The page on what went out, and the two answers to a doubt."""

import httpx
import pytest
from sqlalchemy import select, update

from agent.database.tables import deliveries, drafts
from agent.desk import DeskTools
from agent.publishing.press import press
from agent.review.queue import Decision
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
