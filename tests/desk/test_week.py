"""The calendar week, and moments that passed."""

import re
from datetime import timedelta

import httpx
from sqlalchemy import insert, update

from agent.database.tables import drafts, slots
from agent.desk import DeskTools
from agent.desk.quiet import quiet_words
from agent.review import queue
from agent.review.queue import Decision


def _slot(tools: DeskTools, hours: float, status: str, position: int) -> int:
    now = tools.clocks.world.now()
    at = now + timedelta(hours=hours)
    row = {"persona": "orla", "local_date": at.date(), "position": position, "speak_at": at,
           "write_at": at - timedelta(hours=4), "status": status}  # fmt: skip
    with tools.database.write.begin() as connection:
        key = connection.execute(insert(slots).values(row)).inserted_primary_key
    assert key is not None
    return int(key[0])


def test_the_week_tells_planned_waiting_approved_silent_and_missed(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    _slot(tools, -3, "silent", 21)
    _slot(tools, -2, "missed", 22)
    _slot(tools, 6, "planned", 23)
    tools.decide(Decision(filled[0], "approve", "mara"))
    shown = browse.get("/week").text
    for state in ("planned", "waiting", "approved", "silent", "missed"):
        assert f'class="moment {state}"' in shown, state
    assert "Her next free moment is today 10:00." in shown
    assert f'href="/drafts/{filled[0]}"' in shown


def test_a_week_can_be_walked_and_kept_to_one_persona(
    browse: httpx.Client, filled: list[int]
) -> None:
    shown = browse.get("/week?first=2026-03-11&persona=mio").text
    assert "first=2026-03-02&persona=mio" in shown.replace("&amp;", "&")
    assert shown.count('class="moment ') == 1
    for odd in ("first=nonsense", "first=0001-01-01", "first=9999-12-31"):
        assert browse.get(f"/week?{odd}").status_code == 422, odd


def test_a_late_draft_is_moved_to_the_next_free_moment_which_it_takes(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    free = _slot(tools, 30, "planned", 31)
    late = update(drafts).where(drafts.c.id == filled[3])
    with tools.database.write.begin() as connection:
        connection.execute(late.values(speak_at=tools.clocks.world.now() - timedelta(hours=1)))
    assert "Move to her next free moment" in browse.get(f"/drafts/{filled[3]}").text
    browse.post(f"/drafts/{filled[3]}/next-moment", data={"revision": "1", "status": "pending"})
    moved = queue.shown(tools.database, filled[3]).speak_at
    assert moved == tools.clocks.world.now() + timedelta(hours=30)
    with tools.database.read.connect() as connection:
        row = connection.execute(slots.select().where(slots.c.id == free)).one()
    assert row.status == "dropped"


def test_who_never_fell_silent_is_told_so_without_a_share(tools: DeskTools) -> None:
    _slot(tools, -1, "drafted", 1)
    assert quiet_words(tools) == ["Orla Finch spoke at her last moment."]
    _slot(tools, -2, "drafted", 2)
    assert quiet_words(tools) == ["Orla Finch spoke at each of her last 2 moments."]


def test_a_single_silent_moment_is_told_without_figures(tools: DeskTools) -> None:
    _slot(tools, -1, "silent", 1)
    assert quiet_words(tools) == [
        "Orla Finch let her last moment pass in silence. Silence is healthy."
    ]


def test_the_share_of_silent_moments_is_told_as_health(tools: DeskTools) -> None:
    for hours in range(1, 4):
        _slot(tools, -hours, "silent" if hours == 1 else "drafted", hours)
    assert quiet_words(tools) == [
        "Orla Finch let 1 of her last 3 moments pass in silence (33 %). Silence is healthy."
    ]


def test_times_of_several_clocks_say_whose_they_are(
    browse: httpx.Client, filled: list[int]
) -> None:
    for address in ("/week", "/queue?whole=1", "/batch"):
        shown = browse.get(address).text
        assert re.search(r"data-hers>[^<]*\d\d:\d\d Shanghai</time>", shown), address
