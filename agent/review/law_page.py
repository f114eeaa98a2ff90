"""The law as Markdown tables; docs/queue.md holds them word for word, checked by a test."""

from collections.abc import Mapping

from agent.review.law import HOUSE, KEEPS, REASONS, TABLE
from agent.types.review import DraftStatus

STATUSES: tuple[DraftStatus, ...] = (
    "pending",
    "approved",
    "published",
    "rejected",
    "expired",
    "superseded",
)


def transitions() -> str:
    """What people may do: a row per verb, a column per status."""
    rows = {verb: dict(row) for verb, row in TABLE.items()}
    lines = [_row(verb, row) for verb, row in rows.items()]
    return "\n".join([*_head("decision"), *lines])


def house_transitions() -> str:
    """What the house does by itself."""
    return "\n".join([*_head("the house"), *(_row(verb, row) for verb, row in HOUSE.items())])


def undo_table() -> str:
    """What taking back the last decision leads to."""
    lines = [f"| {verb} | {'as it is' if verb in KEEPS else 'pending'} |" for verb in _undoable()]
    return "\n".join(["| last decision | status after undo |", "|---|---|", *lines])


def reasons() -> str:
    lines = [f"| {each.number} | `{each.code}` | {each.words} |" for each in REASONS]
    return "\n".join(["| number | code | meaning |", "|---|---|---|", *lines])


def _undoable() -> list[str]:
    return [verb for verb in TABLE if verb != "undo"]


def _head(corner: str) -> list[str]:
    return [f"| {corner} | {' | '.join(STATUSES)} |", "|---" * (len(STATUSES) + 1) + "|"]


def _row(verb: str, row: Mapping[DraftStatus, DraftStatus]) -> str:
    return f"| {verb} | {' | '.join(row.get(status, '–') for status in STATUSES)} |"
