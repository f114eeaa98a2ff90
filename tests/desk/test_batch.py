"""Several drafts decided together."""

import httpx

from agent.desk import DeskTools
from agent.review import queue
from agent.review.queue import Decision
from tests.desk.conftest import status_of


def test_only_drafts_without_a_flag_are_decided_together(
    browse: httpx.Client, filled: list[int]
) -> None:
    shown = browse.get("/batch").text
    for at, unflagged in enumerate((True, False, True, True, False, True)):
        assert (f'value="{filled[at]}:1"' in shown) is unflagged
    assert "checked" not in shown


def test_the_chosen_ones_are_approved_and_taken_back_together(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    picks = [f"{filled[at]}:1" for at in (0, 2, 3)]
    answer = browse.post("/batch/approve", data={"pick": picks})
    told = browse.get(answer.headers["location"]).text
    assert "Approved 3 drafts." in told
    assert [status_of(tools, filled[at]) for at in (0, 2, 3)] == ["approved"] * 3
    answer = browse.post("/batch/undo", data={"of": ",".join(str(filled[at]) for at in (0, 2, 3))})
    assert "Taken back: 3." in browse.get(answer.headers["location"]).text
    assert [status_of(tools, filled[at]) for at in (0, 2, 3)] == ["pending"] * 3


def test_what_bears_a_flag_or_changed_meanwhile_is_left_as_it_is(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    tools.decide(Decision(filled[0], "edit", "noor", text="另一句话。"))
    picks = [f"{filled[0]}:1", f"{filled[1]}:1", "x:y", "999:1", f"{filled[2]}:1"]
    answer = browse.post("/batch/approve", data={"pick": picks})
    told = browse.get(answer.headers["location"]).text
    assert f"bear a flag: {filled[0]}, {filled[1]}, 999." in told
    assert [status_of(tools, draft_id) for draft_id in filled[:3]] == [
        "pending",
        "pending",
        "approved",
    ]


def test_a_second_press_approves_nothing_twice(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    for _ in range(2):
        browse.post("/batch/approve", data={"pick": f"{filled[0]}:1"})
    actions = [row.action for row in queue.history(tools.database, filled[0])]
    assert actions.count("approve") == 1


def test_nothing_chosen_is_said_so(browse: httpx.Client, filled: list[int]) -> None:
    answer = browse.post("/batch/approve", data={})
    assert "Nothing was chosen." in browse.get(answer.headers["location"]).text
