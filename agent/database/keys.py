"""Keys that nobody can guess; only their hashes are kept, so that a stolen database opens nothing."""

import secrets
from hashlib import sha256

BYTES = 32


def fresh() -> str:
    return secrets.token_urlsafe(BYTES)


def digest(key: str) -> str:
    """A plain hash is enough for 256 random bits; passwords get argon2."""
    return sha256(key.encode()).hexdigest()
