"""Each night the boards' looks are learned from, in a process of its own."""

from datetime import timedelta

from sqlalchemy import insert

from agent.database import Database
from agent.database.tables import feeds, items, looks
from agent.news.learned import learn_again, learning_is_due, open_learner, read_foresight
from agent.news.worker import Worker
from tests.news.invented import START, days_of_looks

DAYS = 4
NIGHT = START + timedelta(days=DAYS)


def keep(database: Database, days: float = DAYS) -> None:
    """The invented boards as if they had been asked for so long."""
    with database.write.begin() as connection:
        boards = {"lively": 1, "still": 2}
        connection.execute(insert(feeds), [{"url": name, "kind": "board"} for name in boards])
        ids: dict[str, int] = {}
        rows = []
        for look in days_of_looks(days):
            for item, rank in look.ranks.items():
                ids.setdefault(item, len(ids) + 1)
                rows.append(
                    {
                        "feed_id": boards[look.board],
                        "seen_at": look.at,
                        "rank": rank,
                        "item_id": ids[item],
                    }
                )
        connection.execute(insert(items), [
            {"id": number, "feed_id": 1, "uid": item, "link_key": item, "url": "", "title": item, "seen_at": START}
            for item, number in ids.items()
        ])  # fmt: skip
        connection.execute(insert(looks), rows)


def due(database: Database, hours: float = 0) -> bool:
    with database.read.connect() as connection:
        return learning_is_due(connection, NIGHT + timedelta(hours=hours))


def test_it_is_due_once_a_day_where_there_are_looks(database: Database) -> None:
    assert not due(database)
    keep(database, 1)
    assert due(database)
    assert learn_again(database, open_learner(), NIGHT) == "by hand"
    assert [due(database, hours) for hours in (0, 12, 24)] == [False, False, True]
    assert due(database, -1), "the world clock went back"


def test_what_was_learned_is_there_for_the_next_gather(database: Database) -> None:
    keep(database)
    assert learn_again(database, open_learner(), NIGHT) == "learned"
    with database.read.connect() as connection:
        assert read_foresight(connection).boards == ("1", "2")


def test_a_learner_that_must_be_stopped_leaves_things_as_they_were(database: Database) -> None:
    keep(database)
    said = learn_again(database, Worker(seconds=0.01), NIGHT)
    assert said.startswith("as before: ")
    with database.read.connect() as connection:
        assert read_foresight(connection).how == "by hand"
    assert due(database)
