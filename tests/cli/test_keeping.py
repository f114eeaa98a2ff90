"""selfsame backup and restore, called as functions."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from sqlite3 import connect
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from agent.cli.app import selfsame
from agent.database import Database, open_database
from agent.database.media_files import keep, read
from agent.database.tables import deliveries
from agent.publishing.stopped import stopped
from agent.review.queue import holds
from agent.types.clocks import Clocks, SystemClock
from agent.types.media import Attachment

BYTES = b"\x89PNG\r\n\x1a\n and a window at night"
WINDOW = Attachment(sha256(BYTES).hexdigest(), "image/png", len(BYTES), "a window", True)


def asked(home: Path, *words: str) -> Any:
    found = CliRunner().invoke(selfsame, ["--home", str(home), "--json", *words])
    assert found.exception is None, found.output
    return json.loads(found.output)


def test_pictures_are_in_the_backup_and_come_back_with_it(home: Path, tmp_path: Path) -> None:
    media, copy = home / "data" / "media", tmp_path / "elsewhere" / "hers.db"
    keep(media, WINDOW.name, BYTES)
    assert asked(home, "backup", str(copy))["files"] == 1
    rmtree(media)
    asked(home, "restore", str(copy))
    assert read(media, WINDOW) == BYTES


def test_a_backup_without_pictures_has_nothing_beside_it(home: Path) -> None:
    told = asked(home, "backup")
    assert told["files"] == 0
    assert [path.suffix for path in (home / "data" / "backups").iterdir()] == [".db"]


@contextmanager
def as_of(home: Path) -> Iterator[Database]:
    database = open_database(f"sqlite:///{home / 'data' / 'selfsame.db'}")
    yield database
    database.close()


@pytest.fixture
def copy(home: Path, tmp_path: Path) -> Path:
    """A backup in which drafts wait."""
    asked(home, "tick")
    copy = tmp_path / "before.db"
    asked(home, "backup", str(copy))
    return copy


def _sent(home: Path, remote: str) -> Any:
    """The draft that went out since."""
    draft = asked(home, "queue", "list")["drafts"][0]
    asked(home, "queue", "approve", str(draft["id"]))
    with as_of(home) as database, database.write.begin() as connection:
        connection.execute(update(deliveries).values(status="published", remote=remote))
    return draft


def test_what_went_out_after_a_backup_is_told_and_cannot_leave_again(
    home: Path, copy: Path
) -> None:
    draft = _sent(home, "https://there.example/1")
    (gone,) = asked(home, "restore", str(copy))["went_out_since"]
    assert (gone["draft"], gone["text"]) == (draft["id"], draft["text"])
    assert "https://there.example/1" in gone["places"]
    asked(home, "queue", "approve", str(draft["id"]))
    with as_of(home) as database:
        (left,) = stopped(database, Clocks(SystemClock(), SystemClock()))[:1]
        assert left.draft == draft["id"]
        assert "went out after the backup" in left.why


def test_where_nobody_can_tell_what_went_out_everything_waits(home: Path, copy: Path) -> None:
    (home / "data" / "selfsame.db").write_bytes(b"nothing that can be read")
    assert asked(home, "restore", str(copy))["went_out_since"] is None
    with as_of(home) as database:
        assert [each.scope for each in holds(database)] == ["*"]


@pytest.mark.parametrize("left", [b"", None])
def test_a_database_that_was_emptied_is_no_new_home(home: Path, left: bytes | None) -> None:
    asked(home, "status")
    asked(home, "backup")
    for path in (home / "data").glob("selfsame.db*"):
        path.unlink()
    if left is not None:
        (home / "data" / "selfsame.db").write_bytes(left)
    for verb in ("status", "doctor", "tick"):
        found = CliRunner().invoke(selfsame, ["--home", str(home), verb])
        assert found.exit_code != 0, verb
        assert "selfsame restore" in found.output + str(getattr(found.exception, "mend", "")), verb


def test_the_same_backup_restored_twice_still_holds_what_went_out(home: Path, copy: Path) -> None:
    draft = _sent(home, "")
    for _ in range(2):
        asked(home, "restore", str(copy))
        with as_of(home) as database:
            assert f"draft:{draft['id']}" in {each.scope for each in holds(database)}


def test_over_a_database_begun_anew_nothing_is_taken_for_unsent(home: Path, copy: Path) -> None:
    for path in (
        *(home / "data").glob("selfsame.db*"),
        *(home / "data" / "page").glob("*/index.html"),
    ):
        path.unlink()
    asked(home, "status")
    assert asked(home, "restore", str(copy))["went_out_since"] is None
    with as_of(home) as database:
        assert [each.scope for each in holds(database)] == ["*"]


def test_what_an_older_selfsame_made_stays_as_old_as_it_is(home: Path, copy: Path) -> None:
    with closing(connect(copy)) as older:
        older.execute("UPDATE alembic_version SET version_num = '0022'")
        older.commit()
    asked(home, "restore", str(copy))
    with closing(connect(home / "data" / "selfsame.db")) as restored:
        assert restored.execute("SELECT version_num FROM alembic_version").fetchone() == ("0022",)
