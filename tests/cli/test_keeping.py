"""selfsame backup and restore, called as functions."""

import json
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import Any

from click.testing import CliRunner

from agent.cli.app import selfsame
from agent.database.media_files import keep, read
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
