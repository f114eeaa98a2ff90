"""Somebody leaves, as far as the tables tell it."""

from sqlalchemy import insert

from agent.database import Database
from agent.database.tables import leavings
from agent.types.clocks import Clocks


def leaves(database: Database, clocks: Clocks, name: str) -> None:
    row = {"name": name, "by": "the tests", "at": clocks.world.now()}
    with database.write.begin() as connection:
        connection.execute(insert(leavings).values(**row))
