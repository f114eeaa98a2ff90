"""As Telegram, Discord, Slack, WeCom and Feishu do it: whatever is sent stands there, however often it is sent."""

import base64
import hmac
import json
from dataclasses import dataclass
from hashlib import sha256
from html import unescape

from tests.platforms.server import WAIT_SECONDS, Answer, Platform, Request


@dataclass
class TelegramServer(Platform):
    token: str = "4242:telegram-secret"

    def is_posting(self, request: Request) -> bool:
        assert request.path.startswith(f"/bot{self.token}/")
        return request.path.rpartition("/")[2].startswith("send")

    def apply(self, request: Request) -> Answer:
        if request.path.endswith("/sendMessage"):
            post = self.add(request.json["text"])
        else:
            given = request.parts
            post = self.add(given["caption"][2].decode())
            (field,) = {"photo", "audio", "video"} & given.keys()
            post.files = [(field, given[field][2])]
        return Answer(
            200, {"ok": True, "result": {"message_id": int(post.id), "chat": {"id": -100}}}
        )

    def read(self, request: Request) -> Answer:
        given = request.json
        post = next(post for post in self.posts if post.id == str(given["message_id"]))
        if request.path.endswith("/deleteMessage"):
            self.posts.remove(post)
        else:
            post.text = given["text"]
        return Answer(200, {"ok": True, "result": True})

    def slow_down(self) -> Answer:
        """Telegram says it in the document."""
        told = {"ok": False, "error_code": 429, "parameters": {"retry_after": WAIT_SECONDS}}
        return Answer(429, told)


@dataclass
class DiscordServer(Platform):
    def apply(self, request: Request) -> Answer:
        assert request.query == {"wait": "true"}
        parts = request.parts if request.headers["content-type"].startswith("multipart") else {}
        told = json.loads(parts["payload_json"][2]) if parts else request.json
        assert told["allowed_mentions"] == {"parse": []}
        post = self.add(told["content"])
        shown = told.get("attachments", [])
        post.files = [(each["description"], parts[f"files[{each['id']}]"][2]) for each in shown]
        return Answer(200, {"id": post.id, "channel_id": "9"})

    def read(self, request: Request) -> Answer:
        post = next(post for post in self.posts if post.id == request.path.rpartition("/")[2])
        if request.method == "DELETE":
            self.posts.remove(post)
            return Answer(204, "")
        post.text = request.json["content"]
        return Answer(200, {"id": post.id})


@dataclass
class SlackServer(Platform):
    def apply(self, request: Request) -> Answer:
        self.add(unescape(request.json["text"]))
        return Answer(200, "ok")

    def refused(self) -> Answer:
        return Answer(403, "invalid_token")


@dataclass
class WeComServer(Platform):
    """Says in the document what became of it, whatever the status."""

    wait_seconds: int = 60  # as its documents have it; the answer doesn't say

    def apply(self, request: Request) -> Answer:
        self.add(request.json["text"]["content"])
        return Answer(200, {"errcode": 0, "errmsg": "ok"})

    def slow_down(self) -> Answer:
        return Answer(200, {"errcode": 45009, "errmsg": "api freq out of limit"})

    def refused(self) -> Answer:
        return Answer(200, {"errcode": 93000, "errmsg": "invalid webhook url"})


@dataclass
class FeishuServer(Platform):
    key: str = "feishu-secret"
    wait_seconds: int = 60

    def apply(self, request: Request) -> Answer:
        given = request.json
        mark = hmac.new(f"{given['timestamp']}\n{self.key}".encode(), b"", sha256).digest()
        assert given["sign"] == base64.b64encode(mark).decode()
        self.add(given["content"]["text"])
        return Answer(200, {"code": 0, "msg": "success", "data": {}})

    def slow_down(self) -> Answer:
        return Answer(400, {"code": 11232, "msg": "frequency limited"})

    def refused(self) -> Answer:
        return Answer(
            400, {"code": 19021, "msg": "sign match fail or timestamp is not within one hour"}
        )
