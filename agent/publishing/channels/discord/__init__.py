"""A channel on Discord, through its webhook. Never twice: as on Telegram, an answer that is missing is a person's."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from agent.errors import DeliveryUnsure
from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.exchange import ask, fields
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.media import files_of
from agent.publishing.judging import judge
from agent.text.media import described
from agent.types.accounts import DiscordAccount
from agent.types.clocks import Clock
from agent.types.media import Attachment

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
        files = files_of(self.keys.home, parcel)
        shown = [
            {"id": number, "filename": each.name, "description": described(each, parcel.language)}
            for number, (each, _) in enumerate(files)
        ]
        told = self._ask(parcel.persona, "POST", "?wait=true", {
            "content": parcel.body, **({"attachments": shown} if shown else {})
        }, files)  # fmt: skip
        if not told.get("id"):
            raise DeliveryUnsure(
                "discord: took it, and didn't say as what", "look whether it is out"
            )
        return Receipt(f"discord:{told.get('channel_id', '')}/{told['id']}", id=str(told["id"]))

    def take_down(self, sent: Sent) -> None:
        self._ask(sent.persona, "DELETE", f"/messages/{sent.id}")

    def correct(self, sent: Sent, body: str) -> Receipt:
        self._ask(sent.persona, "PATCH", f"/messages/{sent.id}", {"content": body})
        return Receipt(sent.remote, id=sent.id)

    def _ask(
        self, persona: str, method: str, path: str, message: dict[str, Any] | None = None,
        files: Sequence[tuple[Attachment, bytes]] = (),
    ) -> dict[str, Any]:  # fmt: skip
        account = self.keys.account(persona, self.name, DiscordAccount)
        address = self.keys.secret(persona, self.name, account).rstrip("/")
        given = None if message is None else {**message, "allowed_mentions": NOBODY}
        answer = ask(
            method, address + path, self.name, account.timeout_seconds, json=None if files else given,
            data={"payload_json": json.dumps(given, ensure_ascii=False)} if files else None,
            files={f"files[{n}]": (each.name, content, each.type) for n, (each, content) in enumerate(files)}
            or None,
        )  # fmt: skip
        told = fields(answer)
        said = str(told.get("message", ""))
        judge(answer.status_code, answer.headers, self.name, self.clock.now(), said)
        return told
