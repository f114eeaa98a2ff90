"""atproto's client with a time limit, signed in for one post; faults judged."""

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent.errors import DeliveryFault, DeliveryUnsure
from agent.publishing.channels.exchange import authorities
from agent.publishing.channels.quiet import quiet
from agent.publishing.judging import judge, nothing_leaves
from agent.types.accounts import BlueskyAccount
from agent.types.clocks import Clock

WHERE = "bluesky"


@dataclass(frozen=True)
class Asking:
    """Speaks for the account whose `did` it is."""

    client: Any
    clock: Clock
    did: str

    def put(self, collection: str, key: str, record: dict[str, Any]) -> dict[str, Any]:
        data = {"repo": self.did, "collection": collection, "rkey": key, "record": record}
        found = judged(self.clock, lambda: self.client.com.atproto.repo.put_record(data))
        return {"uri": found.uri, "cid": found.cid}

    def upload(self, content: bytes, media_type: str) -> dict[str, Any]:
        """The file as a record names it. Raises DeliveryFault: nothing has left."""
        with nothing_leaves(), warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # the library hands bytes to httpx's `data`
            found = judged(
                self.clock,
                lambda: self.client.com.atproto.repo.upload_blob(
                    content, headers={"Content-Type": media_type}
                ),
            )
        return dict(found.blob.model_dump(by_alias=True))

    def counted(self, uri: str) -> tuple[int | None, int | None]:
        """Replies and likes; nothing of a post that isn't there."""
        found = judged(self.clock, lambda: self.client.app.bsky.feed.get_posts({"uris": [uri]}))
        post = next(iter(found.posts), None)
        return (post.reply_count, post.like_count) if post is not None else (None, None)

    def followers(self) -> int | None:
        found = judged(
            self.clock, lambda: self.client.app.bsky.actor.get_profile({"actor": self.did})
        )
        count: int | None = found.followers_count
        return count

    def delete(self, collection: str, key: str) -> None:
        data = {"repo": self.did, "collection": collection, "rkey": key}
        judged(self.clock, lambda: self.client.com.atproto.repo.delete_record(data))

    def record(self, collection: str, key: str) -> dict[str, Any]:
        """Empty where there is none."""
        from atproto_client.exceptions import BadRequestError

        data = {"repo": self.did, "collection": collection, "rkey": key}
        try:
            found = self.client.com.atproto.repo.get_record(data)
        except BadRequestError:  # that is how a missing record is answered
            return {}
        except _foreseen() as problem:
            raise told(problem, self.clock) from None
        return dict(found.value.model_dump(by_alias=True)) if found.value is not None else {}


def asking(account: BlueskyAccount, password: str, clock: Clock) -> Asking:
    """Signs in. Raises DeliveryFault, DeliveryUnsure."""
    from atproto_client import Client
    from atproto_client.request import Request

    quiet("httpx", "httpcore")
    client = Client(
        account.server, request=Request(timeout=account.timeout_seconds, verify=authorities())
    )
    judged(clock, lambda: client.login(account.handle, password, fetch_bsky_profile=False))
    did = getattr(getattr(client, "_session", None), "did", "")
    return Asking(client, clock, str(did))


def judged(clock: Clock, call: Callable[[], Any]) -> Any:
    try:
        return call()
    except _foreseen() as problem:
        raise told(problem, clock) from None  # whose words may hold what was sent


def told(problem: Exception, clock: Clock) -> DeliveryFault | DeliveryUnsure:
    """What an exception of the library says about the post."""
    import httpx

    response = getattr(problem, "response", None)
    if response is not None:
        try:
            judge(response.status_code, response.headers, WHERE, clock.now(), _said(response))
        except (DeliveryFault, DeliveryUnsure) as fault:
            return fault
    causes = (problem, problem.__cause__)
    if any(isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout) for cause in causes):
        return DeliveryFault(f"{WHERE}: cannot be reached", "look at the network and its server")
    return DeliveryUnsure(
        f"{WHERE}: no answer ({type(problem).__name__})", "look whether it is out"
    )


def _said(response: Any) -> str:
    return str(getattr(response.content, "message", "") or "")


def _foreseen() -> tuple[type[Exception], ...]:
    """The library lets some of httpx's own through, and pydantic's where an answer has another shape."""
    import httpx
    from atproto_core.exceptions import AtProtocolError
    from pydantic import ValidationError

    return (AtProtocolError, httpx.HTTPError, ValidationError)
