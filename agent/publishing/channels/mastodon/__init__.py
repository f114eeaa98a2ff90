"""Her account at a Mastodon server, by Mastodon.py.

Never twice: Mastodon keeps an Idempotency-Key for an hour. While a doubt is younger than 55 minutes the same
post is sent again with the same key; after that her own statuses are read first, and compared. A chain is taken up
where it ended: what is out of it is known again in the same two ways.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channel import Counts, Parcel, Receipt, Sent
from agent.publishing.channels.chained import chain_id, corrections, ids_of
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.mastodon.asking import Asking, asking
from agent.publishing.channels.mastodon.media import Uploads
from agent.publishing.channels.mastodon.plain import plain, squeezed
from agent.publishing.channels.media import files_of
from agent.publishing.judging import nothing_leaves, part_of_chain
from agent.text.chain import parts_of
from agent.types.accounts import MastodonAccount
from agent.types.clocks import Clock

KEY_HOLDS = timedelta(minutes=55)
SLACK = timedelta(minutes=5)
"""By so much the two clocks may differ."""
PAGES, PER_PAGE = 5, 40


@dataclass(frozen=True)
class Mastodon:
    """`repeatable`, since a repetition bears the same key or looks first."""

    keys: Keys
    clock: Clock
    name: str = "mastodon"
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        account = self._account(parcel.persona)
        client, own = self._asking(parcel.persona, account), list[Any]()
        if parcel.doubt is not None and parcel.doubt >= KEY_HOLDS:
            with nothing_leaves():
                own = _own(client, self.clock.now() - parcel.doubt - SLACK)
        leaves, out = parts_of(parcel.body), list[Receipt]()
        for number, part in enumerate(leaves):
            found = next((each for each in own if plain(each["content"]) == squeezed(part)), None)
            with part_of_chain(number, len(leaves)):
                media = [] if found or out else self._uploaded(parcel, account)
                out.append(_receipt(found or _posted(client, account, parcel, part, out, media)))
        return Receipt(out[0].remote, id=chain_id(out))

    def check(self, persona: str) -> None:
        """Mastodon marks automated accounts with `bot`."""
        account = self._account(persona)
        if account.waiver is not None and account.waiver.of == "flag":
            return
        if not self._asking(persona, account).ask("account_verify_credentials").get("bot"):
            raise DeliveryFault(
                f"{persona} on mastodon: the account doesn't say that it is automated",
                "tick “This is an automated account” in its profile, or write a waiver of the flag",
                account=True,
            )

    def take_down(self, sent: Sent) -> None:
        client = self._asking(sent.persona, self._account(sent.persona))
        for number in reversed(ids_of(sent)):
            client.ask("status_delete", number)

    def correct(self, sent: Sent, body: str) -> Receipt:
        """Its files are named again, or the server would take them out."""
        client = self._asking(sent.persona, self._account(sent.persona))
        shown = (
            client.ask("status", ids_of(sent)[0])["media_attachments"] if sent.attachments else []
        )
        files, put = [each["id"] for each in shown], list[Receipt]()
        for number, part in corrections(sent, body):
            media = files if files and not put else None
            put.append(_receipt(client.ask("status_update", number, part, media_ids=media)))
        return Receipt(put[0].remote, id=chain_id(put))

    def counts(self, sent: Sent) -> Counts:
        with nothing_leaves():
            client = self._asking(sent.persona, self._account(sent.persona))
            status = client.ask("status", ids_of(sent)[0])
        return Counts(status.get("replies_count"), status.get("favourites_count"))

    def followers(self, persona: str) -> int | None:
        with nothing_leaves():
            client = self._asking(persona, self._account(persona))
            found: int | None = client.ask("account_verify_credentials").get("followers_count")
        return found

    def _uploaded(self, parcel: Parcel, account: MastodonAccount) -> list[str]:
        files = files_of(self.keys.home, parcel)
        token = self.keys.secret(parcel.persona, self.name, account)
        return Uploads(account, token, self.clock).all(files, parcel.language)

    def _account(self, persona: str) -> MastodonAccount:
        return self.keys.account(persona, self.name, MastodonAccount)

    def _asking(self, persona: str, account: MastodonAccount) -> Asking:
        return asking(account, self.keys.secret(persona, self.name, account), self.clock)


def _receipt(status: Any) -> Receipt:
    if not status.get("id"):
        raise DeliveryUnsure("mastodon: took it, and didn't say as what", "look whether it is out")
    return Receipt(str(status.get("url") or status.get("uri") or ""), id=str(status["id"]))


def _posted(
    client: Asking, account: MastodonAccount, parcel: Parcel, part: str, out: list[Receipt],
    media: list[str],
) -> Any:  # fmt: skip
    """Each post of a chain answers the one before, under a key of its own; files stand with the first."""
    key = f"{parcel.number}-{len(out)}" if out else parcel.number
    return client.ask(
        "status_post", part, visibility=account.visibility, language=parcel.language,
        idempotency_key=key, in_reply_to_id=out[-1].id if out else None, media_ids=media or None,
    )  # fmt: skip


def _own(client: Asking, since: datetime) -> list[Any]:
    """Her own statuses, no older than `since`."""
    me, before, found = client.ask("account_verify_credentials")["id"], None, list[Any]()
    for _ in range(PAGES):
        page = client.ask(
            "account_statuses", me, exclude_reblogs=True, max_id=before, limit=PER_PAGE
        )
        found += [status for status in page if status["created_at"] >= since]
        if len(page) < PER_PAGE or page[-1]["created_at"] < since:
            break
        before = page[-1]["id"]
    return found
