import pytest

from agent.database import Database
from agent.types.clocks import Clocks
from tests.review.making import Desk


@pytest.fixture
def desk(database: Database, clocks: Clocks) -> Desk:
    return Desk(database, clocks)
