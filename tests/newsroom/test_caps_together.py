"""A day's calls are never more than the cap, however many ask for the last one at once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from agent.database import open_database
from agent.errors import CapReached
from agent.newsroom.spending import permit, recorder, spent_today
from agent.types.clocks import Clocks, SystemClock
from agent.types.settings import CapSettings
from agent.types.writing import ModelCall

CAP, ASKING = 7, 24
CALL = ModelCall("draft", "m", 10, 5, 0.1, True)


def test_of_many_that_ask_at_once_only_as_many_as_the_cap_are_let_through(tmp_path: Path) -> None:
    database = open_database(f"sqlite:///{tmp_path / 'selfsame.db'}")
    clocks, caps = Clocks(SystemClock(), SystemClock()), CapSettings(calls_per_day=CAP)
    together = Barrier(ASKING)

    def ask(number: int) -> bool:
        thread = f"draft-{number}"
        together.wait()
        try:
            permit(database, clocks, caps, thread)()
        except CapReached:
            return False
        recorder(database, clocks, caps, "yuri", thread)(CALL)
        return True

    with ThreadPoolExecutor(ASKING) as pool:
        let_through = sum(pool.map(ask, range(ASKING)))
    assert let_through == spent_today(database, clocks.world.now())["calls"] == CAP
    database.close()
