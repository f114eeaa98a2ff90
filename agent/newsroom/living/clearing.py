"""What was told and heard holds the same words as the event that came of it: forgotten together."""

from sqlalchemy import Connection, update

from agent.database.tables import remarks, tellings


def clear_living(connection: Connection, memory_id: int) -> None:
    for table in (remarks, tellings):
        connection.execute(update(table).where(table.c.memory_id == memory_id).values(text=""))
