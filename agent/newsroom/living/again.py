"""The occasion of a draft that is wanted anew, where it sprang from her life and not from her choice."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from agent.database.tables import posts
from agent.newsroom.room import Newsroom
from agent.types.writing import Occasion
from agent.writing.state import read_occasion

AFTER = "after:"
"""A second thought's key: the post that it comes after."""


def occasion_again(room: Newsroom, trace: dict[str, Any]) -> Occasion | None:
    """None where she chooses anew. Traces keep no words of posts: they are read again."""
    row = trace.get("occasion") or {}
    key = str(row.get("key") or "")
    if row.get("kind") == "commission":  # its brief is its people's, and stands in the trace
        return read_occasion(row)
    if not key:
        return None
    found = read_occasion(row)
    return replace(found, said=_said(room, key)) if key.startswith(AFTER) else found


def _said(room: Newsroom, key: str) -> str:
    number = key.removeprefix(AFTER)
    rows = room.rows(select(posts.c.text).where(posts.c.id == int(number)))
    return str(rows[0].text) if rows else ""
