"""What model calls cost, and the day's caps (law 10)."""

import threading
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, insert, select

from agent.database import Database
from agent.database.tables import model_calls
from agent.errors import CapReached
from agent.types.clocks import Clocks
from agent.types.settings import CapSettings, Settings
from agent.types.writing import ModelCall

CALLS_PER_DRAFT = 4
_COUNTING = threading.Lock()
_UNDER_WAY: dict[str, Counter[str]] = defaultdict(Counter)
"""Calls that were allowed and are not recorded yet, by database and writing thread."""


def recorder(
    database: Database, clocks: Clocks, caps: CapSettings, persona: str, thread: str
) -> Callable[[ModelCall], None]:
    def record(call: ModelCall) -> None:
        row = {
            "persona": persona, "thread": thread, "purpose": call.purpose,
            "model": call.served_model or call.model, "asked": call.model,
            "prompt_tokens": call.prompt_tokens,
            "reply_tokens": call.reply_tokens, "money": money(call, caps),
            "seconds": call.seconds, "ok": call.ok, "error": call.error,
            "at": clocks.world.now(), "at_wall": clocks.wall.now(),
        }  # fmt: skip
        with _COUNTING:
            with database.write.begin() as connection:
                connection.execute(insert(model_calls).values(**row))
            _UNDER_WAY[database.url].subtract([thread])

    return record


def money(call: ModelCall, caps: CapSettings) -> float:
    spent = call.prompt_tokens * caps.price_per_million_in
    return (spent + call.reply_tokens * caps.price_per_million_out) / 1_000_000


def permit(
    database: Database, clocks: Clocks, caps: CapSettings, thread: str
) -> Callable[[], None]:
    """Raises CapReached before a call that a day's cap, or the four calls of one draft, forbid; calls that
    are under way count as made, so that no two of them share the last one."""

    def allow() -> None:
        with _COUNTING:
            _raise_at_cap()
            _UNDER_WAY[database.url][thread] += 1

    def _raise_at_cap() -> None:
        under_way = +_UNDER_WAY[database.url]
        if len(calls_of(database, thread)) + under_way[thread] >= CALLS_PER_DRAFT:
            raise CapReached(
                f"this draft has had its {CALLS_PER_DRAFT} model calls",
                "look at the model's replies; another model may answer better",
            )
        spent = spent_today(database, clocks.world.now())
        reached = cap_reached({**spent, "calls": spent["calls"] + under_way.total()}, caps)
        if reached:
            raise CapReached(
                reached, "she speaks again tomorrow, or raise caps in config/settings.yaml"
            )

    return allow


def spent_today(database: Database, now: datetime) -> dict[str, float]:
    """Calls, tokens and money since midnight UTC."""
    since = now.replace(hour=0, minute=0, second=0, microsecond=0)
    tokens = func.sum(model_calls.c.prompt_tokens + model_calls.c.reply_tokens)
    query = select(func.count(), tokens, func.sum(model_calls.c.money)).where(
        model_calls.c.at >= since, model_calls.c.at < since + timedelta(days=1)
    )
    with database.read.connect() as connection:
        calls, used, cost = connection.execute(query).one()
    return {"calls": calls or 0, "tokens": used or 0, "money": round(cost or 0.0, 6)}


def cap_reached(spent: dict[str, float], caps: CapSettings) -> str:
    """Which cap is reached, in words, or nothing."""
    if spent["calls"] >= caps.calls_per_day:
        return f"the day's {caps.calls_per_day} model calls are spent"
    if spent["tokens"] >= caps.tokens_per_day:
        return f"the day's {caps.tokens_per_day} tokens are spent"
    priced = caps.price_per_million_in or caps.price_per_million_out
    if priced and spent["money"] >= caps.money_per_day:
        return f"the day's money ({caps.money_per_day:g}) is spent"
    return ""


def capped(database: Database, settings: Settings, now: datetime) -> str:
    """Which of the day's caps keeps the model from being asked, in words, or nothing."""
    if settings.model.provider == "offline":
        return ""
    return cap_reached(spent_today(database, now), settings.caps)


def calls_of(database: Database, thread: str) -> list[dict[str, Any]]:
    """The calls that one draft took, as its trace shows them."""
    columns = (
        "purpose",
        "model",
        "asked",
        "prompt_tokens",
        "reply_tokens",
        "money",
        "seconds",
        "ok",
        "error",
    )
    query = select(*(model_calls.c[name] for name in columns)).where(model_calls.c.thread == thread)
    with database.read.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]
