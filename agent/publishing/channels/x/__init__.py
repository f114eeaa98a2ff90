"""Her account on X, by httpx with signatures of oauthlib.

Not by tweepy: its address is fixed, its requests have no time limit, and it needs an oauthlib older than others
here do. Never twice: X has no key for a post, but refuses the same text a second time with 403 “duplicate”. A
doubt is looked up among her own posts, first for a while, and only then sent again.
"""

from dataclasses import dataclass
from datetime import timedelta

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.exchange import fields
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.mastodon.plain import squeezed
from agent.publishing.channels.x.signed import Signed
from agent.publishing.judging import nothing_leaves
from agent.types.accounts import XAccount
from agent.types.clocks import Clock

SETTLES = timedelta(minutes=15)
"""So long after a doubt arose nothing is sent again: it may still be on its way into the list."""
SLACK = timedelta(minutes=5)


@dataclass(frozen=True)
class X:
    keys: Keys
    clock: Clock
    name: str = "x"
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        account, signed = self._of(parcel.persona)
        if parcel.doubt is not None:
            found = self._found(account, signed, parcel, parcel.doubt)
            if found is not None:
                return found
            if parcel.doubt < SETTLES:
                raise DeliveryUnsure("x: it isn't in her list yet", "it is looked up again")
        answer = signed.ask("POST", "/2/tweets", {"text": parcel.body})
        if answer.status_code == 403 and "duplicate" in answer.text.lower():
            return self._duplicate(account, signed, parcel)
        signed.judge(answer)
        return _receipt(account, str((fields(answer).get("data") or {}).get("id", "")))

    def take_down(self, sent: Sent) -> None:
        _, signed = self._of(sent.persona)
        signed.judge(signed.ask("DELETE", f"/2/tweets/{sent.id}"))

    def _duplicate(self, account: XAccount, signed: Signed, parcel: Parcel) -> Receipt:
        """It stands there already: by an earlier try, if her list shows it lately."""
        found = self._found(account, signed, parcel, parcel.doubt or timedelta())
        if found is not None and parcel.doubt is not None:
            return found
        if parcel.doubt is not None:
            raise DeliveryUnsure("x: says that it is there, and doesn't list it", "look there")
        words = "x: the same text stands there already, from another time"
        raise DeliveryFault(words, "edit the text, or leave it", permanent=True)

    def _found(
        self, account: XAccount, signed: Signed, parcel: Parcel, doubt: timedelta
    ) -> Receipt | None:
        with nothing_leaves():
            own = signed.own_posts(self.clock.now() - doubt - SLACK)
        match = next((post for post in own if post.text == squeezed(parcel.body)), None)
        return _receipt(account, match.id) if match else None

    def _of(self, persona: str) -> tuple[XAccount, Signed]:
        account = self.keys.account(persona, self.name, XAccount)
        return account, Signed(account, self.keys.secret(persona, self.name, account), self.clock)


def _receipt(account: XAccount, number: str) -> Receipt:
    if not number:
        raise DeliveryUnsure("x: took it, and didn't say as what", "look whether it is out")
    return Receipt(f"https://x.com/{account.handle}/status/{number}", id=number)
