"""What whoever takes the home's lock does first: the last owner is gone, and may have been killed."""

from sqlalchemy import update

from agent.database import Database
from agent.database.tables import deliveries, slots
from agent.newsroom.problems import clear_problem, raise_problem
from agent.types.clocks import Clocks
from memory.errors import MemoryFault
from memory.memory import MemoryStore


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
        return sum(connection.execute(row.values(lease_until_wall=now)).rowcount for row in left)


def catch_up(database: Database, clocks: Clocks, memory: MemoryStore) -> None:
    """Bring the indexes in line with the ledger; what stands in the way is told in status."""
    try:
        memory.catch_up()
    except MemoryFault as fault:
        raise_problem(database, clocks, "memory", "index", fault)
    else:
        clear_problem(database, "memory", "index")
