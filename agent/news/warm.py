"""Every current story's heat as of now, from the archive and the boards; kept each hour, for a line over time."""

from collections import defaultdict
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from agent.database import Database
from agent.database.tables import feeds, items, stories
from agent.database.tables import heats as table
from agent.database.tables.news import WARM_SQL
from agent.news.families import family_of
from agent.news.foresight import Foresight, foresee
from agent.news.giving_way import unhurried
from agent.news.heat import COLD_AFTER, HALF_LIFE, Heat, Report, Standing, Told, heats
from agent.news.learned import read_foresight
from agent.news.looks import prune_looks, read_looks
from agent.news.rising import FEATURES, MEMORY, Seen, walk
from agent.news.rows import AT, PUBLISHER

LINE_KEPT = timedelta(days=7)
MOST_LINES, LEAST_KEPT = 200, 0.05
"""So many stories, the hottest, leave a point of their line each hour, unless they are as cold as this."""
DAY = timedelta(days=1)
USUAL, USUAL_ITEMS = 7 * DAY, 20_000
LOOK_HOLDS = timedelta(hours=3)  # a board that nobody saw for longer says nothing of now
PORTION = 500
"""So many heats are written at once, so that nobody waits long for the lock."""
LEAST_WARM = 0.02
"""What has cooled below this is cold."""
LEAST_STAY = 3.0  # hours that are no long stay on any board

_HEATED = update(stories).where(stories.c.id == bindparam("story")).values(heat=bindparam("value"))


def warm(database: Database, now: datetime) -> None:
    """Stories that nobody told for three days are cold, unless a board still shows them; one that was on boards alone
    cools like the others once it has left them."""
    with database.read.connect() as connection:
        told, usual = _told(connection, now), _usual(connection, now)
        for story, standings in _standings(connection, now).items():
            told[story] = Told(told[story].reports if story in told else (), standings)
        cooling = _cooling(connection, now)
    found = heats(told, now, usual)
    heated = cooling | {story: heat.heat for story, heat in found.items()}
    rows = [{"story": story, "value": value} for story, value in heated.items()]
    for start in unhurried(range(0, len(rows), PORTION)):
        with database.write.begin() as connection:
            connection.execute(_HEATED, rows[start : start + PORTION])
    with database.write.begin() as connection:
        if found:
            _draw(connection, found, _hour(now))
        prune_looks(connection, now)
        connection.execute(delete(table).where(table.c.at < now - LINE_KEPT))


def _cooling(connection: Connection, now: datetime) -> dict[int, float]:
    """What is still warm → its heat by now, if nobody tells or shows it any more."""
    last = connection.execute(select(func.max(table.c.at, type_=table.c.at.type))).scalar()
    hours = max(timedelta(0), _hour(now) - last) if last else timedelta(0)
    rest = float(0.5 ** (hours / HALF_LIFE))
    rows = connection.execute(
        select(stories.c.id, stories.c.heat, stories.c.last_at).where(WARM_SQL)
    )
    return {
        row.id: 0.0
        if row.last_at < now - COLD_AFTER or row.heat * rest < LEAST_WARM
        else row.heat * rest
        for row in rows
    }


def _hour(now: datetime) -> datetime:
    return now.replace(minute=0, second=0, microsecond=0)


def _draw(connection: Connection, found: dict[int, Heat], hour: datetime) -> None:
    """The hour's point of each line; a later gather of the same hour takes its place."""
    connection.execute(delete(table).where(table.c.at == hour))
    hottest = sorted(found, key=lambda story: (-found[story].heat, -story))[:MOST_LINES]
    points = [
        {"story_id": story, "at": hour, **asdict(found[story])}
        for story in hottest
        if found[story].heat >= LEAST_KEPT
    ]
    if points:
        connection.execute(insert(table), points)


def _told(connection: Connection, now: datetime) -> dict[int, Told]:
    """What feeds report of each current story; boards rank and report nothing."""
    query = select(stories.c.id, items.c.url, PUBLISHER.label("publisher"), AT.label("at"))
    query = query.join(items, items.c.story_id == stories.c.id).join(feeds)
    current = (stories.c.last_at >= now - COLD_AFTER, stories.c.merged_into.is_(None))
    reports: dict[int, list[Report]] = defaultdict(list)
    for row in connection.execute(query.where(*current, feeds.c.kind != "board")):
        reports[row.id].append(Report(family_of(row.url, row.publisher), row.at))
    return {story: Told(tuple(own)) for story, own in reports.items()}


def _usual(connection: Connection, now: datetime) -> dict[str, float]:
    """House → reports a day, over the last week or the newest 20,000 items; nothing before a day is over."""
    newest = connection.execute(select(func.max(items.c.id))).scalar() or 0
    late = (items.c.id > newest - USUAL_ITEMS, items.c.seen_at >= now - USUAL)
    earliest = func.min(items.c.seen_at, type_=items.c.seen_at.type)
    first = connection.execute(select(earliest).where(*late)).scalar()
    if first is None or now - first < DAY:
        return {}
    query = select(
        func.max(items.c.url).label("url"), PUBLISHER.label("publisher"), func.count().label("n")
    )
    query = query.join(feeds, feeds.c.id == items.c.feed_id).where(*late, feeds.c.kind != "board")
    usual: dict[str, float] = defaultdict(float)
    for row in connection.execute(query.group_by(PUBLISHER)):
        usual[family_of(row.url, row.publisher)] += row.n / ((now - first) / DAY)
    return dict(usual)


def _standings(connection: Connection, now: datetime) -> dict[int, tuple[Standing, ...]]:
    """Where the boards have each story as of their last look: its best rank on each."""
    looks = read_looks(connection, now - MEMORY)
    last = {look.board: look for look in looks if now - look.at <= LOOK_HOLDS}
    current = list(walk(looks, lambda look: look is last.get(look.board)))
    if not current:
        return {}
    lifts = _lifts(read_foresight(connection), current)
    story_of = _stories_of(connection, current)
    best: dict[tuple[int, str], Standing] = {}
    for seen in current:
        for place, item in reversed(list(enumerate(seen.items))):
            if item in story_of:
                lift = lifts.get((seen.look.board, item), 1.0)
                best[story_of[item], seen.look.board] = _standing(seen, place, lift)
    found: dict[int, list[Standing]] = defaultdict(list)
    for (story, _), standing in best.items():
        found[story].append(standing)
    return {story: tuple(own) for story, own in found.items()}


def _standing(seen: Seen, place: int, lift: float) -> Standing:
    facts = dict(zip(FEATURES, seen.rows[place].tolist(), strict=True))
    stay = facts["age"] / max(LEAST_STAY, facts["median_age"])
    return Standing(int(facts["rank"]), seen.look.at, lift, facts["climb"], stay)


def _lifts(foresight: Foresight, seens: list[Seen]) -> dict[tuple[str, str], float]:
    """(board, item) → its chance to rise, against the mean one on that board just now."""
    chances: dict[str, dict[str, float]] = defaultdict(dict)
    for found in foresee(foresight, seens):
        chances[found.board][found.item] = found.chance
    means = {board: sum(own.values()) / len(own) for board, own in chances.items()}
    return {
        (board, item): chance / means[board] if means[board] else 1.0
        for board, own in chances.items()
        for item, chance in own.items()
    }


def _stories_of(connection: Connection, seens: list[Seen]) -> dict[str, int]:
    ids = [int(item) for seen in seens for item in seen.items]
    query = select(items.c.id, items.c.story_id).where(
        items.c.id.in_(ids), items.c.story_id.is_not(None)
    )
    return {str(row.id): row.story_id for row in connection.execute(query)}
