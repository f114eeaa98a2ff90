"""Looking at the queue; nothing here changes anything."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, func, select

from agent.database import Database
from agent.database.tables import drafts, flags, revisions
from agent.errors import NotThere
from agent.types.review import Draft, DraftStatus, Revision

_LIGHT = (
    "id", "persona", "kind", "origin", "occasion", "status", "text", "language", "revision",
    "persona_version", "created_at", "speak_at", "not_before", "expires_at", "hold", "slot_id",
    "story_id", "redo_wish", "sample", "opens_thread", "closes_thread", "takes_up_thread",
)  # fmt: skip
_COLUMNS = tuple(drafts.c[name] for name in _LIGHT)
# Asked with every page of the desk: built once, as building one takes as long as asking.
_SHOWN = select(*_COLUMNS, drafts.c.trace).where(drafts.c.id == bindparam("draft"))
_REVISIONS = (
    select(revisions)
    .where(revisions.c.draft_id == bindparam("draft"))
    .order_by(revisions.c.number)
)  # fmt: skip
_FLAGS = (
    select(flags.c.draft_id, flags.c.revision, flags.c.code, flags.c.severity, flags.c.words, flags.c.single)
    .where(flags.c.draft_id.in_(bindparam("drafts", expanding=True)))
    .order_by(flags.c.id)
)  # fmt: skip


def listed(
    database: Database,
    *,
    persona: str | None = None,
    statuses: Iterable[DraftStatus] = ("pending", "approved"),
    limit: int = 200,
) -> list[Draft]:
    """Drafts by the time they would speak, without their traces. One without a time counts as now."""
    when = func.coalesce(drafts.c.speak_at, drafts.c.created_at)
    wanted = select(*_COLUMNS).where(drafts.c.status.in_(tuple(statuses)))
    if persona is not None:
        wanted = wanted.where(drafts.c.persona == persona)
    return read(database, wanted.order_by(when, drafts.c.id).limit(limit))


def light() -> Select[Any]:
    """Drafts without their traces, to be narrowed and read."""
    return select(*_COLUMNS)


def shown(database: Database, draft_id: int) -> Draft:
    """One draft with its trace. Raises NotThere."""
    found = read(database, _SHOWN, draft=draft_id)
    if not found:
        raise no_draft(draft_id)
    return found[0]


def waiting_redos(database: Database) -> list[Draft]:
    """Pending drafts that a person wants written anew, oldest first, with their traces."""
    wanted = select(*_COLUMNS, drafts.c.trace).where(
        drafts.c.status == "pending", drafts.c.redo_wish.is_not(None)
    )
    return read(database, wanted.order_by(drafts.c.id))


def revisions_of(database: Database, draft_id: int) -> list[Revision]:
    """Every version of a draft's text, oldest first."""
    with database.read.connect() as connection:
        rows = connection.execute(_REVISIONS, {"draft": draft_id})
        return [Revision(row.id, row.number, row.text, row.by, row.at, row.note) for row in rows]


def no_draft(draft_id: int) -> NotThere:
    return NotThere(f"there is no draft {draft_id}", "see which there are: selfsame queue list")


def read(database: Database, wanted: Select[Any], **given: Any) -> list[Draft]:
    """Each with the flags of its present revision. `given` are the values of what the statement leaves open."""
    with database.read.connect() as connection:
        rows = connection.execute(wanted, given).all()
        marks = _flags(connection, [row.id for row in rows]) if rows else {}
    return [_draft(row, marks.get((row.id, row.revision), [])) for row in rows]


def _draft(row: Row[Any], marks: list[dict[str, Any]]) -> Draft:
    """A planted draft is shown as any other post."""
    kind = "post" if row.kind == "planted" else row.kind
    return Draft(**{**row._mapping, "kind": kind}, flags=tuple(marks))


def _flags(
    connection: Connection, draft_ids: Sequence[int]
) -> dict[tuple[int, int], list[dict[str, Any]]]:
    found: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for row in connection.execute(_FLAGS, {"drafts": draft_ids}):
        found[row.draft_id, row.revision].append(_flag(row))
    return found


def _flag(row: Any) -> dict[str, Any]:
    return {
        "code": row.code, "severity": row.severity, "words": row.words, "single": row.single,
    }  # fmt: skip
