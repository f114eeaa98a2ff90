"""An event and its signature: https://www.standardwebhooks.com/, version 1, symmetric."""

import base64
import binascii
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any


@dataclass(frozen=True)
class Event:
    """What happened; the same bytes however often it is sent."""

    id: str
    type: str
    at: datetime
    data: dict[str, Any]

    @classmethod
    def about(cls, sent: str, body: str, at: datetime, data: dict[str, Any]) -> "Event":
        """A correction: its id names the text that it brings."""
        mark = sha256(body.encode()).hexdigest()[:16]
        return cls(f"correct-{mark}-{sent}", "post.corrected", at, data)

    def content(self) -> bytes:
        moment = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        whole = {"type": self.type, "timestamp": moment, "data": self.data}
        return json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()


def signed_headers(event: str, content: bytes, secret: str, now: datetime) -> dict[str, str]:
    moment = str(int(now.timestamp()))
    return {
        "content-type": "application/json",
        "webhook-id": event,
        "webhook-timestamp": moment,
        "webhook-signature": signature(event, moment, content, secret),
    }


def signature(event: str, moment: str, content: bytes, secret: str) -> str:
    """HMAC-SHA256 over id, time and bytes."""
    signed = f"{event}.{moment}.".encode() + content
    return "v1," + base64.b64encode(hmac.new(_key(secret), signed, sha256).digest()).decode()


def _key(secret: str) -> bytes:
    """What follows whsec_ is base64; any other secret is taken as it is."""
    if secret.startswith("whsec_"):
        try:
            return base64.b64decode(secret.removeprefix("whsec_"), validate=True)
        except binascii.Error:
            return secret.encode()
    return secret.encode()
