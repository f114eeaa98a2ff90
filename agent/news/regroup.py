"""Items without a story find theirs: the window is read, grouped in memory, and written in portions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, case, func, insert, select, update

from agent.database import Database
from agent.database.tables import feeds, items, sagas, stories
from agent.news.giving_way import unhurried
from agent.news.kept import Groupings, Kept
from agent.news.likeness import Entry
from agent.news.meaning import bridges
from agent.news.portions import portions
from agent.news.rows import AT, PUBLISHER
from agent.news.stories import Grouped
from agent.news.vectors import forget_vectors, vectors_of
from agent.news.window import read_waiting
from memory.index.embed import Embedder


@dataclass(frozen=True)
class Regrouped:
    """How many stories got new items, and what the embedder failed with, if it did."""

    stories: int = 0
    fault: str = ""


def regroup(
    database: Database, embed: Embedder | None = None, groupings: Groupings | None = None
) -> Regrouped:
    """`embed` is a model that knows several languages; without one, only words join reports. `groupings` go
    on from where the last gather left them."""
    held = groupings or Groupings()
    done = [_regroup(database, sample, embed, held) for sample in (False, True)]
    return Regrouped(sum(each.stories for each in done), "".join(each.fault for each in done))


def _regroup(
    database: Database, sample: bool, embed: Embedder | None, groupings: Groupings
) -> Regrouped:
    with database.read.connect() as connection:
        waiting = read_waiting(connection, sample=sample)
        if waiting is None:
            return Regrouped()
        kept = groupings.take(connection, sample=sample)
    known = kept.grouping.known
    near, fault = (
        _bridges(database, waiting.new, known, embed) if embed and not sample else ({}, "")
    )
    grouped = kept.grouping.add(waiting.new, kept.numbered(waiting.late), near)
    told = 0
    for portion in unhurried(portions(grouped)):
        with database.write.begin() as connection:
            told += _write(connection, portion, kept, sample)
    groupings.put_back(kept, [entry.id for entry in waiting.new], sample=sample)
    return Regrouped(told, fault)


def _bridges(
    database: Database, new: Sequence[Entry], known: Sequence[Entry], embed: Embedder
) -> tuple[Mapping[int, int], str]:
    """What the embedder can't tell is left to words; its fault is told."""
    vectors, fault = vectors_of(database, (*known, *new), embed)
    if known:
        forget_vectors(database, known[0].id)
    return bridges(new, known, vectors), fault


def _write(connection: Connection, grouped: Grouped, kept: Kept, sample: bool) -> int:
    _merge_sagas(connection, grouped, kept)
    _new_stories(connection, grouped, kept, sample)
    placed = {item: kept.story(story) for item, story in grouped.story_of.items()}
    rows = [{"item": item, "story": story} for item, story in placed.items()]
    where = items.c.id == bindparam("item")
    connection.execute(update(items).where(where).values(story_id=bindparam("story")), rows)
    for gone, into in grouped.merged.items():
        if kept.story(gone) > 0:
            _merge(connection, kept.story(gone), kept.story(into))
    told = set(placed.values())
    _restate(connection, told | set(map(kept.story, grouped.left)))
    return len(told)


def _merge_sagas(connection: Connection, grouped: Grouped, kept: Kept) -> None:
    """Under the row of the one that had one; rows of two become one."""
    for gone, into in grouped.sagas_merged.items():
        row = kept.sagas.get(gone, gone)
        if row > 0:
            if into < 0:
                kept.sagas.setdefault(into, row)
            moved = update(stories).where(stories.c.saga_id == row)
            connection.execute(moved.values(saga_id=kept.sagas.get(into, into)))


def _new_stories(connection: Connection, grouped: Grouped, kept: Kept, sample: bool) -> None:
    """Rows for the new stories that weren't merged away at once."""
    new = {story for story in grouped.story_of.values() if kept.story(story) < 0}
    firsts = sorted(new, key=lambda story: (grouped.firsts[story].at, grouped.firsts[story].id))
    _open_sagas(connection, grouped, kept, firsts)
    rows = {}
    for story in firsts:
        told, saga = grouped.firsts[story], grouped.saga_of[story]
        more = {"saga_id": kept.sagas.get(saga, saga), "language": told.language, "sample": sample}
        rows[story] = _facts(told) | more
    kept.stories |= _inserted(connection, stories, rows)


def _open_sagas(
    connection: Connection, grouped: Grouped, kept: Kept, firsts: Sequence[int]
) -> None:
    """Rows for the sagas that begin with these stories."""
    new: dict[int, dict[str, object]] = {}
    for story in firsts:
        saga = grouped.saga_of[story]
        if saga < 0 and saga not in kept.sagas:
            new.setdefault(saga, _facts(grouped.firsts[story]))
    kept.sagas |= _inserted(connection, sagas, new)


def _facts(told: Entry) -> dict[str, object]:
    return {"title": told.title, "first_at": told.at, "last_at": told.at}


def _inserted(
    connection: Connection, table: Table, rows: dict[int, dict[str, object]]
) -> dict[int, int]:
    """All at once, since the lock is held meanwhile: provisional number → row."""
    if not rows:
        return {}
    statement = insert(table).returning(table.c.id, sort_by_parameter_order=True)
    found = connection.execute(statement, list(rows.values())).scalars()
    return dict(zip(rows, found, strict=True))


def _merge(connection: Connection, gone: int, into: int) -> None:
    """The row stays, so that what was said of it can follow."""
    connection.execute(update(items).where(items.c.story_id == gone).values(story_id=into))
    connection.execute(update(stories).where(stories.c.id == gone).values(merged_into=into, heat=0))


def _restate(connection: Connection, touched: Iterable[int]) -> None:
    """Counts and times of stories and sagas, read off the items."""
    own = func.max(case((feeds.c.about == "self", 1), else_=0))
    facts = (func.count(), func.min(AT), func.max(AT), func.count(PUBLISHER.distinct()), own)
    query = select(items.c.story_id, *facts).join(feeds, feeds.c.id == items.c.feed_id)
    query = query.where(items.c.story_id.in_(list(touched))).group_by(items.c.story_id)
    rows = [tuple(row) for row in connection.execute(query)]
    names = ("story", "count", "first", "last", "told", "own")
    statement = update(stories).where(stories.c.id == bindparam("story"))
    statement = statement.values(
        items=bindparam("count"),
        publishers=bindparam("told"),
        first_at=bindparam("first"),
        last_at=bindparam("last"),
        about_self=bindparam("own"),
    )
    connection.execute(statement, [dict(zip(names, row, strict=True)) for row in rows])
    _restate_sagas(connection, {row[0]: row[3] for row in rows})


def _restate_sagas(connection: Connection, last: dict[int, datetime]) -> None:
    query = select(stories.c.id, stories.c.saga_id).where(stories.c.id.in_(list(last)))
    rows = [{"saga": row.saga_id, "last": last[row.id]} for row in connection.execute(query)]
    newer = sagas.c.last_at < bindparam("last")
    statement = update(sagas).where(sagas.c.id == bindparam("saga"), newer)
    connection.execute(statement.values(last_at=bindparam("last")), rows)
