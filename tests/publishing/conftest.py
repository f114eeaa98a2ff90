import pytest

from agent.database import Database
from agent.types.clocks import Clocks, FrozenClock
from tests.publishing.making import House


@pytest.fixture
def house(database: Database, clocks: Clocks, world: FrozenClock, wall: FrozenClock) -> House:
    return House(database, clocks, world, wall)
