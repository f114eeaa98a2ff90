"""Backups: whole while the database is in use, refused when damaged, made before a migration."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent.database import Database, open_database
from agent.database.copies import make_copy, put_back
from agent.errors import BackupFault

NOW = datetime(2026, 3, 11, tzinfo=UTC)


def _url(path: Path) -> str:
    return f"sqlite:///{path}"


def _say(database: Database, said: str) -> None:
    row = "INSERT INTO problems (area, subject, message, mend, since, last) VALUES ('x', ?, '', '', '2026-01-01', '2026-01-01')"
    with database.write.begin() as connection:
        connection.exec_driver_sql(row, (said,))


def _said(path: Path) -> list[str]:
    database = open_database(_url(path))
    with database.read.connect() as connection:
        found = [row[0] for row in connection.exec_driver_sql("SELECT subject FROM problems")]
    database.close()
    return found


def test_a_backup_made_while_it_is_written_holds_what_was_written_and_comes_back(
    tmp_path: Path,
) -> None:
    path, copy = tmp_path / "selfsame.db", tmp_path / "copy.db"
    database = open_database(_url(path))
    _say(database, "before")
    assert make_copy(path, copy) == copy.stat().st_size
    _say(database, "after")
    database.close()
    kept = put_back(copy, path, NOW)
    assert _said(path) == ["before"]
    assert kept is not None
    assert sorted(_said(kept)) == ["after", "before"]


def test_a_damaged_backup_is_refused_and_the_database_stays(tmp_path: Path) -> None:
    path, copy = tmp_path / "selfsame.db", tmp_path / "copy.db"
    database = open_database(_url(path))
    _say(database, "here")
    make_copy(path, copy)
    database.close()
    whole = bytearray(copy.read_bytes())
    for place in range(0, len(whole), 4096):
        whole[place] ^= 0xFF
    copy.write_bytes(whole)
    with pytest.raises(BackupFault, match="no whole backup"):
        put_back(copy, path, NOW)
    assert _said(path) == ["here"]


def test_an_older_database_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    from alembic import command
    from alembic.config import Config

    path = tmp_path / "selfsame.db"
    config = Config()
    migrations = Path(__file__).parents[2] / "agent" / "database" / "migrations"
    config.set_main_option("script_location", str(migrations))
    older = open_database(_url(tmp_path / "other.db"))
    older.close()
    from sqlalchemy import create_engine

    engine = create_engine(_url(path))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0009")
    engine.dispose()
    open_database(_url(path)).close()
    (copy,) = (tmp_path / "backups").glob("before-*-from-0009.db")
    assert copy.stat().st_size > 0
