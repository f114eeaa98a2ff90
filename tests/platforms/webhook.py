"""A receiver that knows an event again by its id, and believes nothing that isn't signed."""

import base64
import hmac
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from tests.platforms.server import Answer, Platform, Request


@dataclass
class Receiver(Platform):
    secret: str = "webhook-secret"
    events: list[dict[str, Any]] = field(default_factory=list)

    def apply(self, request: Request) -> Answer:
        name, moment = request.headers["webhook-id"], request.headers["webhook-timestamp"]
        signed = f"{name}.{moment}.".encode() + request.raw
        mark = hmac.new(self.secret.encode(), signed, sha256).digest()
        assert request.headers["webhook-signature"] == "v1," + base64.b64encode(mark).decode()
        if any(post.key == name for post in self.posts):
            return Answer(409, {})
        self.events.append(request.json)
        self.add(request.json["data"].get("text", ""), name)
        return Answer(200, {"url": f"https://receiver.example/{name}"})
