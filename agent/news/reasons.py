"""Why a story is hot, for people to see: who tells it, how fast, where boards have it, how its heat went."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from agent.database.tables import feeds, heats, items, looks
from agent.news.families import family_of
from agent.news.heat import ARRIVING
from agent.news.rows import AT, PUBLISHER
from agent.news.warm import LOOK_HOLDS
from agent.types.news import BoardRank, HeatPoint, WhyHot

BEFORE = timedelta(hours=3)  # so far back a rank is compared
LINE = timedelta(hours=48)


def why_hot(connection: Connection, stories: Sequence[int], now: datetime) -> dict[int, WhyHot]:
    """Each of the stories given, as of now."""
    reports, ranks = _reports(connection, stories), _ranks(connection, stories, now)
    lines = heat_lines(connection, stories, now - LINE)
    return {
        story: WhyHot(
            publishers=len({family for family, _ in reports[story]}),
            reports=len(reports[story]),
            lately=sum(now - at <= ARRIVING for _, at in reports[story]),
            ranks=tuple(sorted(ranks[story], key=lambda found: (found.rank, found.board))),
            line=tuple(lines[story]),
        )
        for story in stories
    }


def heat_lines(
    connection: Connection, stories: Iterable[int], since: datetime
) -> dict[int, list[HeatPoint]]:
    """Their heat hour by hour, with the parts that it was made of; hours when one was cold are left out."""
    query = select(heats).where(heats.c.story_id.in_(list(stories)), heats.c.at >= since)
    lines: dict[int, list[HeatPoint]] = defaultdict(list)
    for row in connection.execute(query.order_by(heats.c.at)):
        facts = dict(row._mapping)
        lines[facts.pop("story_id")].append(HeatPoint(**facts))
    return lines


def _reports(
    connection: Connection, stories: Iterable[int]
) -> dict[int, list[tuple[str, datetime]]]:
    """Story → the house and time of each report; boards report nothing."""
    query = select(items.c.story_id, items.c.url, PUBLISHER.label("publisher"), AT.label("at"))
    query = query.join(feeds, feeds.c.id == items.c.feed_id)
    query = query.where(items.c.story_id.in_(list(stories)), feeds.c.kind != "board")
    found: dict[int, list[tuple[str, datetime]]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.story_id].append((family_of(row.url, row.publisher), row.at))
    return found


def _ranks(
    connection: Connection, stories: Sequence[int], now: datetime
) -> dict[int, list[BoardRank]]:
    found: dict[int, list[BoardRank]] = defaultdict(list)
    boards = select(feeds.c.id, feeds.c.name, feeds.c.url)
    for board in connection.execute(boards.where(feeds.c.active, feeds.c.kind == "board")).all():
        last = _last_look(connection, board.id, now, LOOK_HOLDS)
        if last is None:
            continue
        then = _last_look(connection, board.id, last - BEFORE, LOOK_HOLDS)
        was = _ranks_at(connection, board.id, then, stories) if then else {}
        for story, rank in _ranks_at(connection, board.id, last, stories).items():
            found[story].append(BoardRank(board.name or board.url, rank, was.get(story, 0)))
    return found


def _last_look(
    connection: Connection, board: int, until: datetime, within: timedelta
) -> datetime | None:
    newest = func.max(looks.c.seen_at, type_=looks.c.seen_at.type)
    times = (looks.c.seen_at <= until, looks.c.seen_at >= until - within)
    return connection.execute(select(newest).where(looks.c.feed_id == board, *times)).scalar()


def _ranks_at(
    connection: Connection, board: int, at: datetime, stories: Sequence[int]
) -> dict[int, int]:
    """Story → its best rank in that look."""
    query = select(items.c.story_id, func.min(looks.c.rank).label("rank")).join(items)
    own = (looks.c.feed_id == board, looks.c.seen_at == at, items.c.story_id.in_(stories))
    rows = connection.execute(query.where(*own).group_by(items.c.story_id))
    return {row.story_id: row.rank for row in rows}
