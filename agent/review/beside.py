"""What stands beside a draft's text changes only while the draft waits: what was approved is approved whole."""

from typing import Any

from sqlalchemy import Connection, Row, select

from agent.database.tables import drafts
from agent.errors import NotLawful
from agent.review.law import mend
from agent.review.listing import no_draft


def pending_post(connection: Connection, draft_id: int) -> Row[Any]:
    """The draft's row. Raises NotThere; NotLawful for one that is decided, or is a belief."""
    row = connection.execute(select(drafts).where(drafts.c.id == draft_id)).one_or_none()
    if row is None:
        raise no_draft(draft_id)
    if row.kind == "belief":
        raise NotLawful(
            f"draft {draft_id} is a belief, which goes nowhere", "attach it to a post of hers"
        )
    if row.status != "pending":
        raise NotLawful(
            f"draft {draft_id} is {row.status}: its languages and files stand as they were approved",
            mend(row.status, row.id, row.persona),
        )
    return row
