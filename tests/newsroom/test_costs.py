"""What she cost: counted calls, by post, day, month and persona."""

from datetime import timedelta
from typing import Any

import pytest

from agent.database import Database
from agent.newsroom.costs import costs_document, month_by_persona
from agent.newsroom.spending import Spender, recorder
from agent.types.clocks import Clocks, FrozenClock
from agent.types.settings import CapSettings
from agent.types.writing import ModelCall
from tests.review.making import Desk

CAPS = CapSettings(price_per_million_in=1.0, price_per_million_out=10.0)
CALL = ModelCall("draft", "m", prompt_tokens=1000, reply_tokens=100, seconds=1.0, ok=True)
MONEY = 0.002


@pytest.fixture
def told(database: Database, clocks: Clocks, world: FrozenClock) -> dict[str, Any]:
    """Last month one call; yesterday a draft of two calls, which was redone by one of one; today one of orla's."""
    desk = Desk(database, clocks)

    def calls(persona: str, thread: str, count: int = 1) -> None:
        for _ in range(count):
            recorder(database, clocks, Spender(persona, thread, CAPS))(CALL)

    world.at -= timedelta(days=20)
    calls("yuri", "t0")
    world.at += timedelta(days=19)
    calls("yuri", "t1", 2)
    first = desk.hand_in("t1")
    desk.decide("redo", first, note="shorter")
    calls("yuri", "t2")
    desk.hand_in("t2", supersedes=first, origin="manual", slot_id=None)
    world.at += timedelta(days=1)
    calls("orla", "t3")
    return costs_document(database, world.at, CAPS)


def test_each_day_and_month_has_its_calls_tokens_and_money_by_persona(told: dict[str, Any]) -> None:
    assert [(row["day"], row["persona"], row["calls"]) for row in told["days"]] == [
        ("2026-03-11", "orla", 1), ("2026-03-10", "yuri", 3), ("2026-02-19", "yuri", 1),
    ]  # fmt: skip
    assert [(row["month"], row["persona"], row["tokens"]) for row in told["months"]] == [
        ("2026-03", "orla", 1100), ("2026-03", "yuri", 3300), ("2026-02", "yuri", 1100),
    ]  # fmt: skip
    assert told["today"] == {"orla": {"calls": 1, "tokens": 1100, "money": MONEY}}
    assert told["month"]["yuri"]["money"] == pytest.approx(3 * MONEY)


def test_a_post_that_was_redone_cost_what_its_forerunner_did_too(told: dict[str, Any]) -> None:
    assert [(row["calls"], row["money"]) for row in told["posts"]] == [
        (3, pytest.approx(3 * MONEY)), (2, pytest.approx(2 * MONEY)),
    ]  # fmt: skip


def test_one_personas_costs_are_hers_alone_and_the_month_is_told_in_status(
    told: dict[str, Any], database: Database, world: FrozenClock
) -> None:
    hers = costs_document(database, world.at, CapSettings(), "orla")
    assert {row["persona"] for row in (*hers["days"], *hers["months"])} == {"orla"}
    assert not hers["priced"]
    assert set(month_by_persona(database, world.at)) == {"orla", "yuri"}
