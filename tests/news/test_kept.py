"""A grouping that goes on from gather to gather: what the archive holds is right after each of them."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from agent.database import Database
from agent.database.tables import feeds, items, sagas, stories
from agent.news.kept import Groupings
from agent.news.regroup import regroup

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)
SOUND = "Deep-sea microphone off Tarn records repeating sound"
AGAIN = "Repeating sound recorded by deep-sea microphone off Tarn"
THIRD = "Microphone off Tarn: repeating deep-sea sound recorded"
MOSS = "Moss grows slowly on the stairs of Velmora station"


@pytest.fixture
def archive(database: Database) -> Database:
    with database.write.begin() as connection:
        rows = [{"id": n, "url": f"f{n}", "name": f"Paper {n}"} for n in (1, 2, 3)]
        connection.execute(insert(feeds), rows)
    return database


def arrive(database: Database, number: int, title: str, *, link: str = "", feed: int = 1) -> None:
    at = NOON + timedelta(minutes=number)
    with database.write.begin() as connection:
        connection.execute(
            insert(items).values(
                id=number, feed_id=feed, uid=str(number), title=title, summary="", language="en",
                link_key=link or f"k/{number}", url=f"https://{link or number}.example",
                published_at=at, seen_at=at,
            )
        )  # fmt: skip


def story_of(database: Database, number: int) -> int | None:
    with database.read.connect() as connection:
        return connection.execute(select(items.c.story_id).where(items.c.id == number)).scalar()


def test_a_story_that_it_began_itself_grows_under_the_row_that_it_got(archive: Database) -> None:
    kept = Groupings()
    for number, title in enumerate((MOSS, SOUND, AGAIN, THIRD), 1):
        arrive(archive, number, title, feed=number % 3 + 1)
        regroup(archive, groupings=kept)
    assert story_of(archive, 2) == story_of(archive, 3) == story_of(archive, 4)
    assert story_of(archive, 1) != story_of(archive, 2)
    with archive.read.connect() as connection:
        row = connection.execute(select(stories).where(stories.c.id == story_of(archive, 2))).one()
        assert (row.items, row.publishers, row.title) == (3, 3, SOUND)
        assert connection.execute(select(func.min(stories.c.saga_id))).scalar_one() > 0


def test_a_link_of_long_ago_leads_to_its_story_whoever_began_it(archive: Database) -> None:
    kept = Groupings()
    arrive(archive, 1, MOSS, link="k/moss")
    regroup(archive, groupings=kept)
    arrive(archive, 2, "Anything at all", link="k/moss", feed=2)
    regroup(archive, groupings=kept)
    arrive(archive, 3, "Something else again", link="k/moss", feed=3)
    regroup(archive, groupings=Groupings())
    assert story_of(archive, 1) == story_of(archive, 2) == story_of(archive, 3) == 1


def test_an_archive_that_went_on_without_it_is_read_anew(archive: Database) -> None:
    kept = Groupings()
    arrive(archive, 1, MOSS)
    regroup(archive, groupings=kept)
    arrive(archive, 2, SOUND)
    regroup(archive, groupings=Groupings())
    arrive(archive, 3, AGAIN, feed=2)
    regroup(archive, groupings=kept)
    assert story_of(archive, 3) == story_of(archive, 2)


def test_what_failed_midway_is_not_gone_on_from(archive: Database) -> None:
    kept = Groupings()
    arrive(archive, 1, SOUND)
    regroup(archive, groupings=kept)
    arrive(archive, 2, MOSS, feed=2)
    full = "CREATE TRIGGER full BEFORE INSERT ON stories BEGIN SELECT RAISE(ABORT, 'full'); END"
    _do(archive, full)
    with pytest.raises(IntegrityError):
        regroup(archive, groupings=kept)
    _do(archive, "DROP TRIGGER full")
    regroup(archive, groupings=kept)
    assert story_of(archive, 2) not in (None, story_of(archive, 1))


def _do(database: Database, statement: str) -> None:
    with database.write.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_long_row_of_gathers_ends_with_every_item_in_a_story_of_a_saga(archive: Database) -> None:
    kept = Groupings()
    places = ("Tarn", "Velmora", "Osk", "Lind")
    for number in range(1, 81):
        what = f"Ferry strike in {places[number % 4]} enters day {number // 8}, harbour talks go on"
        arrive(archive, number, what, feed=number % 3 + 1)
        if number % 2:
            regroup(archive, groupings=kept)
    regroup(archive, groupings=kept)
    with archive.read.connect() as connection:
        lone = select(func.count()).select_from(items).where(items.c.story_id.is_(None))
        assert connection.execute(lone).scalar_one() == 0
        live = connection.execute(select(stories).where(stories.c.merged_into.is_(None))).all()
        known = set(connection.execute(select(sagas.c.id)).scalars())
        assert {row.saga_id for row in live} <= known
        counts = select(items.c.story_id, func.count()).group_by(items.c.story_id)
        told = {row.story_id: row.count for row in connection.execute(counts)}
    assert {row.id: row.items for row in live} == told
