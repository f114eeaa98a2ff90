"""reply: answers to what touched her, written into the queue; a person approves each, and posts it by hand."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select

from agent.database.audit import HOUSE, record
from agent.database.tables import audit, drafts, remarks
from agent.errors import ModelDeclined, ModelFault
from agent.newsroom.modelling import cap_today, resting
from agent.newsroom.room import Newsroom
from agent.newsroom.write import Asked, write
from agent.types.clocks import stamp
from agent.types.writing import Occasion

ANSWERABLE = timedelta(days=3)
ANSWERS_A_DAY = 3
LOOKED = "no answer"


def answers_due(room: Newsroom) -> int:
    """How many answers were written."""
    return sum(
        _answered(room, row) for row in _unanswered(room) if not (cap_today(room) or resting(room))
    )


def _unanswered(room: Newsroom) -> Sequence[Row[Any]]:
    """What touched her lately and has neither a draft nor been let be."""
    now = room.clocks.world.now()
    query = select(remarks).where(
        remarks.c.outcome == "touched", remarks.c.text != "", remarks.c.memory_id.is_not(None),
        remarks.c.at > now - ANSWERABLE,
    )  # fmt: skip
    rows = [
        row
        for row in room.rows(query.order_by(remarks.c.id))
        if row.persona in room.config.personas
    ]
    return [row for row in rows if not _looked(room, row)]


def _looked(room: Newsroom, row: Row[Any]) -> bool:
    written = select(drafts.c.id).where(drafts.c.thread == _thread(row))
    let_be = select(audit.c.id).where(
        audit.c.subject == f"heard:{row.id}", audit.c.action == LOOKED
    )
    return bool(room.rows(written)) or bool(room.rows(let_be.limit(1)))


def _thread(row: Row[Any]) -> str:
    return f"reply-{row.id}"


def _answered(room: Newsroom, row: Row[Any]) -> bool:
    if _today(room, row.persona) >= ANSWERS_A_DAY:
        return False
    occasion = Occasion(
        "reply", title=row.text, language=room.persona(row.persona).file.language,
        key=f"heard:{row.id}", memory_id=row.memory_id, why=f"a reader's words touched her: {row.why}",
    )  # fmt: skip
    try:
        outcome = write(room, Asked(row.persona, _thread(row), given=occasion))
    except ModelDeclined as fault:
        _let_be(room, row, fault.message)
        return False
    except ModelFault:  # told in status by write, and tried again while there is time
        return False
    if outcome.draft_id is None:
        _let_be(room, row, outcome.state.get("silence", ""))
    return outcome.draft_id is not None


def _today(room: Newsroom, persona: str) -> int:
    since = room.clocks.world.now() - timedelta(days=1)
    query = select(drafts.c.id).where(
        drafts.c.persona == persona, drafts.c.occasion == "reply", drafts.c.created_at > since
    )
    return len(room.rows(query))


def _let_be(room: Newsroom, row: Row[Any], why: str) -> None:
    with room.database.write.begin() as connection:
        record(connection, stamp(room.clocks), f"heard:{row.id}", HOUSE, LOOKED, why=why)
