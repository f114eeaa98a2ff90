"""Deciding by the page's own forms."""

from datetime import timedelta

import httpx

from agent.desk import DeskTools
from agent.review import queue
from agent.types.clocks import FrozenClock
from tests.desk.conftest import status_of


def test_approving_goes_on_to_the_next_draft_and_offers_undo(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    answer = browse.post(f"/drafts/{filled[0]}/approve", data={"revision": 1})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/drafts/{filled[1]}?did=approve&of={filled[0]}"
    assert status_of(tools, filled[0]) == "approved"
    shown = browse.get(answer.headers["location"]).text
    assert f"Approved draft {filled[0]} by 小满. Goes out today 17:00." in shown
    assert f'action="/drafts/{filled[0]}/undo"' in shown


def test_undo_leads_back_to_the_draft_and_is_offered_once(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[0]}/approve")
    answer = browse.post(f"/drafts/{filled[0]}/undo")
    assert answer.headers["location"] == f"/drafts/{filled[0]}?did=undo&of={filled[0]}"
    assert status_of(tools, filled[0]) == "pending"
    assert "<kbd>u</kbd></button>" not in browse.get(answer.headers["location"]).text


def test_the_last_one_leads_to_the_first_that_still_waits_and_then_to_rest(
    browse: httpx.Client, filled: list[int]
) -> None:
    last = browse.post(f"/drafts/{filled[-1]}/reject", data={"reason": "1"})
    assert last.headers["location"].startswith(f"/drafts/{filled[0]}?")
    for draft_id in filled[:-1]:
        last = browse.post(f"/drafts/{draft_id}/reject", data={"reason": "dull"})
    assert last.headers["location"].startswith("/queue?")
    assert "Nothing waits for you." in browse.get(last.headers["location"]).text


def test_a_refusal_keeps_its_reason_and_note(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[1]}/reject", data={"reason": "taboo", "note": "not this week"})
    row = queue.history(tools.database, filled[1])[-1]
    assert (row.who, row.became, row.why) == ("mara", "rejected", "taboo: not this week")


def test_an_edit_stays_on_the_draft_with_plain_line_ends(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    data = {"text": "一行。\r\n两行。\r\n", "revision": "1"}
    answer = browse.post(f"/drafts/{filled[0]}/edit", data=data)
    assert answer.headers["location"].startswith(f"/drafts/{filled[0]}?")
    assert queue.shown(tools.database, filled[0]).text == "一行。\n两行。"
    shown = browse.get(answer.headers["location"]).text
    assert f'data-saved="{filled[0]}"' in shown
    assert "Earlier versions" in shown


def test_an_empty_edit_is_refused(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    answer = browse.post(f"/drafts/{filled[0]}/edit", data={"text": "  \r\n "})
    assert answer.status_code == 422
    assert "The text is empty." in answer.text
    assert queue.shown(tools.database, filled[0]).revision == 1


def test_a_stale_page_decides_nothing(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[0]}/edit", data={"text": "别的话。", "revision": "1"})
    answer = browse.post(f"/drafts/{filled[0]}/approve", data={"revision": "1"})
    assert answer.status_code == 409
    assert f'href="/drafts/{filled[0]}"' in answer.text
    assert status_of(tools, filled[0]) == "pending"


def test_a_redo_leaves_the_waiting_list(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[0]}/redo", data={"note": "shorter"})
    assert queue.shown(tools.database, filled[0]).redo_wish == "shorter"
    shown = browse.get("/queue?whole=1").text
    assert "Being written anew" in shown
    assert "判决书有四十页" in shown


def test_a_snoozed_draft_comes_back_by_itself(
    browse: httpx.Client, tools: DeskTools, filled: list[int], world: FrozenClock
) -> None:
    browse.post(f"/drafts/{filled[0]}/snooze", data={"hours": "3"})
    assert f'data-draft="{filled[1]}"' in browse.get("/queue").text
    world.advance(timedelta(hours=3, minutes=1))
    assert f'data-draft="{filled[0]}"' in browse.get("/queue").text


def test_a_snooze_without_sense_is_refused(browse: httpx.Client, filled: list[int]) -> None:
    for hours in ("0", "-1", "nan", "inf", "9999", "x"):
        answer = browse.post(f"/drafts/{filled[0]}/snooze", data={"hours": hours})
        assert answer.status_code == 422, hours


def test_moving_is_meant_on_the_personas_clock(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[2]}/reschedule", data={"until": "2026-03-11T22:30"})
    moved = queue.shown(tools.database, filled[2]).speak_at
    assert moved is not None
    assert moved.isoformat() == "2026-03-11T13:30:00+00:00"
    refused = browse.post(f"/drafts/{filled[2]}/reschedule", data={"until": "tonight"})
    assert "2026-03-12T21:30" in refused.text


def test_another_candidate_can_be_taken(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    browse.post(f"/drafts/{filled[0]}/swap", data={"candidate": "1", "revision": "1"})
    assert queue.shown(tools.database, filled[0]).text.startswith("三个人也算末班。")


def test_holding_and_lifting_for_one_and_for_all(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    back = f"/drafts/{filled[0]}"
    browse.post("/hold", data={"scope": "xiaoman", "why": "her owner called", "back": back})
    answer = browse.post("/hold", data={"scope": "*", "back": "https://evil.example/"})
    assert answer.headers["location"] == "/queue"
    shown = browse.get(back).text
    assert "小满 is on hold." in shown
    assert "her owner called" in shown
    assert "Everyone is on hold." in shown
    assert "mara, just now" in shown
    for scope in ("xiaoman", "*"):
        assert browse.post("/lift", data={"scope": scope, "back": back}).headers["location"] == back
    assert queue.holds(tools.database) == []


def test_a_hold_of_nobody_is_refused(browse: httpx.Client, tools: DeskTools) -> None:
    answer = browse.post("/hold", data={"scope": "xiaomann"})
    assert answer.status_code == 404
    assert "mio, orla, xiaoman" in answer.text
    assert queue.holds(tools.database) == []


def test_what_was_searched_for_stays_after_a_decision(
    browse: httpx.Client, filled: list[int]
) -> None:
    answer = browse.post(f"/drafts/{filled[3]}/approve?find=orla")
    assert answer.headers["location"].startswith(f"/drafts/{filled[5]}?")
    assert answer.headers["location"].endswith("find=orla")
