"""The page on autonomy, what a draft's page says of a rule, and how a look at it is recorded."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page
from sqlalchemy import select

from agent.database.tables import views
from agent.desk.server import Server
from agent.desk.tools import DeskTools
from agent.review.switching import follow_file
from agent.types.autonomy import Autonomy
from tests.daemons import until
from tests.desk import invented


@pytest.fixture
def let_go(tools: DeskTools, monkeypatch: pytest.MonkeyPatch) -> str:
    """An invented persona whose owner asked for veto, and for stories, too."""
    name = next(name for name, p in invented.PERSONAS.items() if not p.file.unofficial)
    asked = Autonomy(level="veto", stories=True, by="Lin")
    persona = invented.PERSONAS[name]
    file = persona.file.model_copy(update={"autonomy": asked})
    changed = persona.model_copy(update={"file": file})
    monkeypatch.setitem(invented.PERSONAS, name, changed)
    follow_file(tools.database, tools.clocks, changed)
    return name


def looks(tools: DeskTools) -> list[Any]:
    with tools.database.read.connect() as connection:
        return list(connection.execute(select(views.c.seconds, views.c.why, views.c.by)))


def test_the_page_tells_what_is_in_force_by_whom_and_that_no_step_is_proposed(
    browse: httpx.Client, let_go: str
) -> None:
    text = browse.get(f"/autonomy/{let_go}").text
    assert "goes out at its time unless somebody stops it" in text
    assert "Switched on by Lin" in text
    assert "<form" not in text.partition("<main")[2].partition("</main>")[0]


def test_without_evidence_the_page_says_that_nobody_is_timed(browse: httpx.Client) -> None:
    for name in invented.PERSONAS:
        assert "nobody" in browse.get(f"/autonomy/{name}").text


def test_a_program_gets_the_same_as_one_document(program: httpx.Client, let_go: str) -> None:
    told = program.get(f"/api/autonomy/{let_go}").json()
    assert (told["level"], told["by"]) == ("veto", "Lin")


def test_a_look_is_kept_only_where_evidence_is_gathered(
    browse: httpx.Client, tools: DeskTools, filled: list[int], let_go: str
) -> None:
    for draft_id in filled:
        reply = browse.post(f"/drafts/{draft_id}/seen", data={"seconds": "7.5", "why": "true"})
        assert reply.status_code == 204
    hers = [new for new in invented.drafts(tools.clocks.world.now()) if new.persona == let_go]
    assert looks(tools) == [(7.5, True, "mara")] * len(hers)


def test_the_drafts_page_times_itself_and_sends_what_it_saw(
    screen: Page, desk: Server, tools: DeskTools, filled: list[int], let_go: str
) -> None:
    hers = next(
        draft_id
        for draft_id, new in zip(filled, invented.drafts(tools.clocks.world.now()), strict=True)
        if new.persona == let_go
    )
    screen.goto(f"{desk.url}/drafts/{hers}")
    screen.locator(".why h3").first.scroll_into_view_if_needed()
    screen.wait_for_timeout(300)
    screen.goto(f"{desk.url}/status")
    until(lambda: looks(tools), 10)  # it is sent as the page is left, beside the next one
    seconds, why, by = looks(tools)[0]
    assert (why, by) == (True, "mara")
    assert 0.2 < seconds < 30
