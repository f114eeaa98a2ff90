"""Secrets: from a file, a credential, the keyring or the environment; and out of every text."""

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import keyring
import pytest
from keyring.backend import KeyringBackend

from agent.errors import SecretMissing
from agent.secret import HIDDEN, from_environment, note_secret, read_secret, veiled


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = 1
    kept: ClassVar[dict[tuple[str, str], str]] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Ring]:
    before, ring = keyring.get_keyring(), Ring()  # type: ignore[no-untyped-call]
    ring.kept.clear()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.fixture
def handed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What systemd hands over."""
    folder = tmp_path / "credentials"
    folder.mkdir()
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(folder))
    return folder


def test_a_secret_is_read_from_its_file_without_the_blanks_around_it(tmp_path: Path) -> None:
    (tmp_path / "model.key").write_text("\n sk-of-the-file \n", encoding="utf-8")
    assert read_secret("model.key", tmp_path) == "sk-of-the-file"


def test_a_credential_is_read_by_its_name_or_in_place_of_the_file(
    tmp_path: Path, handed: Path
) -> None:
    (handed / "model.key").write_text("sk-handed-over", encoding="utf-8")
    assert read_secret("credential:model.key", tmp_path) == "sk-handed-over"
    assert read_secret("keys/model.key", tmp_path) == "sk-handed-over"
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "model.key").write_text("sk-mended", encoding="utf-8")
    assert read_secret("keys/model.key", tmp_path) == "sk-mended"


def test_a_credential_leads_nowhere_else(tmp_path: Path, handed: Path) -> None:
    (tmp_path / "other").write_text("sk-not-handed", encoding="utf-8")
    with pytest.raises(SecretMissing):
        read_secret("credential:../other", tmp_path)


def test_the_keyring_is_asked_under_the_name_of_the_house(tmp_path: Path, ring: Ring) -> None:
    keyring.set_password("selfsame", "model", "sk-of-the-ring")
    assert read_secret("keyring:model", tmp_path) == "sk-of-the-ring"
    with pytest.raises(SecretMissing) as missing:
        read_secret("keyring:other", tmp_path)
    assert missing.value.mend == "keyring set selfsame other"


def test_the_environment_is_read_with_a_warning_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("SELFSAME_TRIED_HERE", "sk-of-the-air")
    assert read_secret("env:SELFSAME_TRIED_HERE", tmp_path) == "sk-of-the-air"
    assert from_environment("SELFSAME_TRIED_HERE") == "sk-of-the-air"
    (warning,) = [each for each in caplog.records if each.name == "selfsame.secret"]
    assert "SELFSAME_TRIED_HERE" in warning.getMessage()
    assert "sk-of-the-air" not in warning.getMessage()


@pytest.mark.parametrize("name", ["none.key", "credential:none", "env:SELFSAME_NOWHERE"])
def test_what_is_missing_is_named_by_its_place(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    with pytest.raises(SecretMissing, match=name):
        read_secret(name, tmp_path)


def test_what_was_read_is_taken_out_of_every_text_and_so_are_its_parts() -> None:
    note_secret(
        "sk/with+signs\ntgram://bot-token/chat-12345/\nhttps://hooks.example/T01/s3cr3t-hook"
    )
    for told in ("sk/with+signs", "sk%2Fwith%2Bsigns", "bot-token", "chat-12345", "s3cr3t-hook"):
        assert veiled(f"asked {told} for it") == f"asked {HIDDEN} for it"
    assert veiled("hooks.example did not answer") == "hooks.example did not answer"


def test_a_link_that_signs_somebody_in_is_taken_out_too() -> None:
    assert "abcdefghij" not in veiled("failed at /once/abcdefghij-k, /login?token=abcdefghij")
