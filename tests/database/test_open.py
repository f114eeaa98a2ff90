"""Opening the database: migrated, portable in shape, refused when it is newer than the program."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from agent.database import Database, open_database
from agent.database.tables import metadata
from agent.errors import DatabaseNewer
from memory.tables import metadata as ledger


def test_the_migrations_end_where_the_tables_are(database: Database) -> None:
    with database.read.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, [metadata, ledger]) == []  # type: ignore[arg-type]


def test_a_database_is_in_wal_mode_with_full_sync_foreign_keys_and_secure_delete(
    database: Database,
) -> None:
    with database.read.connect() as connection:
        pragmas = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        ]
    assert pragmas == ["wal", 2, 1, 1]


def test_a_newer_database_is_refused_with_the_mend(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'newer.db'}"
    database = open_database(url)
    with database.write.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(DatabaseNewer) as refused:
        open_database(url)
    assert "9999" in refused.value.message
    assert refused.value.mend
