"""Whose account it is, and its secret: read anew for every post, so that a mended key counts at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from agent.errors import DeliveryFault, SecretMissing
from agent.secret import from_environment, read_secret
from agent.types.accounts import Account, KeyedAccount
from agent.types.persona import Persona

T = TypeVar("T", bound=Account)


@dataclass(frozen=True)
class Keys:
    """The personas as they are now, and where their secrets lie."""

    personas: Mapping[str, Persona]
    home: Path

    def persona(self, name: str) -> Persona:
        found = self.personas.get(name)
        if found is None:
            raise DeliveryFault(
                f"config/personas/{name}: there is no such persona any more",
                "bring her folder back, or undo the approval",
            )
        return found

    def account(self, persona: str, channel: str, kind: type[T]) -> T:
        """Raises DeliveryFault where her persona.yaml has none."""
        found = getattr(self.persona(persona).file.accounts, channel, None)
        if not isinstance(found, kind):
            raise DeliveryFault(
                f"config/personas/{persona}/persona.yaml: accounts.{channel} is missing",
                "set it up; docs/channels.md says how",
                account=True,
            )
        return found

    def secret(self, persona: str, channel: str, account: KeyedAccount) -> str:
        """From where key_file says, else from the environment; never in a message."""
        return account_secret(self.home, persona, channel, account.key_file)


def account_secret(home: Path, persona: str, channel: str, key_file: str) -> str:
    """Raises DeliveryFault."""
    if key_file:
        try:
            return read_secret(key_file, home)
        except SecretMissing as missing:
            raise _missing(persona, channel, missing.message) from missing
    name = variable(persona, channel)
    found = from_environment(name)
    if not found:
        raise _missing(persona, channel, f"{name} is empty")
    return found


def variable(persona: str, channel: str) -> str:
    """The variable of the environment that stands in for a key file."""
    return re.sub(r"[^A-Z0-9]", "_", f"SELFSAME_{persona}_{channel}".upper())


def _missing(persona: str, channel: str, words: str) -> DeliveryFault:
    mend = f"write the secret into it, or mend accounts.{channel}.key_file in her persona.yaml"
    return DeliveryFault(f"{persona} on {channel}: {words}", mend, account=True)
