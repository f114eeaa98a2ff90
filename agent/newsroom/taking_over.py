"""What whoever takes the home's lock does first: the last owner is gone, and may have been killed."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import update

from agent.database import Database
from agent.database.tables import deliveries, slots
from agent.newsroom.problems import clear_problem, raise_problem
from agent.newsroom.spending import end_calls
from agent.types.clocks import Clocks
from memory.errors import IndexBehind, MemoryFault
from memory.index.follow import Pace, never, untold
from memory.memory import MemoryStore

MOMENT = timedelta(seconds=1)


def end_leases(database: Database, clocks: Clocks) -> int:
    """Leases are for processes that live: one that is gone keeps neither a slot nor a delivery."""
    now = clocks.wall.now()
    left = (
        update(slots).where(slots.c.status == "writing", slots.c.lease_until_wall > now),
        update(deliveries).where(
            deliveries.c.status == "sending", deliveries.c.lease_until_wall > now
        ),
    )
    with database.write.begin() as connection:
        end_calls(connection)
        return sum(connection.execute(row.values(lease_until_wall=now)).rowcount for row in left)


def a_moment(clocks: Clocks) -> Callable[[], bool]:
    """Whether a start has waited long enough for the indexes; the rest is done while it runs."""
    begun = clocks.wall.now()
    return lambda: clocks.wall.now() - begun > MOMENT


def catch_up(
    database: Database,
    clocks: Clocks,
    memory: MemoryStore,
    enough: Callable[[], bool] = never,
    told: Callable[[int, int], None] = untold,
    *,
    anew: bool = False,
) -> None:
    """Brings the indexes in line with the ledger, or makes them `anew`, as far as `enough` allows. How
    far that came, and what stands in the way, is told in status until it is over."""
    shown = -1

    def tell(done: int, total: int) -> None:
        nonlocal shown
        told(done, total)
        if done < total and 100 * done // total != shown:
            shown = 100 * done // total
            raise_problem(database, clocks, "memory", "index", IndexBehind(done, total))

    try:
        (memory.rebuild if anew else memory.catch_up)(Pace(enough, tell))
        problem = memory.problem
    except MemoryFault as fault:
        problem = fault
    if problem:
        raise_problem(database, clocks, "memory", "index", problem)
    else:
        clear_problem(database, "memory", "index")
