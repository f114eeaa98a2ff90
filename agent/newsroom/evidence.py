"""What speaks for or against letting a persona go further: for her owner, who asks; nothing is proposed here."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, select

from agent.database import Database
from agent.database.tables import decisions, drafts, plants, posts, views
from agent.review.autonomy import owner_of, rule_of, switches_of
from agent.types.autonomy import RULE
from agent.types.persona import Persona

DAYS = 90
LOOKED_SECONDS = 5.0
"""An approval was looked at if the page was in sight at least so long before it, and its why came into sight."""
MOST_SWITCHES = 20


def autonomy_document(database: Database, persona: Persona, now: datetime) -> dict[str, Any]:
    """For page and program: what is asked, what is in force, and the evidence of the last ninety days.

    It counts for the house and not for each of its people.
    """
    asked, rule = persona.file.autonomy, rule_of(database, persona)
    history = switches_of(database, persona.name)
    since = now - timedelta(days=DAYS)
    return {
        "persona": persona.name,
        "asked": {"level": asked.level, "stories": asked.stories, "by": owner_of(persona.file)},
        "level": rule.level if rule else "review",
        "stories": bool(rule and rule.stories),
        "by": rule.by if rule else "",
        "since": rule.since.isoformat() if rule else None,
        "unofficial": persona.file.unofficial,
        "gathers": asked.gathers,
        "waits_for": _waits_for(persona, history, on=rule is not None),
        "days": DAYS,
        "approvals": _approvals(database, persona.name, since),
        "planted": _planted(database, persona.name, since),
        "by_rule": _by_rule(database, persona.name, since),
        "switches": [_told(each) for each in history[:MOST_SWITCHES]],
    }


def _waits_for(persona: Persona, history: list[Any], *, on: bool) -> str:
    """Why what the file asks for is not in force; empty where it is, or nothing is asked for."""
    if on or persona.file.autonomy.level == "review":
        return ""
    if persona.file.unofficial:
        return "she is unofficial"
    last = history[0] if history else None
    if last and not last.on:
        return f"fell back to review: {last.why}"
    return "" if owner_of(persona.file) else "nobody switched it on by name"


def _told(switch: Any) -> dict[str, Any]:
    return {
        "at": switch.at.isoformat(), "level": switch.level, "stories": switch.stories,
        "on": switch.on, "by": switch.by, "why": switch.why, "model": switch.model,
    }  # fmt: skip


def _approvals(database: Database, persona: str, since: datetime) -> dict[str, Any]:
    """People's approvals that stand; `looked_at` are those that count."""
    approved = decisions.join(drafts, drafts.c.id == decisions.c.draft_id)
    those = (
        (drafts.c.persona == persona) & (drafts.c.kind == "post") & (decisions.c.verb == "approve")
        & ~decisions.c.undone & ~decisions.c.by.startswith(RULE) & (decisions.c.at >= since)
    )  # fmt: skip
    theirs = (views.c.draft_id == decisions.c.draft_id) & (views.c.by == decisions.c.by)
    looks = (
        select(decisions.c.at_wall.label("approved_wall"), decisions.c.id.label("decision"), views)
        .select_from(approved.join(views, theirs))
        .where(those)
    )
    of_each: dict[int, list[Row[Any]]] = defaultdict(list)
    with database.read.connect() as connection:
        every = connection.execute(select(func.count()).select_from(approved).where(those)).scalar()
        for look in connection.execute(looks):
            of_each[look.decision].append(look)
    return {"all": every or 0, "looked_at": sum(map(_looked_at, of_each.values()))}


def _looked_at(looks: list[Row[Any]]) -> bool:
    """Looks that began before it: the last one's row comes in just after the decision that ends it."""
    before = [
        look
        for look in looks
        if look.at_wall - timedelta(seconds=look.seconds) <= look.approved_wall
    ]
    long = sum(look.seconds for look in before) >= LOOKED_SECONDS
    return long and any(look.why for look in before)


def _planted(database: Database, persona: str, since: datetime) -> dict[str, Any]:
    """How many were decided, and how; the faults of those that were missed."""
    query = select(plants.c.fault, plants.c.outcome).where(
        plants.c.persona == persona, plants.c.outcome != "", plants.c.at >= since
    )
    with database.read.connect() as connection:
        rows = connection.execute(query).all()
    missed = [row.fault for row in rows if row.outcome == "missed"]
    return {
        "decided": len(rows), "caught": len(rows) - len(missed), "missed": len(missed),
        "missed_faults": sorted(set(missed)),
    }  # fmt: skip


def _by_rule(database: Database, persona: str, since: datetime) -> dict[str, int]:
    """What rules approved: all, what is out, and what was taken back."""
    mine = (posts.c.persona == persona) & posts.c.approved_by.startswith(RULE)
    query = select(
        func.count(), func.count(posts.c.published_at), func.sum(posts.c.withdrawn)
    ).where(mine, posts.c.approved_at >= since)
    with database.read.connect() as connection:
        every, out, back = connection.execute(query).one()
    return {"approved": every, "published": out, "taken_back": back or 0}


def autonomy_problems(database: Database, persona: Persona) -> list[dict[str, Any]]:
    """A row for status where her owner asked for more than holds, with the mend."""
    if persona.file.autonomy.level == "review" or rule_of(database, persona):
        return []
    history = switches_of(database, persona.name)
    why = _waits_for(persona, history, on=False)
    if not why:
        return []
    name = persona.name
    if persona.file.unofficial:
        mend = f"write autonomy: review into config/personas/{name}/persona.yaml"
        return [{"area": "autonomy", "subject": name, "message": why, "mend": mend, "since": ""}]
    as_whom = f'--as "{owner_of(persona.file) or "YOUR NAME"}"'
    fell = bool(history) and not history[0].on
    return [{
        "area": "autonomy", "subject": name, "message": why,
        "mend": f"look first: selfsame autonomy {name}; then confirm it, selfsame {as_whom} autonomy {name} "
                f"--confirm, or write autonomy: review into her persona.yaml",
        "since": history[0].at.isoformat() if fell else "",
    }]  # fmt: skip
