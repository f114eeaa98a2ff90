"""Her account on Bluesky, by atproto.

Never twice: the key of the record and its time are made from the delivery, once and for all, and the record is
put, not created. The same put again changes nothing; a chain is put again from its first post on.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from agent.errors import DeliveryFault
from agent.publishing.channel import Counts, Parcel, Receipt, Sent
from agent.publishing.channels.bluesky.asking import Asking, asking
from agent.publishing.channels.bluesky.record import POST, key, picture, record, with_pictures
from agent.publishing.channels.chained import corrections
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.media import files_of
from agent.publishing.judging import nothing_leaves, part_of_chain
from agent.text.chain import parts_of
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
        keys, leaves = _keys(parcel.published_at, parcel), parts_of(parcel.body)
        pictures = [
            picture(described(each, parcel.language), client.upload(content, each.type))
            for each, content in files_of(self.keys.home, parcel)
        ]
        out: list[dict[str, Any]] = []
        for number, (name, part) in enumerate(zip(keys, leaves, strict=True)):
            plain = record(part, parcel.language, parcel.published_at)
            made = with_pictures(plain, pictures) if number == 0 else plain
            with part_of_chain(number, len(leaves)):
                out.append(client.put(POST, name, {**made, **_reply(out)}))
        return _receipt(account, out[0]["uri"])

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
        client = self._asking(sent.persona, self._account(sent.persona))
        for name in reversed(_keys_of(sent)):
            client.delete(POST, name)

    def correct(self, sent: Sent, body: str) -> Receipt:
        """The record is put anew under its key; whoever quoted it keeps the old text."""
        account = self._account(sent.persona)
        client = self._asking(sent.persona, account)
        shown = client.record(POST, _key_of(sent.id)).get("embed") if sent.attachments else None
        out: list[dict[str, Any]] = []
        for name, part in corrections(replace(sent, id=" ".join(_keys_of(sent))), body):
            made = record(part, sent.language, sent.sent_at)
            beside = {"embed": shown} if shown and not out else {}
            out.append(client.put(POST, name, {**made, **beside, **_reply(out)}))
        return _receipt(account, out[0]["uri"])

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


def _keys(at: datetime, of: Parcel | Sent) -> list[str]:
    return [key(at, of.delivery, number) for number in range(len(parts_of(of.body)))]


def _keys_of(sent: Sent) -> list[str]:
    """The first from what is known of it, which a person may have told; the rest from the delivery."""
    return [_key_of(sent.id), *_keys(sent.sent_at, sent)[1:]]


def _reply(out: list[dict[str, Any]]) -> dict[str, Any]:
    """A chain's posts answer the one before, and belong to the first."""
    return {"reply": {"root": out[0], "parent": out[-1]}} if out else {}
