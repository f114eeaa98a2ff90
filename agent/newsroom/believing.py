"""What people approved of her proposed beliefs becomes hers."""

from sqlalchemy import select, update

from agent.database.tables import drafts
from agent.newsroom.room import Newsroom
from memory.types import NewMemory


def remember_beliefs(room: Newsroom) -> int:
    """Approved drafts of kind belief; hers from then on, and settled as published."""
    query = select(drafts).where(drafts.c.kind == "belief", drafts.c.status == "approved")
    rows = room.rows(query)
    for row in rows:
        evidence = ",".join(str(number) for number in row.trace.get("evidence", []))
        room.memory.remember(
            NewMemory(row.persona, "belief", row.text, f"draft:{row.id}", row.created_at,
                      speaker=row.persona, provenance={"evidence": evidence})
        )  # fmt: skip
        with room.database.write.begin() as connection:
            done = update(drafts).where(drafts.c.id == row.id, drafts.c.status == "approved")
            connection.execute(done.values(status="published"))
    return len(rows)
