"""Alembic's entry: runs on the connection that open_database hands in, or offline for review."""

from alembic import context

from agent.database.tables import metadata
from memory.tables import metadata as ledger

connection = context.config.attributes.get("connection")
context.configure(
    connection=connection,
    target_metadata=[metadata, ledger],
    render_as_batch=True,
    transactional_ddl=False,
)
context.run_migrations()
