"""What model calls cost, and the day's caps (law 10): a call is written down before it is made, at the most that
it can cost, so that neither many at once nor a kill lets a cap be exceeded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from agent.database import Database
from agent.database.tables import model_calls
from agent.errors import CapReached
from agent.types.caps import OwnCaps
from agent.types.clocks import Clocks
from agent.types.settings import CapSettings, Settings
from agent.types.writing import ModelCall

NONE_OF_HER_OWN = OwnCaps()
CALLS_PER_DRAFT = 4
UNDER_WAY = "under way"
CUT_OFF = "cut off: counted at the most that it can have cost"
TOMORROW = "she speaks again tomorrow, or raise caps in config/settings.yaml"
TOMORROW_ALONE = "she speaks again tomorrow, or raise caps in her persona.yaml"


@dataclass(frozen=True)
class Spender:
    """Who spends under which caps: a persona's writing thread; `own` are hers alone."""

    persona: str
    thread: str
    caps: CapSettings
    own: OwnCaps = NONE_OF_HER_OWN


def recorder(database: Database, clocks: Clocks, who: Spender) -> Callable[[ModelCall], None]:
    """Puts what a call took in the place of what was set aside for it."""

    def record(call: ModelCall) -> None:
        row = _row(clocks, who, call)
        with database.write.begin() as connection:
            set_aside = _under_way(connection, who, call.purpose)
            if set_aside is None:
                connection.execute(insert(model_calls).values(**row))
            else:
                connection.execute(
                    update(model_calls).where(model_calls.c.id == set_aside).values(**row)
                )

    return record


def permit(database: Database, clocks: Clocks, who: Spender) -> Callable[[ModelCall], None]:
    """Given the most that a call can cost, sets that aside; raises CapReached where a day's cap, or the four
    calls of one draft, forbid it."""

    def allow(most: ModelCall) -> None:
        with database.write.begin() as connection:
            _raise_at_cap(connection, clocks, who, most)
            row = _row(clocks, who, most) | {"error": UNDER_WAY}
            connection.execute(insert(model_calls).values(**row))

    return allow


def money(call: ModelCall, caps: CapSettings) -> float:
    spent = call.prompt_tokens * caps.price_per_million_in
    return (spent + call.reply_tokens * caps.price_per_million_out) / 1_000_000


def _row(clocks: Clocks, who: Spender, call: ModelCall) -> dict[str, Any]:
    return {
        "persona": who.persona, "thread": who.thread, "purpose": call.purpose,
        "model": call.served_model or call.model, "asked": call.model,
        "prompt_tokens": call.prompt_tokens, "reply_tokens": call.reply_tokens,
        "money": money(call, who.caps), "seconds": call.seconds, "ok": call.ok,
        "error": call.error, "at": clocks.world.now(), "at_wall": clocks.wall.now(),
    }  # fmt: skip


def _under_way(connection: Connection, who: Spender, purpose: str) -> int | None:
    query = select(func.min(model_calls.c.id)).where(
        model_calls.c.persona == who.persona, model_calls.c.thread == who.thread,
        model_calls.c.purpose == purpose, model_calls.c.error == UNDER_WAY,
    )  # fmt: skip
    found: int | None = connection.execute(query).scalar()
    return found


def _raise_at_cap(connection: Connection, clocks: Clocks, who: Spender, most: ModelCall) -> None:
    mine = select(func.count()).where(model_calls.c.thread == who.thread)
    if connection.execute(mine).scalar_one() >= CALLS_PER_DRAFT:
        raise CapReached(
            f"this draft has had its {CALLS_PER_DRAFT} model calls",
            "look at the model's replies; another model may answer better",
        )
    now = clocks.world.now()
    reached = cap_reached(spent_on(connection, now), who.caps, most)
    if reached:
        raise CapReached(reached, TOMORROW)
    alone = own_caps(who.caps, who.own)
    reached = cap_reached(spent_on(connection, now, who.persona), alone, most)
    if reached:
        raise CapReached(f"for {who.persona}: {reached}", TOMORROW_ALONE)


def own_caps(caps: CapSettings, own: OwnCaps) -> CapSettings:
    """Hers where she has one, else the label's, at the label's prices."""
    given = own.model_dump(include={"calls_per_day", "tokens_per_day", "money_per_day"})
    return caps.model_copy(update={key: cap for key, cap in given.items() if cap is not None})


def spent_on(connection: Connection, now: datetime, persona: str = "") -> dict[str, float]:
    """Calls, tokens and money since midnight UTC, of one persona or of all."""
    since = now.replace(hour=0, minute=0, second=0, microsecond=0)
    tokens = func.sum(model_calls.c.prompt_tokens + model_calls.c.reply_tokens)
    query = select(func.count(), tokens, func.sum(model_calls.c.money)).where(
        model_calls.c.at >= since, model_calls.c.at < since + timedelta(days=1)
    )
    if persona:
        query = query.where(model_calls.c.persona == persona)
    calls, used, cost = connection.execute(query).one()
    return {"calls": calls or 0, "tokens": used or 0, "money": round(cost or 0.0, 6)}


def spent_today(database: Database, now: datetime, persona: str = "") -> dict[str, float]:
    with database.read.connect() as connection:
        return spent_on(connection, now, persona)


def cap_reached(spent: dict[str, float], caps: CapSettings, most: ModelCall | None = None) -> str:
    """Which cap is reached, in words, or nothing; `most` is a further call, at the most that it can cost."""
    tokens = most.prompt_tokens + most.reply_tokens if most else 0
    cost = money(most, caps) if most else 0.0
    priced = caps.price_per_million_in or caps.price_per_million_out
    if spent["calls"] >= caps.calls_per_day:
        return f"the day's {caps.calls_per_day} model calls are spent"
    if spent["tokens"] >= caps.tokens_per_day:
        return f"the day's {caps.tokens_per_day} tokens are spent"
    if priced and spent["money"] >= caps.money_per_day:
        return f"the day's money ({caps.money_per_day:g}) is spent"
    if spent["tokens"] + tokens > caps.tokens_per_day:
        left = int(caps.tokens_per_day - spent["tokens"])
        return f"of the day's {caps.tokens_per_day} tokens {left} are left, and a call may take {tokens}"
    if priced and spent["money"] + cost > caps.money_per_day:
        left_over = caps.money_per_day - spent["money"]
        return f"of the day's money ({caps.money_per_day:g}) {left_over:.4g} is left, and a call may cost {cost:.4g}"
    return ""


def capped(
    database: Database, settings: Settings, now: datetime, persona: str = "", own: OwnCaps | None = None
) -> str:  # fmt: skip
    """Which of the day's caps, the label's or hers alone, keeps the model from being asked, in words, or nothing."""
    if settings.model.provider == "offline":
        return ""
    if own is None:
        return cap_reached(spent_today(database, now), settings.caps)
    if own == NONE_OF_HER_OWN:
        return ""
    alone = own_caps(settings.caps, own)
    reached = cap_reached(spent_today(database, now, persona), alone)
    return f"for {persona}: {reached}" if reached else ""


def end_calls(connection: Connection) -> None:
    """Calls of a process that is gone: nobody knows what they took, so they stay at the most."""
    connection.execute(
        update(model_calls).where(model_calls.c.error == UNDER_WAY).values(error=CUT_OFF)
    )


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
