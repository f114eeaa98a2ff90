"""The owner's verbs as twins that remember what was asked of them."""

from dataclasses import dataclass, field
from typing import Any

from agent.errors import ModelRefused, NotThere
from agent.types.house_tools import HouseTools, KeyWish, Post
from agent.types.settings import FeedEntry

GOOD_KEY = "a-key-that-works"
SPENT = {"calls": 4, "tokens": 9120, "money": 0.0213}
COSTS: dict[str, Any] = {
    "priced": True,
    "today": {"xiaoman": SPENT},
    "month": {"xiaoman": SPENT},
    "days": [{"day": "2026-03-11", "persona": "xiaoman", **SPENT}],
    "months": [{"month": "2026-03", "persona": "xiaoman", **SPENT}],
    "posts": [
        {"draft": 1, "persona": "xiaoman", "text": "末班船等了三个人。", "language": "zh",
         "status": "pending", "at": "2026-03-11T04:00:00+00:00", **SPENT},
    ],
}  # fmt: skip


@dataclass
class House:
    """What the pages did."""

    feeds: list[dict[str, Any]] = field(
        default_factory=lambda: [
            {"url": "https://example.org/feed", "name": "The Harbour Gazette", "kind": "feed", "about": "",
             "state": "ok", "items": 12, "error": "", "address": ""},
            {"url": "https://example.net/gone", "name": "", "kind": "feed", "about": "",
             "state": "failing", "items": 0, "error": "no answer within 20 s", "address": ""},
        ]
    )  # fmt: skip
    kept: list[tuple[KeyWish, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    amended: list[tuple[Any, ...]] = field(default_factory=list)

    def try_feed(self, url: str) -> dict[str, Any]:
        if "nowhere" in url:
            raise NotThere(f"{url}: nobody answers", "mend the address, or take another one")
        return {"address": url, "title": "Tides", "items": [{"title": "High water at nine"}]}

    def add(self, entry: FeedEntry, by: str) -> bool:
        self.feeds.append(
            self.feeds[0] | {"url": entry.url, "name": entry.name, "state": "new", "items": 0}
        )
        return True

    def remove(self, url: str, by: str) -> None:
        left = [feed for feed in self.feeds if feed["url"] != url]
        if len(left) == len(self.feeds):
            raise NotThere(f"no feed has the address {url!r}", "see which there are")
        self.feeds = left

    def try_key(self, wish: KeyWish, persona: str) -> list[Post]:
        if wish.key != GOOD_KEY:
            raise ModelRefused(f"{wish.name}: the key was refused", "paste another key")
        return [
            Post("末班船等了三个人。", "轮渡"),
            Post("", "", "nothing is worth it"),
            Post("江不数人头。", ""),
        ]

    def amend(self, *wish: Any) -> dict[str, Any]:
        self.amended.append(wish)
        return {"post": wish[0], "deliveries": [], "by_hand": []}

    def test(self) -> list[dict[str, Any]]:
        self.told.append("trial")
        return [{"person": "mara", "address": 1, "error": "", "mend": ""}]


def house_tools(house: House) -> HouseTools:
    return HouseTools(
        feeds=lambda: house.feeds,
        try_feed=house.try_feed,
        add_feed=house.add,
        remove_feed=house.remove,
        model=lambda: {
            "provider": "offline",
            "base_url": "https://example.org/v1",
            "name": "",
            "key": False,
        },
        try_key=house.try_key,
        keep_key=lambda wish, by: house.kept.append((wish, by)),
        try_notices=house.test,
        notices=lambda: {
            "to": ["mara"],
            "quiet": False,
            "hours": "22:30-08:00",
            "zone": "UTC",
            "digest": "09:00",
            "alarms": [
                {
                    "kind": "tonight",
                    "subject": "mio",
                    "words": "Nothing of ミオ is approved for 21:30.",
                }
            ],
            "counts": {"pending": 3, "shelf": 0},
        },
        take_down=house.amend,
        correct=house.amend,
        costs=lambda persona: COSTS,
    )
