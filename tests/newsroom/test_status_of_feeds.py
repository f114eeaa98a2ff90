"""Failing feeds in status: each by itself while they are few, together when they are many."""

import pytest
from sqlalchemy import insert

from agent.database import Database
from agent.database.tables import feeds
from agent.desk.language import speaking
from agent.desk.retold import retold
from agent.newsroom.status import _feed_problems

ERROR = "the site answered 404 (Not Found)"


def follow(database: Database, failing: int, well: int) -> None:
    rows = [
        {"url": f"https://{n}.example/", "name": f"Feed {n}", "failures": int(n < failing),
         "error": ERROR if n < failing else ""}
        for n in range(failing + well)
    ]  # fmt: skip
    with database.write.begin() as connection:
        connection.execute(insert(feeds), rows)


@pytest.mark.parametrize(("failing", "told"), [(3, 3), (4, 1), (30, 1)])
def test_few_are_told_one_by_one_and_many_at_once(
    database: Database, failing: int, told: int
) -> None:
    follow(database, failing, well=2)
    problems = _feed_problems(database)
    assert len(problems) == told
    assert all(ERROR in found["message"] for found in problems)


def test_many_are_counted_and_told_in_chinese_as_well(database: Database) -> None:
    follow(database, 5, well=2)
    (found,) = _feed_problems(database)
    assert found["message"].startswith(
        "5 of 7 feeds fail: Feed 0, Feed 1, Feed 2 …; the first says"
    )
    with speaking("zh"):
        assert retold(found["message"]).startswith("7 个来源里有 5 个读不到：Feed 0")
        assert "selfsame feeds list" in retold(found["mend"])
        assert "会自己再试" in retold(found["mend"])
