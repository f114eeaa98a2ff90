"""A channel on Discord, through its webhook. Never twice: as on Telegram, an answer that is missing is a person's."""

from dataclasses import dataclass
from typing import Any

from agent.errors import DeliveryUnsure
from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.exchange import ask, fields
from agent.publishing.channels.keys import Keys
from agent.publishing.judging import judge
from agent.types.accounts import DiscordAccount
from agent.types.clocks import Clock

NOBODY: dict[str, list[str]] = {"parse": []}
"""Whom a post may wake: no one."""


@dataclass(frozen=True)
class Discord:
    keys: Keys
    clock: Clock
    name: str = "discord"
    repeatable: bool = False

    def send(self, parcel: Parcel) -> Receipt:
        """`wait` makes Discord answer once it has kept the message, and with its id."""
        told = self._ask(parcel.persona, "POST", "?wait=true", parcel.body)
        if not told.get("id"):
            raise DeliveryUnsure(
                "discord: took it, and didn't say as what", "look whether it is out"
            )
        return Receipt(f"discord:{told.get('channel_id', '')}/{told['id']}", id=str(told["id"]))

    def take_down(self, sent: Sent) -> None:
        self._ask(sent.persona, "DELETE", f"/messages/{sent.id}")

    def correct(self, sent: Sent, body: str) -> Receipt:
        self._ask(sent.persona, "PATCH", f"/messages/{sent.id}", body)
        return Receipt(sent.remote, id=sent.id)

    def _ask(self, persona: str, method: str, path: str, body: str | None = None) -> dict[str, Any]:
        account = self.keys.account(persona, self.name, DiscordAccount)
        address = self.keys.secret(persona, self.name, account).rstrip("/")
        given = None if body is None else {"content": body, "allowed_mentions": NOBODY}
        answer = ask(method, address + path, self.name, account.timeout_seconds, json=given)
        told = fields(answer)
        said = str(told.get("message", ""))
        judge(answer.status_code, answer.headers, self.name, self.clock.now(), said)
        return told
