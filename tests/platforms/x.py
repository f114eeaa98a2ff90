"""As X does it: no key; the same text again is refused with 403; links come back shortened, letters escaped."""

import re
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any

from tests.platforms.server import Answer, Platform, Post, Request

_LINK = re.compile(r"https?://\S+")


@dataclass
class XServer(Platform):
    def is_posting(self, request: Request) -> bool:
        return request.method == "POST" and request.path == "/2/tweets"

    def apply(self, request: Request) -> Answer:
        text = request.json["text"]
        if self.shown(text):
            words = "You are not allowed to create a Tweet with duplicate content."
            return Answer(403, {"detail": words, "title": "Forbidden"})
        post = self.add(text, answers=request.json.get("reply", {}).get("in_reply_to_tweet_id", ""))
        return Answer(201, {"data": {"id": post.id, "text": text}})

    def read(self, request: Request) -> Answer:
        if request.path == "/2/users/me":
            return Answer(200, {"data": {"id": "7", "username": "her"}})
        if request.method == "DELETE":
            number = request.path.rpartition("/")[2]
            self.posts = [post for post in self.posts if post.id != number]
            return Answer(200, {"data": {"deleted": True}})
        since = datetime.fromisoformat(request.query["start_time"].replace("Z", "+00:00"))
        found = [_tweet(post) for post in self.posts if post.at >= since]
        return Answer(200, {"data": found[-100:], "meta": {"result_count": len(found)}})


def _tweet(post: Post) -> dict[str, Any]:
    urls = [
        {"url": f"https://t.co/{number}", "expanded_url": link}
        for number, link in enumerate(_LINK.findall(post.text))
    ]
    text = post.text
    for url in urls:
        text = text.replace(url["expanded_url"], url["url"])
    return {"id": post.id, "text": escape(text, quote=False), "entities": {"urls": urls}}
