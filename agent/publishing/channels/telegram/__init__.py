"""A channel or group on Telegram, through a bot.

Never twice: the bot API has no key and no list of what was sent. Only what failed before a connection came about
is tried again; everything else that isn't answered is for a person to look up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.exchange import ask, fields
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.media import files_of
from agent.publishing.judging import judge
from agent.types.accounts import TelegramAccount
from agent.types.clocks import Clock
from agent.types.media import MediaKind

VERBS: Mapping[MediaKind, tuple[str, str]] = {
    "picture": ("sendPhoto", "photo"),
    "sound": ("sendAudio", "audio"),
    "video": ("sendVideo", "video"),
}


@dataclass(frozen=True)
class Telegram:
    keys: Keys
    clock: Clock
    name: str = "telegram"
    repeatable: bool = False

    def send(self, parcel: Parcel) -> Receipt:
        account = self.keys.account(parcel.persona, self.name, TelegramAccount)
        told = self._sent(parcel, account)
        if not isinstance(told, dict) or "message_id" not in told:
            raise DeliveryUnsure(
                "telegram: took it, and didn't say as what", "look whether it is out"
            )
        number = str(told["message_id"])
        return Receipt(_link(account.chat, number), id=number)

    def take_down(self, sent: Sent) -> None:
        account = self.keys.account(sent.persona, self.name, TelegramAccount)
        self._ask(sent.persona, account, "deleteMessage", message_id=int(sent.id))

    def correct(self, sent: Sent, body: str) -> Receipt:
        account = self.keys.account(sent.persona, self.name, TelegramAccount)
        number = int(sent.id)
        if sent.attachments:
            self._ask(sent.persona, account, "editMessageCaption", message_id=number, caption=body)
        else:
            self._ask(sent.persona, account, "editMessageText", message_id=number, text=body)
        return Receipt(sent.remote, id=sent.id)

    def _sent(self, parcel: Parcel, account: TelegramAccount) -> Any:
        """As a text, or as a file with the text below it."""
        files = files_of(self.keys.home, parcel)
        if not files:
            return self._ask(parcel.persona, account, "sendMessage", text=parcel.body)
        attachment, content = files[0]
        verb, field = VERBS[attachment.kind]
        return self._ask(
            parcel.persona, account, verb, {field: (attachment.name, content, attachment.type)},
            caption=parcel.body,
        )  # fmt: skip

    def _ask(
        self, persona: str, account: TelegramAccount, verb: str,
        files: Mapping[str, tuple[str, bytes, str]] | None = None, **given: Any,
    ) -> Any:  # fmt: skip
        """No parse_mode: the text stays as it is."""
        token = self.keys.secret(persona, self.name, account)
        answer = ask(
            "POST", f"{account.server}/bot{token}/{verb}", self.name, account.timeout_seconds,
            json=None if files else {"chat_id": account.chat, **given},
            data={"chat_id": account.chat, **given} if files else None, files=files,
        )  # fmt: skip
        told = fields(answer)
        wait = (told.get("parameters") or {}).get("retry_after")
        if answer.status_code == 429 and wait is not None:
            raise DeliveryFault(
                "telegram: asks for a pause (429)", "it is waited for", wait=float(wait)
            )
        said = str(told.get("description", ""))
        judge(answer.status_code, answer.headers, self.name, self.clock.now(), said)
        return told.get("result")


def _link(chat: str, number: str) -> str:
    return (
        f"https://t.me/{chat[1:]}/{number}" if chat.startswith("@") else f"telegram:{chat}/{number}"
    )
