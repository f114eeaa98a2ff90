"""Many at once: one decision counts, one draft comes in."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import update

from agent.database import Database, open_database
from agent.database.tables import audit, decisions, deliveries, drafts, posts
from agent.errors import NotLawful, NotThere
from agent.review.queue import shown
from agent.types.clocks import Clocks
from tests.review.making import Desk, rows, slot


def _lawful(act: Callable[[], object]) -> bool:
    try:
        act()
    except NotLawful:
        return False
    return True


def test_a_hundred_parallel_approvals_have_one_effect(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    with ThreadPoolExecutor(20) as pool:
        told = [pool.submit(_lawful, lambda: desk.decide("approve", draft)) for _ in range(100)]
        assert sum(each.result() for each in told) == 1
    for table in (posts, deliveries, decisions):
        assert len(rows(database, table, "id")) == 1
    assert rows(database, audit, "action") == [("hand in",), ("approve",)]


def test_an_approval_and_a_refusal_at_once_leave_no_post_of_a_refused_draft(
    desk: Desk, database: Database
) -> None:
    for number in range(10):
        draft = desk.hand_in(f"t{number}")
        with ThreadPoolExecutor(2) as pool:
            pool.submit(_lawful, lambda d=draft: desk.decide("approve", d))  # type: ignore[misc]
            pool.submit(_lawful, lambda d=draft: desk.decide("reject", d, reason="1"))  # type: ignore[misc]
        assert shown(database, draft).status == "rejected" or _due(database) == number + 1
    live = [status for (status,) in rows(database, deliveries, "status") if status == "due"]
    approved = [status for (status,) in rows(database, drafts, "status") if status == "approved"]
    assert len(live) == len(approved)


def _due(database: Database) -> int:
    return len([1 for (status,) in rows(database, deliveries, "status") if status == "due"])


def test_twenty_threads_that_hand_in_for_one_slot_make_one_draft(
    desk: Desk, database: Database
) -> None:
    slot_id = slot(database)
    with ThreadPoolExecutor(10) as pool:
        ids = list(pool.map(lambda n: desk.hand_in(f"s-{n}", slot_id=slot_id), range(20)))
    assert len(set(ids)) == 1
    assert len(rows(database, drafts, "id")) == 1


def test_two_processes_on_one_file_share_the_law(
    desk: Desk, database: Database, clocks: Clocks, tmp_path: Path
) -> None:
    draft = desk.hand_in()
    second = open_database(database.url)
    desk.decide("approve", draft)
    with pytest.raises(NotLawful, match="approved already"):
        Desk(second, clocks).decide("approve", draft)
    second.close()


def test_a_decision_that_breaks_half_way_leaves_nothing_behind(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    with database.write.begin() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
    with pytest.raises(Exception, match="full"):
        desk.decide("approve", draft)
    assert shown(database, draft).status == "pending"
    assert rows(database, posts, "id") == rows(database, decisions, "id") == []


def test_a_draft_that_moved_on_under_a_decision_is_not_changed(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    with database.write.begin() as connection:
        connection.execute(update(drafts).values(status="expired"))
    with pytest.raises(NotLawful, match="is expired"):
        desk.decide("edit", draft, text="灯醒着。")
    with pytest.raises(NotThere):
        desk.decide("edit", draft + 1, text="灯醒着。", check=lambda text: [])
