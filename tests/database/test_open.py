"""Opening the database: migrated, portable in shape, refused when it is newer than the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from agent.database import HEAD, Database, as_it_is, open_database, version_of
from agent.database.open import migrate_all
from agent.database.tables import metadata
from agent.errors import DatabaseNewer
from memory.tables import metadata as ledger


@pytest.fixture
def from_the_first(tmp_path: Path) -> Iterator[Database]:
    """By every migration from the first on."""
    database = as_it_is(f"sqlite:///{tmp_path / 'migrated.db'}")
    with database.write.begin() as connection:
        migrate_all(connection)
    yield database
    database.close()


def test_the_migrations_end_where_the_tables_are(from_the_first: Database) -> None:
    with from_the_first.read.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, [metadata, ledger]) == []  # type: ignore[arg-type]


def test_one_that_is_made_new_has_all_that_one_migrated_from_the_first_has(
    database: Database, from_the_first: Database
) -> None:
    assert shape(database) == shape(from_the_first)
    assert version_of(database) == version_of(from_the_first) == HEAD


def shape(database: Database) -> dict[str, object]:
    """Columns in no order, for those of later migrations stand last."""
    with database.read.connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master").all()
        found: dict[str, object] = {
            f"{row.type} {row.name}": " ".join((row.sql or "").split()) for row in rows
        }
        for name in (row.name for row in rows if row.type == "table"):
            columns = connection.exec_driver_sql(f"PRAGMA table_info({name})").all()
            keys = connection.exec_driver_sql(f"PRAGMA foreign_key_list({name})").all()
            found[f"table {name}"] = ({each[1:] for each in columns}, {each[2:] for each in keys})
    return found


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
