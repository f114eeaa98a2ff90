"""The Life page: boxes for what she is told, her mood, readers' words, and what stayed; who needs a person first."""

import httpx
import pytest
from sqlalchemy import insert, select

from agent.database.tables import audit, remarks, tellings
from agent.desk import DeskTools
from tests.desk.lived import Lived


def test_it_shows_a_box_for_each_and_a_week_of_eight_days(browse: httpx.Client) -> None:
    shown = browse.get("/life/xiaoman").text
    for said in ("Tell her something", "Her mood", "Her week", "Readers said", "What stayed"):
        assert said in shown
    assert shown.count("says nothing") == 8
    assert "Her persona.yaml names no moods." in shown
    assert browse.get("/life/nobody").status_code == 404


def test_what_she_is_told_on_the_page_bears_a_name_and_can_be_taken_back(
    browse: httpx.Client, tools: DeskTools
) -> None:
    sent = browse.post(
        "/life/xiaoman/told", data={"text": "<b>新歌</b>定了", "when": "2026-03-12", "by": "林"}
    )
    assert (sent.status_code, sent.headers["location"]) == (303, "/life/xiaoman#told")
    shown = browse.get("/life/xiaoman").text
    assert "&lt;b&gt;新歌&lt;/b&gt;定了" in shown
    assert "2026-03-12, until 2026-03-15, told by 林" in shown
    assert browse.post("/life/xiaoman/told/1/back").status_code == 303
    with tools.database.read.connect() as connection:
        row = connection.execute(select(tellings)).one()
        done = select(audit.c.who, audit.c.action).where(audit.c.action != "add person")
        who = connection.execute(done).all()
    assert (row.by, row.back_by) == ("林", "mara")
    assert [tuple(each) for each in who] == [("mara", "tell"), ("mara", "take back")]


@pytest.mark.parametrize(
    ("form", "words"),
    [({"text": ""}, "nothing in it"), ({"text": "x", "when": "soon"}, "is no time")],
)
def test_a_wrong_telling_is_told_with_its_mend(
    browse: httpx.Client, form: dict[str, str], words: str
) -> None:
    refused = browse.post("/life/xiaoman/told", data=form)
    assert refused.status_code >= 400
    assert words in refused.text


def test_pasted_comments_go_to_the_newsroom_with_the_handles_to_keep(
    browse: httpx.Client, lived: Lived
) -> None:
    form = {"text": "甲: 好听\r\n乙: 再来", "post": "7", "regulars": "甲， 丙"}
    assert browse.post("/life/xiaoman/heard", data=form).status_code == 303
    assert browse.post("/life/xiaoman/regulars/forget", data={"handle": "甲"}).status_code == 303
    assert lived.calls == [
        ("hear", "xiaoman", "甲: 好听\r\n乙: 再来", 7, ("甲", " 丙"), "mara"),
        ("forget", "xiaoman", "甲", "mara"),
    ]


def test_whoever_needs_a_person_stands_first_with_the_help_line_until_taken_on(
    browse: httpx.Client, tools: DeskTools
) -> None:
    now = tools.clocks.world.now()
    row = {
        "persona": "xiaoman",
        "text": "撑不下去了",
        "outcome": "person",
        "why": "distress: “撑不下去”",
        "by": "ana",
        "at": now,
    }
    with tools.database.write.begin() as connection:
        connection.execute(insert(remarks).values(**row))
    shown = browse.get("/life/xiaoman").text
    assert shown.index("For a person, not for her") < shown.index("Tell her something")
    assert "Help line: 12356" in shown
    assert browse.post("/life/xiaoman/heard/1/seen").status_code == 303
    assert "For a person, not for her" not in browse.get("/life/xiaoman").text


def test_a_page_of_elsewhere_can_tell_her_nothing(browse: httpx.Client) -> None:
    elsewhere = {"sec-fetch-site": "cross-site", "origin": "https://example.org"}
    assert (
        browse.post("/life/xiaoman/told", data={"text": "x"}, headers=elsewhere).status_code == 403
    )


def test_the_program_s_way_to_the_same_needs_the_token(
    browse: httpx.Client, program: httpx.Client, lived: Lived
) -> None:
    said = {"persona": "xiaoman", "form": "lyric", "brief": "雨", "by": "ana"}
    assert browse.post("/api/life/commission", json=said).status_code in (401, 403)
    assert program.post("/api/life/commission", json=said).json()["draft"] is None
    assert lived.calls == [("commission", "xiaoman", "lyric", "雨", (), "ana")]
