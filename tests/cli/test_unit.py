"""The systemd unit, and what systemd is told."""

import os
import shlex
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from agent.cli.unit import unit_of
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
