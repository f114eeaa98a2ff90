"""The systemd unit, and what systemd is told."""

import os
import shlex
import shutil
import socket
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from agent.cli.unit import NAME, state, unit_of
from agent.config.home import Home
from agent.notify import notify


def test_the_unit_notifies_is_watched_and_takes_keys_as_credentials(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "model").write_text("k", encoding="utf-8")
    unit = unit_of(Home(tmp_path))
    for line in ("Type=notify", "WatchdogSec=120", "NoNewPrivileges=yes", "ProtectSystem=strict"):
        assert line in unit.splitlines()
    assert f'LoadCredential="model:{tmp_path}/keys/model"' in unit
    assert str(tmp_path) in unit


def test_what_the_unit_starts_can_be_started(tmp_path: Path) -> None:
    unit = unit_of(Home(tmp_path)).splitlines()
    words = shlex.split(next(line for line in unit if line.startswith("ExecStart=")))
    assert words[:3] == [f"ExecStart={sys.executable}", "-m", "agent.cli"]
    assert find_spec("agent.cli.__main__") is not None


def test_nobody_is_told_where_no_systemd_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    assert not notify("READY=1")


def test_systemd_is_told_over_its_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = os.fspath(tmp_path / "n")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(place)
        monkeypatch.setenv("NOTIFY_SOCKET", place)
        assert notify("READY=1")
        assert heard.recv(100) == b"READY=1"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd")
def test_systemd_finds_nothing_wrong_with_it_whatever_the_home_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "100 % hers"
    (home / "keys").mkdir(parents=True)
    (home / "keys" / "model.key").write_text("k", encoding="utf-8")
    (tmp_path / NAME).write_text(unit_of(Home(home)), encoding="utf-8")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    words = ["systemd-analyze", "--user", "verify", str(tmp_path / NAME)]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")


def test_its_state_is_told_in_words_also_where_no_systemd_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert state(tmp_path / NAME) == "not installed"
    (tmp_path / NAME).write_text(unit_of(Home(tmp_path)), encoding="utf-8")
    assert state(tmp_path / NAME).startswith(("inactive", "systemd doesn't answer"))
