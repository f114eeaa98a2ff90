"""Requests to X's API, signed as OAuth 1.0a wants it, and her own posts as they were written."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urlencode

from agent.errors import DeliveryFault
from agent.publishing.channels.exchange import ask, fields
from agent.publishing.channels.mastodon.plain import squeezed
from agent.publishing.channels.quiet import quiet
from agent.publishing.judging import judge
from agent.types.accounts import XAccount
from agent.types.clocks import Clock


@dataclass(frozen=True)
class OwnPost:
    """A post of hers, its links and letters as she wrote them, whitespace squeezed."""

    id: str
    text: str


@dataclass(frozen=True)
class Signed:
    account: XAccount
    secret: str = field(repr=False)
    clock: Clock

    def ask(self, method: str, path: str, json: Any = None) -> Any:
        """The answer, not judged yet. Raises DeliveryFault, DeliveryUnsure."""
        url = f"{self.account.server}{path}"
        headers = self._signature(method, url)
        return ask(method, url, "x", self.account.timeout_seconds, json=json, headers=headers)

    def judge(self, answer: Any) -> None:
        said = str(fields(answer).get("detail", ""))
        judge(answer.status_code, answer.headers, "x", self.clock.now(), said)

    def own_posts(self, since: datetime) -> list[OwnPost]:
        """Her posts since then, at most a hundred."""
        me = self._read("/2/users/me")["data"]["id"]
        query = urlencode({
            "max_results": 100, "tweet.fields": "created_at,entities,note_tweet",
            "start_time": since.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        })  # fmt: skip
        found = self._read(f"/2/users/{me}/tweets?{query}").get("data") or []
        return [OwnPost(str(post["id"]), _written(post)) for post in found]

    def _read(self, path: str) -> dict[str, Any]:
        answer = self.ask("GET", path)
        self.judge(answer)
        return fields(answer)

    def _signature(self, method: str, url: str) -> dict[str, str]:
        from oauthlib.oauth1 import Client

        quiet("oauthlib")
        keys = self.secret.split()
        if len(keys) != 4:
            raise DeliveryFault(
                f"x: the secret of {self.account.handle} has {len(keys)} lines",
                "write four: API key, its secret, access token, its secret",
                account=True,
            )
        client = Client(keys[0], keys[1], resource_owner_key=keys[2], resource_owner_secret=keys[3])
        return dict(client.sign(url, http_method=method)[1])


def _written(post: dict[str, Any]) -> str:
    """X shortens links and escapes three letters."""
    whole = post.get("note_tweet") or post
    text = str(whole.get("text", ""))
    for link in (whole.get("entities") or {}).get("urls") or []:
        text = text.replace(link["url"], link.get("expanded_url") or link["url"])
    return squeezed(unescape(text))
