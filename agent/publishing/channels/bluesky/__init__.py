"""Her account on Bluesky, by atproto.

Never twice: the key of the record and its time are made from the delivery, once and for all, and the record is
put, not created. The same put again changes nothing.
"""

from dataclasses import dataclass
from typing import Any

from agent.errors import DeliveryFault
from agent.publishing.channel import Counts, Parcel, Receipt, Sent
from agent.publishing.channels.bluesky.asking import Asking, asking
from agent.publishing.channels.bluesky.record import POST, key, picture, record, with_pictures
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.media import files_of
from agent.publishing.judging import nothing_leaves
from agent.text.media import described
from agent.types.accounts import BlueskyAccount
from agent.types.clocks import Clock

PROFILE, LABEL = "app.bsky.actor.profile", "bot"


@dataclass(frozen=True)
class Bluesky:
    keys: Keys
    clock: Clock
    name: str = "bluesky"
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        account = self._account(parcel.persona)
        client = self._asking(parcel.persona, account)
        made = record(parcel.body, parcel.language, parcel.published_at)
        pictures = [
            picture(described(each, parcel.language), client.upload(content, each.type))
            for each, content in files_of(self.keys.home, parcel)
        ]
        put = client.put(
            POST, key(parcel.published_at, parcel.delivery), with_pictures(made, pictures)
        )
        return _receipt(account, put["uri"])

    def check(self, persona: str) -> None:
        """Bluesky shows the self-label `bot` on a profile as “automated account”."""
        account = self._account(persona)
        if account.waiver is not None and account.waiver.of == "flag":
            return
        profile = self._asking(persona, account).record(PROFILE, "self")
        labels = (profile.get("labels") or {}).get("values") or []
        if not any(label.get("val") == LABEL for label in labels):
            raise DeliveryFault(
                f"{persona} on bluesky: the account doesn't say that it is automated",
                "mark it as an automated account in its settings, or write a waiver of the flag",
                account=True,
            )

    def take_down(self, sent: Sent) -> None:
        self._asking(sent.persona, self._account(sent.persona)).delete(POST, _key_of(sent.id))

    def correct(self, sent: Sent, body: str) -> Receipt:
        """The record is put anew under its key; whoever quoted it keeps the old text."""
        account = self._account(sent.persona)
        client = self._asking(sent.persona, account)
        made = record(body, sent.language, sent.sent_at)
        shown = client.record(POST, _key_of(sent.id)).get("embed") if sent.attachments else None
        put = client.put(POST, _key_of(sent.id), {**made, "embed": shown} if shown else made)
        return _receipt(account, put["uri"])

    def counts(self, sent: Sent) -> Counts:
        with nothing_leaves():
            found = self._asking(sent.persona, self._account(sent.persona)).counted(sent.id)
        return Counts(*found)

    def followers(self, persona: str) -> int | None:
        with nothing_leaves():
            return self._asking(persona, self._account(persona)).followers()

    def _account(self, persona: str) -> BlueskyAccount:
        return self.keys.account(persona, self.name, BlueskyAccount)

    def _asking(self, persona: str, account: BlueskyAccount) -> Asking:
        secret = self.keys.secret(persona, self.name, account)
        with nothing_leaves():
            return asking(account, secret, self.clock)


def _receipt(account: BlueskyAccount, uri: Any) -> Receipt:
    link = f"https://bsky.app/profile/{account.handle}/post/{_key_of(str(uri))}"
    return Receipt(link, id=str(uri))


def _key_of(uri: str) -> str:
    return uri.rpartition("/")[2]
