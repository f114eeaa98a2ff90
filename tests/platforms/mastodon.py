"""As a Mastodon server does it: a key is known for an hour, statuses are HTML, long links are cut by tags."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from html import escape
from typing import Any
from urllib.parse import parse_qs

from tests.platforms.server import Answer, Platform, Post, Request

KEY_HOLDS = timedelta(hours=1)
_LINK = re.compile(r"https?://([^\s<]+)")


@dataclass
class MastodonServer(Platform):
    bot: bool = True
    media: list[tuple[str, bytes]] = field(default_factory=list)

    def is_posting(self, request: Request) -> bool:
        return request.method == "POST" and request.path == "/api/v1/statuses"

    def apply(self, request: Request) -> Answer:
        key = request.headers.get("idempotency-key", "")
        known = [
            post
            for post in self.posts
            if key and post.key == key and self.clock.now() - post.at < KEY_HOLDS
        ]
        post = known[0] if known else self._new(request.form, key)
        named = parse_qs(request.raw.decode()).get("media_ids[]", [])
        post.files = [self.media[int(number)] for number in named]
        return Answer(200, self._status(post))

    def _new(self, form: dict[str, str], key: str) -> Post:
        return self.add(form["status"], key, form.get("in_reply_to_id", ""))

    def read(self, request: Request) -> Answer:
        if request.path == "/api/v2/media":
            given = request.parts
            alt = given["description"][2].decode() if "description" in given else ""
            self.media.append((alt, given["file"][2]))
            return Answer(200, {"id": str(len(self.media) - 1), "url": f"{self.url}/m"})
        if request.path.endswith("/verify_credentials"):
            return Answer(
                200, {"id": "7", "username": "her", "bot": self.bot, "followers_count": 12}
            )
        if request.path.endswith("/7/statuses"):
            newest = sorted(self.posts, key=lambda post: int(post.id), reverse=True)
            before = int(request.query.get("max_id", 10**9))
            page = [post for post in newest if int(post.id) < before]
            return Answer(200, [self._status(post) for post in page[: int(request.query["limit"])]])
        number = request.path.rpartition("/")[2]
        post = next(post for post in self.posts if post.id == number)
        if request.method == "GET":
            return Answer(200, {**self._status(post), "replies_count": 3, "favourites_count": 7})
        if request.method == "DELETE":
            self.posts.remove(post)
        else:
            post.text = request.form["status"]
        return Answer(200, self._status(post))

    def _status(self, post: Post) -> dict[str, Any]:
        paragraphs = _LINK.sub(_hidden, escape(post.text, quote=False)).split("\n\n")
        content = "".join(f"<p>{part}</p>" for part in paragraphs).replace("\n", "<br />")
        at = post.at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return {
            "id": post.id, "url": f"{self.url}/@her/{post.id}", "uri": "", "content": content, "created_at": at,
        }  # fmt: skip


def _hidden(match: "re.Match[str]") -> str:
    rest = match.group(1)
    return f'<a href="{match.group()}"><span class="invisible">https://</span><span>{rest[:30]}</span><span class="invisible">{rest[30:]}</span></a>'
