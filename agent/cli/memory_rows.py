"""Memories, threads, beliefs and lessons as lines of text."""

from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]


def memory_rows(rows: Sequence[Row]) -> str:
    return "\n".join(_memory(row) for row in rows)


def _memory(row: Row) -> str:
    score = f"{row['score']:6.3f}  " if row.get("score") is not None else ""
    marks = [row["happened_at"][:10], row["source"], *_marks(row)]
    parts = " ".join(f"{name} {gave:.2f}" for name, gave in (row.get("parts") or {}).items())
    below = "  ".join((*marks, f"({parts})" if parts else "")).rstrip()
    return f"{row['id']:>5} {score}{row['kind']:<7} {row['text'] or '(forgotten)'}\n        {below}"


def _marks(row: Row) -> list[str]:
    said = ["pinned"] if row.get("pinned") else []
    said += [f"used {row['uses']}×"] if row.get("uses") else []
    return said + ([row["status"]] if row["status"] != "active" else [])


def one_rows(told: Row) -> str:
    """One memory with what hangs on it."""
    memory = told["memory"]
    lines = [_memory(memory)]
    lines += [f"  {key}: {value}" for key, value in memory["provenance"].items()]
    lines += [f"  used by {use['by']}: {use['text']}" for use in told["uses"]]
    for title in ("evidence", "before", "after", "bears"):
        lines += [f"  {title}: {row['id']} {row['text']}" for row in told[title]]
    lines += [f"  {row['at'][:16]} {row['who']}: {row['action']} {row['why']}".rstrip() for row in told["history"]]  # fmt: skip
    return "\n".join((*lines, *told["kept"]))


def thread_rows(rows: Sequence[Row]) -> str:
    return "\n".join(_thread(row) for row in rows)


def _thread(row: Row) -> str:
    stale = "  untouched for long: drop it?" if row["stale"] else ""
    head = f"{row['memory']['id']:>5} {row['kind']}, {row['state'].replace('_', ' ')}{stale}"
    moves = [
        f"        {str(m['at'])[:10]} {m['became'].replace('_', ' ')} by {m['by']}"
        for m in row["moves"]
    ]
    return "\n".join((f"{head}: {row['memory']['text']}", *moves))


def belief_rows(rows: Sequence[Row]) -> str:
    return "\n".join(
        f"{row['id']:>5} {str(row['held_from'])[:10]}–{str(row['held_until'] or '')[:10]:<10} {row['text']}"
        + (f"  (before: {row['supersedes']})" if row["supersedes"] else "")
        for row in rows
    )


def lesson_rows(rows: Sequence[Row]) -> str:
    return "\n".join(
        f"{row['memory']['id']:>5} {row['strength']:.0%} {row['memory']['text']}"
        + ("" if not row["muted"] else f"  ({row['why_not']})")
        for row in rows
    )
