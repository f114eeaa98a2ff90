"""What she cost: every model call that was counted, by post, day and month, and by persona. Days are UTC, as the caps' are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from agent.database import Database
from agent.database.tables import drafts, model_calls
from agent.types.settings import CapSettings

DAYS, MONTHS, POSTS = 31, 12, 50
LOOKED_BACK = timedelta(days=366)
Document = dict[str, Any]


@dataclass(frozen=True)
class Cost:
    """`tokens` are prompts and replies together; `money` is counted with the prices of its day."""

    calls: int = 0
    tokens: int = 0
    money: float = 0.0

    def __add__(self, other: "Cost") -> "Cost":
        money = round(self.money + other.money, 6)
        return Cost(self.calls + other.calls, self.tokens + other.tokens, money)


def costs_document(
    database: Database, now: datetime, caps: CapSettings, persona: str | None = None
) -> Document:
    """Everybody's, or one persona's alone; the newest first."""
    rows = _calls(database, now - LOOKED_BACK, persona)
    days, months = _grouped(rows, _day), _grouped(rows, _month)
    first = (now - timedelta(days=DAYS)).date().isoformat()
    return {
        "priced": bool(caps.price_per_million_in or caps.price_per_million_out),
        "today": _by_persona(days, _day(now)), "month": _by_persona(months, _month(now)),
        "days": [row for row in _lines(days, "day") if row["day"] > first],
        "months": _lines(months, "month", most=MONTHS),
        "posts": _posts(database, persona),
    }  # fmt: skip


def month_by_persona(database: Database, now: datetime) -> Mapping[str, Mapping[str, float]]:
    """What the month has cost so far: persona → calls, tokens, money."""
    since = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    found = _grouped(_calls(database, since, None), _month)
    return {name: asdict(cost) for (_, name), cost in found.items()}


def _calls(database: Database, since: datetime, persona: str | None) -> list[Row[Any]]:
    query = select(
        model_calls.c.persona, model_calls.c.at, model_calls.c.money,
        (model_calls.c.prompt_tokens + model_calls.c.reply_tokens).label("tokens"),
    ).where(model_calls.c.at >= since)  # fmt: skip
    if persona is not None:
        query = query.where(model_calls.c.persona == persona)
    with database.read.connect() as connection:
        rows: Any = connection.execute(query).all()
    return list(rows)


def _grouped(
    rows: Iterable[Row[Any]], when: Callable[[datetime], str]
) -> dict[tuple[str, str], Cost]:
    found: dict[tuple[str, str], Cost] = defaultdict(Cost)
    for row in rows:
        found[when(row.at), row.persona] += Cost(1, row.tokens, row.money)
    return found


def _day(at: datetime) -> str:
    return at.date().isoformat()


def _month(at: datetime) -> str:
    return f"{at:%Y-%m}"


def _by_persona(found: Mapping[tuple[str, str], Cost], when: str) -> dict[str, Document]:
    return {name: asdict(cost) for (each, name), cost in sorted(found.items()) if each == when}


def _lines(
    found: Mapping[tuple[str, str], Cost], name: str, most: int | None = None
) -> list[Document]:
    """One a day or month and persona; of `most` of the newest."""
    newest = sorted({when for when, _ in found}, reverse=True)[:most]
    return [
        {name: when, "persona": persona, **asdict(found[when, persona])}
        for when in newest
        for each, persona in sorted(found)
        if each == when
    ]


def _posts(database: Database, persona: str | None) -> list[Document]:
    """The newest drafts that a model was asked for, each with what it cost; a draft that was redone costs what its
    forerunners did, too."""
    columns = ("id", "persona", "text", "language", "status", "thread", "supersedes", "created_at")
    query = select(*(drafts.c[name] for name in columns)).order_by(drafts.c.id.desc())
    asked = query.where(drafts.c.thread.in_(select(model_calls.c.thread)), drafts.c.kind == "post")
    if persona is not None:
        asked = asked.where(drafts.c.persona == persona)
    with database.read.connect() as connection:
        rows = connection.execute(asked.limit(POSTS)).all()
        own = _by_thread(database, [row.thread for row in rows])
    known = {row.id: row for row in rows}
    return [_post(row, known, own) for row in rows]


def _by_thread(database: Database, threads: list[str]) -> dict[str, Cost]:
    tokens = func.sum(model_calls.c.prompt_tokens + model_calls.c.reply_tokens)
    query = select(model_calls.c.thread, func.count(), tokens, func.sum(model_calls.c.money))
    mine = query.where(model_calls.c.thread.in_(threads)).group_by(model_calls.c.thread)
    with database.read.connect() as connection:
        return {
            thread: Cost(calls, used, round(money, 6))
            for thread, calls, used, money in connection.execute(mine)
        }


def _post(row: Row[Any], known: Mapping[int, Row[Any]], own: Mapping[str, Cost]) -> Document:
    cost, before = own[row.thread], known.get(row.supersedes)
    while before is not None:
        cost += own[before.thread]
        before = known.get(before.supersedes)
    return {
        "draft": row.id, "persona": row.persona, "text": row.text, "language": row.language,
        "status": row.status, "at": row.created_at.isoformat(), **asdict(cost),
    }  # fmt: skip
