"""Invented news as the newsroom's document tells it."""

from typing import Any

FERRY: dict[str, Any] = {
    "title": "轮渡末班推迟到零点，只为三个人",
    "language": "zh",
    "heat": 0.64,
    "publishers": 2,
    "items": [
        {"publisher": "江湾晚报", "title": "末班轮渡等三个人", "url": "https://example.org/f"},
        {"publisher": "Riverside Wire", "title": "Ferry waits", "url": "javascript:x"},
    ],
    "saga": {"id": 3, "title": "江上的夜班船"},
    "appeal": {
        "xiaoman": {"score": 0.82, "outcome": "used", "why": "夜里的城市"},
        "orla": {"score": 0.4, "outcome": "", "why": "touches the river"},
    },
    "why": {
        "publishers": 2, "reports": 4, "lately": 3,
        "ranks": [
            {"board": "江湾热榜", "rank": 2, "was": 9},
            {"board": "Quay Board", "rank": 11, "was": 0},
            {"board": "Pier List", "rank": 14, "was": 12},
        ],
        "parts": {"publishers": 1.585, "speed": 1.0, "ranks": 0.93},
        "line": [
            {"at": "2026-03-10T20:00:00+00:00", "heat": 0.2},
            {"at": "2026-03-11T00:00:00+00:00", "heat": 0.9},
            {"at": "2026-03-11T04:00:00+00:00", "heat": 0.64},
        ],
    },
}  # fmt: skip
BANK: dict[str, Any] = {
    "title": "Bank raises its rate by a quarter",
    "language": "en",
    "heat": 0.9,
    "publishers": 7,
    "items": [],
    "saga": None,
    "appeal": {
        "xiaoman": {"score": 0, "outcome": "left", "why": "leaves markets alone"},
        "orla": {"score": 0, "outcome": "left", "why": "leaves markets alone"},
    },
}
"""As an older daemon tells it: without its why."""

NEWS: dict[str, Any] = {
    "feeds": [
        {
            "name": "江湾晚报", "url": "https://example.org/feed", "state": "ok", "items": 41,
            "last_ok_at": "2026-03-11T03:40:00+00:00", "next_at": "2026-03-11T04:20:00+00:00",
            "wait_minutes": 40, "failures": 0, "foresight": "",
        },
        {
            "name": "Riverside Wire", "url": "https://example.com/rss", "state": "failing", "items": 0,
            "error": "no answer within 20 s, three times in a row", "failures": 3,
            "last_ok_at": None, "next_at": "2026-03-11T08:00:00+00:00", "wait_minutes": 240,
        },
        {
            "name": "江湾热榜", "url": "https://example.net/api/s?id=quay", "state": "unchanged", "items": 50, "kind": "board",
            "last_ok_at": "2026-03-11T03:40:00+00:00", "foresight": "by hand",
        },
        {
            "name": "Weir Notes", "url": "https://example.org/weir", "state": "gone", "items": 12, "failures": 1,
            "error": "the site says that the feed is gone (410)",
        },
    ],
    "stories": [FERRY, BANK],
}  # fmt: skip
