"""Her taste, read off people's decisions: nothing is kept twice, so that an undone decision is gone here, too."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import decisions, drafts, taste_resets
from agent.newsroom.swaps import angle_leanings
from agent.review.holds import named
from agent.types.autonomy import RULE
from agent.types.clocks import Clocks, stamp
from agent.types.taste import Decided, Leaning, Taste
from agent.writing.taste import learned
from memory.mind.lesson_rows import muted_names

MOST_DECIDED, MOST_SHOWN = 400, 12


def taste_of(database: Database, persona: str, now: datetime, without: str = "") -> Taste:
    """From the last decision on each of the latest drafts about a story since the taste began anew; what muted
    people decided doesn't count, and what `without` did is left out."""
    return learned(_decided(database, persona, without), now)


def _decided(database: Database, persona: str, without: str) -> list[Decided]:
    since, silent = _began(database, persona), {*_muted(database), without.strip().casefold()}
    query = (
        select(decisions, drafts.c.trace)
        .join(drafts, drafts.c.id == decisions.c.draft_id)
        .where(
            drafts.c.persona == persona, drafts.c.story_id.is_not(None), ~drafts.c.sample,
            decisions.c.verb.in_(("approve", "reject")), ~decisions.c.undone,
            ~decisions.c.by.startswith(RULE),
        )
        .order_by(drafts.c.id.desc(), decisions.c.id.desc())
        .limit(MOST_DECIDED)
    )  # fmt: skip
    if since is not None:
        query = query.where(decisions.c.at > since)
    with database.read.connect() as connection:
        rows = connection.execute(query).all()
    last = {row.draft_id: row for row in reversed(rows)}
    return [
        _as_decided(row.verb, row.reason, row.trace, row.at)
        for row in last.values()
        if row.by.strip().casefold() not in silent
    ]


def _muted(database: Database) -> set[str]:
    with database.read.connect() as connection:
        return {name.casefold() for name in muted_names(connection)}


def _as_decided(verb: str, reason: str, trace: dict[str, Any], at: datetime) -> Decided:
    occasion = trace.get("occasion") or {}
    interest, title = occasion.get("interest", ""), occasion.get("title", "")
    return Decided(verb == "approve", reason, interest, title, at)


def _began(database: Database, persona: str) -> datetime | None:
    query = select(func.max(taste_resets.c.at)).where(taste_resets.c.persona == persona)
    with database.read.connect() as connection:
        return connection.execute(query).scalar()


def reset_taste(database: Database, clocks: Clocks, persona: str, by: str, why: str = "") -> None:
    """Decisions up to now count no more for what she cares about; they stay decisions. Audited."""
    who, at = named(by), stamp(clocks)
    with database.write.begin() as connection:
        row = {"persona": persona, "by": who, "why": why, "at": at.world}
        connection.execute(insert(taste_resets).values(**row))
        record(connection, at, f"taste:{persona}", who, "reset", why=why)


def taste_document(
    database: Database, persona: str, now: datetime, known: Taste | None = None
) -> dict[str, Any]:
    """For page and program: leanings, the clearest first; `value` from -1, refused, to 1, approved. Angles
    are told by swaps: taken instead of another, or swapped away."""
    taste, began = known or taste_of(database, persona, now), _began(database, persona)
    with database.read.connect() as connection:
        angles = angle_leanings(connection, persona, now)
    return {
        "persona": persona,
        "since": began.isoformat() if began else None,
        "decisions": taste.decisions,
        "interests": _leanings(list(taste.interests.values())),
        "words": _leanings(list(taste.words.values()))[:MOST_SHOWN],
        "angles": _leanings(list(angles.values())),
    }


def _leanings(leanings: Sequence[Leaning]) -> list[dict[str, Any]]:
    ordered = sorted(leanings, key=lambda each: (-abs(each.value), -len(each.name), each.name))
    return [
        {"name": each.name, "approved": each.approved, "refused": each.refused, "value": each.value}
        for each in ordered
    ]
