"""Which clocks a home runs on. A simulated home keeps its world clock in the database, so that every verb agrees."""

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from agent.database.open import Database
from agent.database.tables import home, posts
from agent.errors import HomeSimulated
from agent.types.clocks import Clock, Clocks, ScaledClock, SystemClock


def clocks_of(
    database: Database, now: datetime | None, *, speed: float = 0.0, running: bool = False
) -> Clocks:
    """The clocks to believe: `now` for this once, else the home's simulated clock, else the machine's.

    `running` says whether a daemon drives a simulated clock on; without one it stands where it was left.
    """
    wall = SystemClock()
    if now is not None:
        return Clocks(ScaledClock(now, wall.now(), speed, wall), wall, simulated=True)
    kept = _kept(database)
    if kept is None:
        return Clocks(wall, wall)
    start, anchor, pace = kept
    return Clocks(ScaledClock(start, anchor, pace if running else 0.0, wall), wall, simulated=True)


def _kept(database: Database) -> tuple[datetime, datetime, float] | None:
    with database.read.connect() as connection:
        row = connection.execute(select(home)).one_or_none()
    if row is None or not row.simulated or row.world_anchor is None:
        return None
    return row.world_anchor, row.wall_anchor, row.speed


def enter_world(database: Database, clocks: Clocks, *, daemon: bool = False) -> None:
    """Called before anything is written: marks a simulated home, and keeps real and simulated time apart.

    Raises HomeSimulated for a simulated clock in a home that has published in real time, and for a
    real-time daemon in a simulated home.
    """
    with database.write.begin() as connection:
        row = connection.execute(select(home)).one_or_none()
        marked = bool(row and row.simulated)
        if clocks.simulated and not marked and _has_spoken(connection):
            raise HomeSimulated(
                "this home has published in real time; a simulated clock would mix both",
                "rehearse in a home of its own: selfsame init DIR",
            )
        if daemon and marked and not clocks.simulated:
            raise HomeSimulated(
                "this home has run on a simulated clock; a real-time daemon would mix both",
                "make a fresh home (selfsame init DIR), or go on with: selfsame --now TIME run",
            )
        if clocks.simulated:
            _keep(connection, clocks.world, clocks.wall, exists=row is not None)


def keep_world(database: Database, clocks: Clocks) -> None:
    """Write down where the simulated world clock stands; a no-op in real time."""
    if clocks.simulated:
        with database.write.begin() as connection:
            _keep(connection, clocks.world, clocks.wall, exists=True)


def _has_spoken(connection: Connection) -> bool:
    query = select(posts.c.id).where(posts.c.published_at.is_not(None)).limit(1)
    return connection.execute(query).first() is not None


def _keep(connection: Connection, world: Clock, wall: Clock, *, exists: bool) -> None:
    values = {
        "simulated": True,
        "world_anchor": world.now(),
        "wall_anchor": wall.now(),
        "speed": world.speed if isinstance(world, ScaledClock) else 0.0,
    }
    statement = update(home).where(home.c.id == 1) if exists else insert(home)
    connection.execute(statement.values(**values) if exists else statement.values(id=1, **values))
