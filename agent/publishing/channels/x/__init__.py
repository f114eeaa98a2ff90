"""Her account on X, by httpx with signatures of oauthlib.

Not by tweepy: its address is fixed, its requests have no time limit, and it needs an oauthlib older than others
here do. Never twice: X has no key for a post, but refuses the same text a second time with 403 “duplicate”. A
doubt is looked up among her own posts, first for a while, and only then sent again; so is each post of a chain.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.chained import chain_id, ids_of
from agent.publishing.channels.exchange import fields
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.mastodon.plain import squeezed
from agent.publishing.channels.x.signed import OwnPost, Signed
from agent.publishing.judging import nothing_leaves, part_of_chain
from agent.text.chain import parts_of
from agent.types.accounts import XAccount
from agent.types.clocks import Clock

SETTLES = timedelta(minutes=15)
"""So long after a doubt arose nothing is sent again: it may still be on its way into the list."""
SLACK = timedelta(minutes=5)


@dataclass(frozen=True)
class Sending:
    """One post on its way; `answers` is the one before it in a chain."""

    account: XAccount
    signed: Signed
    parcel: Parcel
    part: str
    answers: str = ""

    @property
    def document(self) -> dict[str, Any]:
        told: dict[str, Any] = {"text": self.part}
        return {**told, "reply": {"in_reply_to_tweet_id": self.answers}} if self.answers else told


@dataclass(frozen=True)
class X:
    keys: Keys
    clock: Clock
    name: str = "x"
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        account, signed = self._of(parcel.persona)
        own = [] if parcel.doubt is None else self._own(signed, parcel.doubt)
        leaves, out = parts_of(parcel.body), list[Receipt]()
        for number, part in enumerate(leaves):
            with part_of_chain(number, len(leaves)):
                sending = Sending(account, signed, parcel, part, out[-1].id if out else "")
                out.append(_found(account, own, part) or self._sent(sending))
        return Receipt(out[0].remote, id=chain_id(out))

    def take_down(self, sent: Sent) -> None:
        _, signed = self._of(sent.persona)
        for number in reversed(ids_of(sent)):
            signed.judge(signed.ask("DELETE", f"/2/tweets/{number}"))

    def _sent(self, sending: Sending) -> Receipt:
        signed, doubt = sending.signed, sending.parcel.doubt
        if doubt is not None and doubt < SETTLES:
            raise DeliveryUnsure("x: it isn't in her list yet", "it is looked up again")
        answer = signed.ask("POST", "/2/tweets", sending.document)
        if answer.status_code == 403 and "duplicate" in answer.text.lower():
            return self._duplicate(sending)
        signed.judge(answer)
        number = str((fields(answer).get("data") or {}).get("id", ""))
        return _receipt(sending.account, number)

    def _duplicate(self, sending: Sending) -> Receipt:
        """It stands there already: by an earlier try, if her list shows it lately."""
        doubt = sending.parcel.doubt
        if doubt is None:
            words = "x: the same text stands there already, from another time"
            raise DeliveryFault(words, "edit the text, or leave it", permanent=True)
        own = self._own(sending.signed, doubt)
        found = _found(sending.account, own, sending.part)
        if found is None:
            raise DeliveryUnsure("x: says that it is there, and doesn't list it", "look there")
        return found

    def _own(self, signed: Signed, doubt: timedelta) -> list[OwnPost]:
        with nothing_leaves():
            return signed.own_posts(self.clock.now() - doubt - SLACK)

    def _of(self, persona: str) -> tuple[XAccount, Signed]:
        account = self.keys.account(persona, self.name, XAccount)
        return account, Signed(account, self.keys.secret(persona, self.name, account), self.clock)


def _receipt(account: XAccount, number: str) -> Receipt:
    if not number:
        raise DeliveryUnsure("x: took it, and didn't say as what", "look whether it is out")
    return Receipt(f"https://x.com/{account.handle}/status/{number}", id=number)


def _found(account: XAccount, own: list[OwnPost], part: str) -> Receipt | None:
    match = next((post for post in own if post.text == squeezed(part)), None)
    return _receipt(account, match.id) if match else None
