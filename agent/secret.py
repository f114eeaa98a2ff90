"""A secret, wherever people keep it: a file, systemd's credentials, the system's keyring, or the environment.

What was read once is known from then on, so that no log can tell it: `veiled` takes it out of any text.
"""

import logging
import os
import re
from pathlib import Path
from urllib.parse import quote, urlsplit

from agent.errors import SecretMissing

KEYRING = "selfsame"
SHORTEST = 6
"""What is shorter is no secret, and would be taken out of half the words of a log."""
HIDDEN = "•••"
LOG = logging.getLogger("selfsame.secret")
_ONCE = re.compile(r"(/(?:once|login)[/?](?:\w+=)?)[\w.~%-]{8,}")
_NO_SECRET = re.compile(r"localhost|[\d.]+")
_PARTS = re.compile(r"[\s/:@?&=,;]+")
_known: set[str] = set()
_warned: set[str] = set()


def read_secret(name: str, home: Path) -> str:
    """`name` is a file relative to the home, credential:NAME, keyring:NAME or env:VARIABLE; surrounding
    blanks are left out. Raises SecretMissing, also for what is empty."""
    where, _, rest = name.partition(":")
    reading = _PLACES.get(where) if rest else None
    found = (reading(rest) if reading else _from_file(name, home)).strip()
    if not found:
        raise SecretMissing(f"{name}: is empty", "write the secret into it")
    note_secret(found)
    return found


def _from_file(name: str, home: Path) -> str:
    """Where the file isn't there or may not be read: the credential that systemd hands over under its name. The file
    comes first, since a credential is as it was when the service began."""
    try:
        return (home / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        handed = _credential(Path(name).name)
        if handed is None or not handed.is_file():
            why = type(problem).__name__
            raise SecretMissing(
                f"{name}: cannot be read ({why})", "write the secret into it"
            ) from problem
    return _from_credential(Path(name).name)


def _from_credential(name: str) -> str:
    path = _credential(name)
    if path is None:
        raise SecretMissing(
            f"credential:{name}: nobody hands over credentials",
            "start it by systemd, or name a file",
        )
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise SecretMissing(
            f"credential:{name}: cannot be read ({type(problem).__name__})",
            f"name it in the unit: LoadCredential={name}:FILE",
        ) from problem


def _credential(name: str) -> Path | None:
    """As systemd.exec(5) has it."""
    folder = os.environ.get("CREDENTIALS_DIRECTORY", "")
    return Path(folder) / name if folder and Path(name).name == name else None


def _from_keyring(name: str) -> str:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError as problem:
        raise SecretMissing(
            f"keyring:{name}: needs the library keyring", 'pip install "selfsame[keyring]"'
        ) from problem
    try:
        found = keyring.get_password(KEYRING, name)
    except KeyringError as problem:
        raise SecretMissing(
            f"keyring:{name}: the keyring can't be asked ({type(problem).__name__})",
            "unlock it, or keep the secret in a file",
        ) from problem
    if found is None:
        raise SecretMissing(f"keyring:{name}: isn't in it", f"keyring set {KEYRING} {name}")
    return found


def from_environment(variable: str) -> str:
    """Empty where it isn't set. Warns once: whatever she starts inherits it, and /proc shows it."""
    found = os.environ.get(variable, "").strip()
    if found and variable not in _warned:
        _warned.add(variable)
        LOG.warning(
            "%s: a secret in the environment is seen by all that is started; %s", variable, BETTER
        )
    note_secret(found)
    return found


BETTER = "a file under keys/, keyring:NAME or credential:NAME keeps it closer"
_PLACES = {"credential": _from_credential, "keyring": _from_keyring, "env": from_environment}


def in_environment(name: str) -> bool:
    """Whether it is kept where all that is started sees it; an account without a key file is."""
    return not name or name.startswith("env:")


def note_secret(text: str) -> None:
    """From now on no log tells it, or what an address of several parts is made of."""
    for line in (line for line in text.splitlines() if not line.lstrip().startswith("#")):
        _known.update(
            form for part in (line.strip(), *_parts(line)) if len(part) >= SHORTEST
            for form in (part, quote(part, safe=""))
        )  # fmt: skip


def _parts(line: str) -> list[str]:
    """Of an address its name, password and path, which libraries like to tell piece by piece. The host of a web
    address is none; of others it may be a token."""
    if "://" not in line:
        return []
    scheme, _, rest = line.strip().partition("://")
    if scheme in ("http", "https"):
        host = urlsplit(line.strip()).hostname or ""
        return [part for part in _PARTS.split(rest) if host not in part]
    return [part for part in _PARTS.split(rest) if not _NO_SECRET.fullmatch(part)]


def veiled(text: str) -> str:
    """The text without any secret that was read, and without links that sign somebody in."""
    for secret in sorted(_known, key=len, reverse=True):
        text = text.replace(secret, HIDDEN)
    return _ONCE.sub(rf"\1{HIDDEN}", text)
