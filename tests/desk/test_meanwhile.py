"""Two people at one draft, an edit of what is about to leave, a queue narrowed down."""

from datetime import timedelta

import httpx

from agent.desk import DeskTools
from agent.review import queue
from agent.review.queue import Decision
from tests.desk.conftest import status_of

SEEN = {"revision": "1", "status": "pending"}


def test_an_open_page_hears_who_decided_meanwhile(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    path = f"/drafts/{filled[0]}/pulse?revision=1&status=pending"
    assert browse.get(path).json()["says"] == ""
    tools.decide(Decision(filled[0], "approve", "noor"))
    assert browse.get(path).json()["says"] == "Meanwhile: approved by noor."
    assert "noor已处理（通过）" in browse.get(f"{path}&lang=zh").json()["says"]


def test_a_stale_page_decides_nothing_whatever_it_wants(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    tools.decide(Decision(filled[0], "approve", "noor"))
    for verb, more in (("reject", {"reason": "1"}), ("redo", {}), ("snooze", {"hours": "1"}),
                       ("approve", {}), ("edit", {"text": "晚了。"}), ("undo", {})):  # fmt: skip
        answer = browse.post(f"/drafts/{filled[0]}/{verb}", data={**SEEN, **more})
        assert answer.status_code == 409, verb
    assert status_of(tools, filled[0]) == "approved"
    assert "decided meanwhile" in answer.text


def test_a_text_that_came_too_late_is_given_back(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    tools.decide(Decision(filled[0], "reject", "noor", reason="dull"))
    answer = browse.post(f"/drafts/{filled[0]}/edit", data={**SEEN, "text": "一句没有存下的话。"})
    assert answer.status_code == 409
    assert "一句没有存下的话。" in answer.text


def test_an_edit_of_what_leaves_within_a_minute_holds_it_until_saved_or_left(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    far, soon = filled[2], filled[0]
    tools.decide(Decision(far, "approve", "mara"))
    tools.decide(
        Decision(soon, "reschedule", "mara", until=tools.clocks.world.now() + timedelta(seconds=40))
    )
    tools.decide(Decision(soon, "approve", "mara"))
    assert browse.post(f"/drafts/{far}/editing").json()["says"] == ""
    assert "held while you edit" in browse.post(f"/drafts/{soon}/editing").json()["says"]
    assert queue.shown(tools.database, soon).hold
    browse.post(f"/drafts/{soon}/editing", data={"over": "true"})
    assert not queue.shown(tools.database, soon).hold
    browse.post(f"/drafts/{soon}/editing")
    saw = {"revision": "1", "status": "approved"}
    browse.post(f"/drafts/{soon}/edit", data={**saw, "text": "改过的一句。"})
    after = queue.shown(tools.database, soon)
    assert (after.hold, after.status) == ("", "pending")


def test_a_persons_own_hold_outlives_an_edit(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    queue.hold(tools.database, tools.clocks, f"draft:{filled[0]}", "the lawyer reads it", "noor")
    browse.post(f"/drafts/{filled[0]}/editing", data={"over": "true"})
    assert queue.shown(tools.database, filled[0]).hold == "the lawyer reads it"


def test_the_queue_is_narrowed_by_persona_occasion_flag_and_time(
    browse: httpx.Client, filled: list[int]
) -> None:
    for query, left in (
        ("persona=orla", (3, 5)), ("occasion=thought", (2,)), ("flag=none", (0, 2, 3, 5)),
        ("flag=some", (1, 4)), ("flag=grave", (1,)), ("due=day", (0, 1, 2)), ("due=late", ()),
        ("persona=orla&occasion=work", (5,)), ("find=潮", ()), ("find=ミオ", (2,)),
    ):  # fmt: skip
        shown = browse.get(f"/queue?{query}").text
        found = {draft_id for draft_id in filled if f'href="/drafts/{draft_id}?' in shown}
        assert found == {filled[at] for at in left}, query


def test_a_narrowed_queue_stays_narrow_from_draft_to_draft(
    browse: httpx.Client, filled: list[int]
) -> None:
    answer = browse.post(f"/drafts/{filled[3]}/approve?persona=orla", data=SEEN)
    assert answer.headers["location"].startswith(f"/drafts/{filled[5]}?")
    assert "persona=orla" in answer.headers["location"]


def test_what_was_decided_before_is_found_too(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    tools.decide(Decision(filled[2], "reject", "mara", reason="dull"))
    shown = browse.get("/queue?find=雨の音").text
    assert "Decided before" in shown
    assert f'href="/drafts/{filled[2]}?' in shown
