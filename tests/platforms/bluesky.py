"""As a Bluesky server does it: a record put under a key stands there once."""

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.server import Answer, Platform, Request

DID = "did:plc:abcdefghijklmnopqrstuvwx"
CID = "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a"


@dataclass
class BlueskyServer(Platform):
    bot: bool = True
    blobs: dict[str, bytes] = field(default_factory=dict)

    def is_posting(self, request: Request) -> bool:
        return request.path.endswith("repo.putRecord")

    def apply(self, request: Request) -> Answer:
        given = request.json
        key, record = given["rkey"], given["record"]
        known = [post for post in self.posts if post.key == key]
        before = record.get("reply", {}).get("parent", {}).get("uri", "")
        post = known[0] if known else self.add(record["text"], key, before.rpartition("/")[2])
        post.text = record["text"]
        images = record.get("embed", {}).get("images", [])
        post.files = [(each["alt"], self.blobs[each["image"]["ref"]["$link"]]) for each in images]
        return Answer(200, {"uri": f"at://{DID}/{given['collection']}/{key}", "cid": CID})

    def read(self, request: Request) -> Answer:
        verb = request.path.rpartition(".")[2]
        answers: dict[str, Any] = {
            "createSession": self._session,
            "getRecord": self._profile,
            "getPosts": lambda: {"posts": [self._seen(request.query["uris"])]},
            "getProfile": lambda: {"did": DID, "handle": "her.example.org", "followersCount": 12},
            "uploadBlob": lambda: self._blob(request),
            "deleteRecord": lambda: self._delete(request.json["rkey"]),
        }
        return Answer(200, answers[verb]())

    def _seen(self, uri: str) -> dict[str, Any]:
        """As its app view counts it."""
        record = {"$type": "app.bsky.feed.post", "text": "x", "createdAt": "2026-03-11T04:00:00Z"}
        return {
            "uri": uri, "cid": CID, "author": {"did": DID, "handle": "her.example.org"}, "record": record,
            "indexedAt": "2026-03-11T04:00:00Z", "replyCount": 3, "likeCount": 7,
        }  # fmt: skip

    def _blob(self, request: Request) -> dict[str, Any]:
        self.blobs[CID] = request.raw
        kind, size = request.headers["content-type"], len(request.raw)
        return {"blob": {"$type": "blob", "ref": {"$link": CID}, "mimeType": kind, "size": size}}

    def slow_down(self) -> Answer:
        """Bluesky has no Retry-After, but says when its count begins anew."""
        answer = super().slow_down()
        moment = int(self.clock.now().timestamp()) + int(answer.headers["Retry-After"])
        headers = {"RateLimit-Reset": str(moment), **answer.headers}
        return Answer(429, {"error": "RateLimitExceeded", "message": "slow down"}, headers)

    def refused(self) -> Answer:
        return Answer(401, {"error": "AuthenticationRequired", "message": "no such key"})

    def _session(self) -> dict[str, Any]:
        return {
            "accessJwt": _token(), "refreshJwt": _token(), "handle": "her.example.org", "did": DID,
            "active": True,
        }  # fmt: skip

    def _profile(self) -> dict[str, Any]:
        labels = {
            "$type": "com.atproto.label.defs#selfLabels",
            "values": [{"val": "bot"}] if self.bot else [],
        }
        profile = {"$type": "app.bsky.actor.profile", "displayName": "her", "labels": labels}
        return {"uri": f"at://{DID}/app.bsky.actor.profile/self", "cid": CID, "value": profile}

    def _delete(self, key: str) -> dict[str, Any]:
        self.posts = [post for post in self.posts if post.key != key]
        return {}


def _token() -> str:
    """Looks like a signed one that is valid for long."""
    parts = (
        {"alg": "none"},
        {"exp": 4_000_000_000, "iat": 1, "sub": DID, "aud": "x", "scope": "x"},
    )
    coded = [
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts
    ]
    return ".".join([*coded, "c2ln"])
