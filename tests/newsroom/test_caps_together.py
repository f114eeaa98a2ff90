"""No cap of a day is ever exceeded, however many ask at once, and whoever is killed while asking (law 10)."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from agent.database import Database
from agent.errors import CapReached
from agent.newsroom.spending import (
    CUT_OFF,
    Spender,
    calls_of,
    end_calls,
    permit,
    recorder,
    spent_today,
)
from agent.types.caps import OwnCaps
from agent.types.clocks import Clocks
from agent.types.settings import CapSettings
from agent.types.writing import ModelCall

ASKING = 24
MOST = ModelCall("draft", "m", 300, 200, 0.0, ok=False)
TOOK = ModelCall("draft", "m", 100, 50, 0.1, ok=True)
PRICED = {"price_per_million_in": 1000.0, "price_per_million_out": 2000.0}  # 0.7 at most, 0.2 taken


def all_at_once(database: Database, clocks: Clocks, caps: CapSettings, own: OwnCaps) -> int:
    """How many of them were let through; each records what it took as soon as it has it."""
    together = Barrier(ASKING)

    def ask(number: int) -> bool:
        who = Spender("yuri", f"draft-{number}", caps, own)
        together.wait()
        try:
            permit(database, clocks, who)(MOST)
        except CapReached:
            return False
        recorder(database, clocks, who)(TOOK)
        return True

    with ThreadPoolExecutor(ASKING) as pool:
        return sum(pool.map(ask, range(ASKING)))


@pytest.mark.parametrize(
    ("caps", "own"),
    [
        (CapSettings(calls_per_day=7), OwnCaps()),
        (CapSettings(tokens_per_day=1_600), OwnCaps()),
        (CapSettings(money_per_day=1.9, **PRICED), OwnCaps()),
        (CapSettings(), OwnCaps(calls_per_day=5)),
        (CapSettings(), OwnCaps(tokens_per_day=1_600)),
        (CapSettings(**PRICED), OwnCaps(money_per_day=1.3)),
    ],
)
def test_of_many_that_ask_at_once_no_more_are_let_through_than_every_cap_allows(
    database: Database, clocks: Clocks, caps: CapSettings, own: OwnCaps
) -> None:
    let_through = all_at_once(database, clocks, caps, own)
    spent = spent_today(database, clocks.world.now())
    assert let_through == spent["calls"] > 0
    assert let_through < ASKING
    assert spent["calls"] <= (own.calls_per_day or caps.calls_per_day)
    assert spent["tokens"] <= (own.tokens_per_day or caps.tokens_per_day)
    assert spent["money"] <= (own.money_per_day or caps.money_per_day)


def test_one_personas_own_cap_takes_nothing_from_another(
    database: Database, clocks: Clocks
) -> None:
    caps, own = CapSettings(), OwnCaps(calls_per_day=1)
    permit(database, clocks, Spender("yuri", "one", caps, own))(MOST)
    with pytest.raises(CapReached, match="for yuri: the day's 1 model calls"):
        permit(database, clocks, Spender("yuri", "two", caps, own))(MOST)
    permit(database, clocks, Spender("corrow", "three", caps, own))(MOST)


def test_a_call_that_a_kill_cut_off_stays_counted_at_the_most_that_it_can_have_cost(
    database: Database, clocks: Clocks
) -> None:
    who = Spender("yuri", "one", CapSettings(tokens_per_day=700))
    permit(database, clocks, who)(MOST)
    with database.write.begin() as connection:
        end_calls(connection)  # as the next owner of the home does
    assert [(call["error"], call["prompt_tokens"]) for call in calls_of(database, "one")] == [
        (CUT_OFF, 300)
    ]
    with pytest.raises(CapReached, match="200 are left, and a call may take 500"):
        permit(database, clocks, who)(MOST)


def test_two_processes_share_the_caps(database: Database, clocks: Clocks, tmp_path: Path) -> None:
    from agent.database import open_database

    second = open_database(database.url)
    caps = CapSettings(calls_per_day=1)
    permit(database, clocks, Spender("yuri", "one", caps))(MOST)
    with pytest.raises(CapReached):
        permit(second, clocks, Spender("yuri", "two", caps))(MOST)
    second.close()
