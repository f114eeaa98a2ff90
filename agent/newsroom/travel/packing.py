"""A persona in one file: her folder, memory, posts and their history; what is sealed only behind a passphrase."""

import base64
import json
import os
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from agent.config.home import Home
from agent.database import Database
from agent.database.media_files import read
from agent.errors import NotLawful, NotThere
from agent.newsroom.travel.rows import rows_of
from agent.text.media import HEAD as HEAD_BYTES
from agent.text.media import type_of
from agent.types.clocks import Clocks
from agent.types.media import SUFFIXES, Attachment
from agent.types.persona import Persona
from memory.keep.export import exported

FORMAT = 1
HEAD, ROWS, MEMORY, SEALED, FOLDER, MEDIA = (
    "selfsame.json",
    "rows.json",
    "memory.jsonl",
    "sealed.json",
    "folder",
    "media",
)
LARGEST = 1_000_000_000
"""Bytes, unpacked."""
SECRET = "sealed.yaml"


@dataclass(frozen=True)
class Packed:
    """What a pack holds, read and checked."""

    persona: str
    version: str
    files: Mapping[str, bytes]
    rows: Mapping[str, list[dict[str, Any]]]
    memory: str
    media: Mapping[str, bytes]
    """Files that her posts show, by their names."""
    sealed: Mapping[str, str] | None


def pack(
    home: Home, database: Database, clocks: Clocks, persona: Persona, to: Path, passphrase: str
) -> dict[str, Any]:
    """Written whole or not at all, for its owner only. Raises NotThere for a place that cannot be written to."""
    folder = home.config / "personas" / persona.name
    with database.read.connect() as connection:
        rows, lines = rows_of(connection, persona.name), list(exported(connection, persona.name))
    head = {
        "selfsame": "persona", "format": FORMAT, "persona": persona.name, "version": persona.version,
        "at": clocks.world.now().isoformat(),
    }  # fmt: skip
    secret = folder / SECRET
    sealed = _sealed(secret.read_bytes(), passphrase) if secret.exists() and passphrase else None
    beside = to.with_name(f".{to.name}.new")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            _write(out, folder, head, rows, lines, sealed, _media(home.media, rows))
        os.replace(beside, to)
    except OSError as problem:
        raise NotThere(f"{to}: {problem.strerror}", "name a file in a folder that can be written to") from problem  # fmt: skip
    return {
        **head, "file": str(to), "memories": len(lines) - 1, "posts": len(rows["posts"]),
        "sealed": sealed is not None, "left_out": [SECRET] if secret.exists() and not sealed else [],
    }  # fmt: skip


def _write(
    out: Any, folder: Path, head: Mapping[str, Any], rows: Mapping[str, Any], lines: list[str],
    sealed: Mapping[str, str] | None, media: Mapping[str, bytes],
) -> None:  # fmt: skip
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(HEAD, json.dumps(head, ensure_ascii=False))
        packed.writestr(ROWS, json.dumps(rows, ensure_ascii=False))
        packed.writestr(MEMORY, "\n".join(lines) + "\n")
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
            if path.name != SECRET and not hidden:
                packed.write(path, f"{FOLDER}/{path.relative_to(folder).as_posix()}")
        for name, content in media.items():
            packed.writestr(f"{MEDIA}/{name}", content)
        if sealed:
            packed.writestr(SEALED, json.dumps(sealed))


def _media(kept: Path, rows: Mapping[str, Any]) -> dict[str, bytes]:
    """The files of her posts and drafts, as far as they are still what was attached."""
    shown = [
        *rows["attachments"],
        *(each for post in rows["posts"] for each in post["attachments"]),
    ]
    columns = [field.name for field in fields(Attachment)]
    files = [Attachment(**{name: each[name] for name in columns}) for each in shown]
    found = {file.name: read(kept, file) for file in files}
    return {name: content for name, content in sorted(found.items()) if content is not None}


def read_pack(file: Path) -> Packed:
    """Raises NotThere for a file that cannot be read, NotLawful for one that is no pack."""
    try:
        with zipfile.ZipFile(file) as packed:
            if sum(each.file_size for each in packed.infolist()) > LARGEST:
                raise NotLawful(
                    f"{file}: holds more than {LARGEST:,} bytes", "that is no pack of ours"
                )
            head = json.loads(packed.read(HEAD))
            names = [name for name in packed.namelist() if name.startswith(f"{FOLDER}/")]
            sealed = json.loads(packed.read(SEALED)) if SEALED in packed.namelist() else None
            files = {_inside(name): packed.read(name) for name in names}
            media = {
                name.removeprefix(f"{MEDIA}/"): packed.read(name)
                for name in packed.namelist() if name.startswith(f"{MEDIA}/")
            }  # fmt: skip
            rows, memory = json.loads(packed.read(ROWS)), packed.read(MEMORY).decode()
    except OSError as problem:
        raise NotThere(f"{file}: {problem.strerror}", "name a pack that can be read") from problem
    except (zipfile.BadZipFile, KeyError, ValueError) as problem:
        raise NotLawful(f"{file}: is no pack ({problem})", "make one: selfsame persona pack NAME --to FILE") from problem  # fmt: skip
    if head.get("selfsame") != "persona" or head.get("format") != FORMAT:
        raise NotLawful(f"{file}: is of a form that is not known here", "pack it with this version")
    if not all(_is_media(*each) for each in media.items()):
        raise NotLawful(f"{file}: holds a file that is not what its name says", "pack it anew")
    name = _named(head["persona"], file)
    return Packed(name, head["version"], files, rows, memory, media, sealed)


def _is_media(name: str, content: bytes) -> bool:
    """By its hash and by its bytes: a pack may come from anywhere."""
    digest = sha256(content).hexdigest()
    return name == digest + SUFFIXES.get(type_of(content[:HEAD_BYTES]), "?")


def named_well(name: str) -> str:
    """A name that a folder can bear. Raises NotLawful."""
    return _named(name, Path("--as"))


def _inside(name: str) -> str:
    """A path within her folder. Raises ValueError for one that leads out of it, or hides."""
    path = PurePosixPath(name).relative_to(FOLDER)
    odd = not path.parts or path.is_absolute() or "\\" in name
    if odd or any(part == ".." or part.startswith(".") for part in path.parts):
        raise ValueError(f"{name!r} leads out of her folder")
    return path.as_posix()


def _named(name: Any, file: Path) -> str:
    if (
        not isinstance(name, str)
        or not name
        or not name.replace("-", "").replace("_", "").isalnum()
    ):
        raise NotLawful(f"{file}: {name!r} is no persona's name", "pack it anew")
    return name


def _sealed(secret: bytes, passphrase: str) -> dict[str, str]:
    """Fernet (AES-128-CBC with HMAC) under a key that scrypt makes of the passphrase."""
    from cryptography.fernet import Fernet

    salt = os.urandom(16)
    token = Fernet(_key(passphrase, salt)).encrypt(secret)
    return {"salt": base64.b64encode(salt).decode(), "token": token.decode()}


def unsealed(sealed: Mapping[str, str], passphrase: str) -> bytes:
    """Raises NotLawful for a passphrase that does not open it."""
    from cryptography.fernet import Fernet, InvalidToken

    try:
        salt = base64.b64decode(sealed["salt"])
        return Fernet(_key(passphrase, salt)).decrypt(sealed["token"].encode())
    except InvalidToken as problem:
        raise NotLawful("this passphrase does not open what is sealed", "give the one that it was packed with") from problem  # fmt: skip


def _key(passphrase: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    key = Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(passphrase.encode())
    return base64.urlsafe_b64encode(key)
