"""The shelf: what may lie there, and that it leaves as it was approved."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Row, insert, select

from agent.database import Database
from agent.database.tables import deliveries, posts, slots
from agent.errors import NotLawful
from agent.newsroom.shelf import its_time
from agent.review.queue import hold, shown
from agent.review.shelf import leave, on_shelf
from agent.types.clocks import Clocks, FrozenClock
from tests.conftest import NOON
from tests.review.making import Desk, at, persona


def sent(database: Database, draft: int) -> Sequence[Row[Any]]:
    query = select(deliveries).join(posts).where(posts.c.draft_id == draft, ~posts.c.withdrawn)
    with database.read.connect() as connection:
        return connection.execute(query).all()


def thought(desk: Desk, thread: str = "t1", **changes: Any) -> int:
    return desk.hand_in(
        thread, **{"occasion": "thought", "story_id": None, "expires_at": None, **changes}
    )


def test_an_approved_thought_lies_there_without_a_time(desk: Desk, database: Database) -> None:
    draft = thought(desk, speak_at=at(1))
    desk.decide("approve", draft, shelf=True)
    (lying,) = on_shelf(database)
    assert (lying.draft, lying.by) == (draft, "mei")
    assert shown(database, draft).speak_at is None
    assert {row.status for row in sent(database, draft)} == {"shelved"}


@pytest.mark.parametrize(
    "changes",
    [
        {"occasion": "story"},
        {"expires_at": at(24)},
        {"sample": True},
        {"text": "今晚的灯比昨晚少一盏。"},
        {"text": "I'll be counting lamps tonight."},
    ],
)
def test_what_passes_may_not_lie_there(
    desk: Desk, database: Database, changes: dict[str, Any]
) -> None:
    draft = thought(desk, **changes)
    with pytest.raises(NotLawful, match="can't lie on the shelf"):
        desk.decide("approve", draft, shelf=True)
    assert shown(database, draft).status == "pending"
    assert on_shelf(database) == []


def test_undo_gives_its_time_back(desk: Desk, database: Database) -> None:
    draft = thought(desk, speak_at=at(1))
    desk.decide("approve", draft, shelf=True)
    desk.decide("undo", draft)
    assert (shown(database, draft).status, shown(database, draft).speak_at) == ("pending", at(1))
    assert on_shelf(database) == []


def test_a_new_time_takes_it_off_the_shelf(desk: Desk, database: Database) -> None:
    draft = thought(desk)
    desk.decide("approve", draft, shelf=True)
    desk.decide("reschedule", draft, until=at(5))
    assert on_shelf(database) == []
    assert {(row.status, row.due_at) for row in sent(database, draft)} == {("due", at(5))}


def test_it_leaves_byte_for_byte_and_once(desk: Desk, database: Database, clocks: Clocks) -> None:
    first, second = thought(desk, "t1"), thought(desk, "t2")
    for draft in (first, second):
        desk.decide("approve", draft, shelf=True)
    before = [(row.body, row.sha256) for row in sent(database, first)]
    next_one = on_shelf(database)[0]
    assert next_one.draft == first
    assert leave(database, clocks, next_one)
    assert not leave(database, clocks, next_one)
    after = sent(database, first)
    assert [(row.body, row.sha256) for row in after] == before
    assert {row.status for row in after} == {"due"}
    assert [each.draft for each in on_shelf(database)] == [second]


def _moment(database: Database, hours: float) -> None:
    row = {"persona": "yuri", "local_date": NOON.date(), "position": 1, "speak_at": at(hours),
           "write_at": NOON, "status": "drafted"}  # fmt: skip
    with database.write.begin() as connection:
        connection.execute(insert(slots).values(**row))


def test_it_is_time_when_a_moment_of_hers_has_come_and_nothing_is_approved(
    desk: Desk, database: Database, clocks: Clocks, world: FrozenClock
) -> None:
    her = persona()
    assert not its_time(database, her, world.now()), "no moment has come"
    _moment(database, 1)
    assert not its_time(database, her, world.now())
    world.advance(timedelta(hours=1))
    assert its_time(database, her, world.now())
    assert not its_time(database, her, world.now() + timedelta(hours=3)), "the moment is long past"
    desk.decide("approve", desk.hand_in("other", speak_at=at(6)))
    assert not its_time(database, her, world.now()), "something else goes out today"


def test_one_a_day_leaves_and_none_while_she_is_held(
    desk: Desk, database: Database, clocks: Clocks, world: FrozenClock
) -> None:
    her = persona()
    for thread in ("t1", "t2"):
        desk.decide("approve", thought(desk, thread), shelf=True)
    _moment(database, 0)
    assert its_time(database, her, world.now())
    assert leave(database, clocks, on_shelf(database)[0])
    assert not its_time(database, her, world.now())


def test_a_hold_keeps_the_shelf_full(desk: Desk, database: Database, clocks: Clocks) -> None:
    _moment(database, 0)
    hold(database, clocks, "yuri", "to look first", "mei")
    assert not its_time(database, persona(), clocks.world.now())
