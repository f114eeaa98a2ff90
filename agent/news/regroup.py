"""Items without a story find theirs: the window is read, grouped in memory, and written in portions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, case, func, insert, select, update

from agent.database import Database
from agent.database.tables import feeds, items, sagas, stories
from agent.news.giving_way import unhurried
from agent.news.likeness import Entry
from agent.news.meaning import bridges
from agent.news.portions import portions
from agent.news.rows import AT, PUBLISHER
from agent.news.stories import Grouped, group
from agent.news.vectors import forget_vectors, vectors_of
from agent.news.window import Window, read_window
from memory.index.embed import Embedder


@dataclass(frozen=True)
class Regrouped:
    """How many stories got new items, and what the embedder failed with, if it did."""

    stories: int = 0
    fault: str = ""


@dataclass
class _Placing:
    """What all portions of one writing have in common."""

    window: Window
    sample: bool
    firsts: dict[int, Entry]
    """New story → the item that told it first, whose title it bears."""
    saga_ids: dict[int, int] = field(default_factory=dict)
    """The rows of sagas that earlier portions opened."""
    left: dict[int, int] = field(init=False)
    """Known item → the story that it was in."""

    def __post_init__(self) -> None:
        self.left = {entry.id: entry.story for entry in self.window.known if entry.story}


def regroup(database: Database, embed: Embedder | None = None) -> Regrouped:
    """`embed` is a model that knows several languages; without one, only words join reports."""
    done = [_regroup(database, sample, embed) for sample in (False, True)]
    return Regrouped(sum(each.stories for each in done), "".join(each.fault for each in done))


def _regroup(database: Database, sample: bool, embed: Embedder | None) -> Regrouped:
    with database.read.connect() as connection:
        window = read_window(connection, sample=sample)
    if window is None:
        return Regrouped()
    near, fault = _bridges(database, window, embed) if embed and not sample else ({}, "")
    grouped = group(window.new, window.known, window.saga_of, window.late, near)
    told, placing = 0, _Placing(window, sample, _firsts(grouped, window))
    for portion in unhurried(portions(grouped)):
        with database.write.begin() as connection:
            told += _write(connection, portion, placing)
    return Regrouped(told, fault)


def _bridges(database: Database, window: Window, embed: Embedder) -> tuple[Mapping[int, int], str]:
    """What the embedder can't tell is left to words; its fault is told."""
    vectors, fault = vectors_of(database, (*window.known, *window.new), embed)
    if window.known:
        forget_vectors(database, window.known[0].id)
    return bridges(window.new, window.known, vectors), fault


def _write(connection: Connection, grouped: Grouped, placing: _Placing) -> int:
    ids = _new_stories(connection, grouped, placing)
    placed = {item: ids.get(story, story) for item, story in grouped.story_of.items()}
    rows = [{"item": item, "story": story} for item, story in placed.items()]
    where = items.c.id == bindparam("item")
    connection.execute(update(items).where(where).values(story_id=bindparam("story")), rows)
    for gone, into in grouped.merged.items():
        if gone > 0:
            _merge(connection, gone, ids.get(into, into))
    for gone, into in grouped.sagas_merged.items():
        if gone > 0:
            moved = update(stories).where(stories.c.saga_id == gone)
            connection.execute(moved.values(saga_id=into))
    left = {placing.left[item] for item in placed if item in placing.left}
    told = set(placed.values())
    _restate(connection, told | left)
    return len(told)


def _new_stories(connection: Connection, grouped: Grouped, placing: _Placing) -> dict[int, int]:
    """Rows for the new stories that weren't merged away at once: provisional number → row."""
    new = {story: placing.firsts[story] for story in grouped.story_of.values() if story < 0}
    firsts = dict(sorted(new.items(), key=lambda first: (first[1].at, first[1].id)))
    saga_ids = _open_sagas(connection, grouped, placing, firsts)
    rows = {
        story: _facts(told)
        | {"saga_id": saga_ids.get(grouped.saga_of[story], grouped.saga_of[story])}
        | {"language": told.language, "sample": placing.sample}
        for story, told in firsts.items()
    }
    return _inserted(connection, stories, rows)


def _open_sagas(
    connection: Connection, grouped: Grouped, placing: _Placing, firsts: dict[int, Entry]
) -> dict[int, int]:
    """Rows for the sagas that begin with these stories; all that were opened so far are returned."""
    opened = {grouped.saga_of[story]: told for story, told in reversed(firsts.items())}
    new = {s: _facts(t) for s, t in opened.items() if s < 0 and s not in placing.saga_ids}
    placing.saga_ids |= _inserted(connection, sagas, new)
    return placing.saga_ids


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


def _firsts(grouped: Grouped, window: Window) -> dict[int, Entry]:
    """New story → the item that told it first, whose title it bears; strays of older stories among them."""
    firsts: dict[int, Entry] = {}
    for entry in sorted([*window.known, *window.new], key=lambda entry: (entry.at, entry.id)):
        story = grouped.story_of.get(entry.id, 0)
        if story < 0:
            firsts.setdefault(story, entry)
    return firsts


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
