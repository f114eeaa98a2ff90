"""What swaps teach: readers here took another candidate in one case of three, and mostly for its angle."""

from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select

from agent.database.tables import decisions, drafts, revisions
from agent.types.taste import Leaning

SWAP_DAYS = 90
PRIOR = 2.0
"""So many imagined swaps, half of them to the angle, stand beside the real ones."""


def angle_leanings(connection: Connection, persona: str, now: datetime) -> dict[str, Leaning]:
    """Of every angle that people took instead of another, or swapped away, in the last ninety days."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for taken, left in _swaps(connection, persona, now):
        if taken and left and taken != left:
            counts[taken][0] += 1
            counts[left][1] += 1
    return {
        name: Leaning(name, to, away, round((to - away) / (to + away + PRIOR), 3))
        for name, (to, away) in counts.items()
    }


def liked_angles(connection: Connection, persona: str, now: datetime) -> dict[str, float]:
    found = angle_leanings(connection, persona, now)
    return {name: leaning.value for name, leaning in found.items()}


def _swaps(connection: Connection, persona: str, now: datetime) -> list[tuple[str, str]]:
    """The angle taken and the one left, of each swap that stands."""
    before, after = revisions.alias("before"), revisions.alias("after")
    query = (
        select(drafts.c.trace, before.c.text.label("left"), after.c.text.label("taken"))
        .select_from(decisions)
        .join(drafts, drafts.c.id == decisions.c.draft_id)
        .join(before, _revision(before, 0))
        .join(after, _revision(after, 1))
        .where(
            drafts.c.persona == persona, drafts.c.kind == "post", decisions.c.verb == "swap",
            ~decisions.c.undone, decisions.c.at >= now - timedelta(days=SWAP_DAYS),
        )
    )  # fmt: skip
    return [
        (_angle(row.trace, row.taken), _angle(row.trace, row.left))
        for row in connection.execute(query)
    ]


def _revision(table: Any, later: int) -> Any:
    same = table.c.draft_id == decisions.c.draft_id
    return same & (table.c.number == decisions.c.revision + later)


def _angle(trace: Any, text: str) -> str:
    found = (trace or {}).get("candidates") or []
    return next((str(each.get("angle", "")) for each in found if each.get("text") == text), "")
