"""Invented memories as the newsroom's documents tell them, in three languages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from agent.errors import NotThere
from agent.types.keeping import Keeping, MemoryTools


def row(number: int, kind: str, text: str, at: str, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "kind": kind, "text": text, "happened_at": at, "recorded_at": at, "source": "post:1",
        "provenance": {}, "status": "active", "pinned": False, "trusted": True, "uses": 0, **more,
    }  # fmt: skip


POST = row(
    51, "post", "想学一件没用的事，还没选好。", "2026-02-25T13:00:00+00:00", uses=2, pinned=True,
    speaker="xiaoman", source="post:7", provenance={"draft": "7", "approved_by": "mei"},
)  # fmt: skip
BELIEF = row(
    52, "belief", "城市最诚实的时候是末班车之后。", "2026-03-02T20:00:00+00:00", source="draft:9",
    provenance={"draft": "9", "approved_by": "mei"},
)  # fmt: skip
FORMER = row(
    44, "belief", "城市最诚实的时候是下雨天。", "2026-01-12T20:00:00+00:00", status="superseded",
    held_until="2026-03-02T20:00:00+00:00",
)  # fmt: skip
OTHER = row(
    47, "belief", "把错字唱对，比唱对的字更难。", "2026-02-01T20:00:00+00:00", source="draft:5"
)
EVENT = row(
    53, "event", "Riverside Wire: “Last ferry now waits until midnight”", "2026-03-09T09:00:00+00:00",
    source="story:4", trusted=False, speaker="Riverside Wire",
    provenance={"url": "https://example.com/last-ferry"},
)  # fmt: skip
LORE = row(
    31, "lore", "她第一次公开唱歌是在一个渡口的广播里，只有检修的人听见。", "2026-01-05T04:00:00+00:00",
    about="过去 / 渡口", source="lore/world.md#ab", provenance={"file": "lore/world.md"}, uses=1,
)  # fmt: skip
GONE = row(
    40, "post", "", "2026-01-20T04:00:00+00:00", status="forgotten", provenance={"by": "mara"}
)
JAPANESE = row(54, "post", "雨の止む瞬間だけ、部屋の広さがわかる。", "2026-03-10T12:00:00+00:00")
THREAD = row(
    56,
    "thread",
    "想学一件没用的事，还没选好。",
    "2026-02-25T13:00:00+00:00",
    source="thread:post:7",
)
WISH = row(57, "thread", "欠一首没有副歌的歌。", "2025-08-02T13:00:00+00:00")
LESSON = row(
    58,
    "lesson",
    "Don't end with a question.",
    "2026-03-03T10:00:00+00:00",
    source="lesson:question",
)
SLOGAN = row(
    59, "lesson", "The slogan at most once in ten posts.", "2026-02-11T10:00:00+00:00"
)  # fmt: skip

ALL = (JAPANESE, EVENT, BELIEF, POST, THREAD, LESSON, OTHER, GONE, FORMER, LORE)

THREADS = {
    "threads": [
        {
            "memory": THREAD, "kind": "wish", "state": "closed", "rests_until": None, "stale": False,
            "moves": [
                {"became": "open", "at": "2026-02-25T13:00:00+00:00", "by": "post:7", "draft": 7,
                 "text": "想学一件没用的事，还没选好。"},
                {"became": "closed", "at": "2026-03-10T13:00:00+00:00", "by": "post:19", "draft": 19,
                 "text": "选好了：转笔。手先欠着，做机器人的那些公司也卡在这一步。"},
            ],
        },
        {
            "memory": WISH, "kind": "promise", "state": "taken_up", "stale": True,
            "rests_until": "2026-03-20T16:00:00+00:00",
            "moves": [
                {"became": "open", "at": "2025-08-02T13:00:00+00:00", "by": "post:2", "draft": 2,
                 "text": "欠一首没有副歌的歌。"},
                {"became": "taken_up", "at": "2025-09-02T13:00:00+00:00", "by": "post:4", "draft": 4,
                 "text": "那首没有副歌的，写到第二段又长出一个副歌来。拔掉了。"},
            ],
        },
    ]
}  # fmt: skip
BELIEFS = {
    "beliefs": [
        {**BELIEF, "held_from": "2026-03-02T20:00:00+00:00", "held_until": None, "supersedes": 44},
        {**OTHER, "held_from": "2026-02-01T20:00:00+00:00", "held_until": None, "supersedes": None},
        {**FORMER, "held_from": "2026-01-12T20:00:00+00:00", "supersedes": None},
    ]
}
LESSONS = {
    "lessons": [
        {"memory": LESSON, "code": "dull", "strength": 0.8, "count": 3, "givers": ["mei", "sora"],
         "last_given_at": "2026-03-03T10:00:00+00:00", "last_tripped_at": "2026-03-02T10:00:00+00:00",
         "kept": 2, "muted": False},
        {"memory": SLOGAN, "code": "edit", "strength": 0.3, "count": 1, "givers": ["sora"],
         "last_given_at": "2026-02-11T10:00:00+00:00", "last_tripped_at": None, "kept": 9, "muted": True},
    ],
    "teachers": [
        {"name": "mei", "count": 1, "muted": False}, {"name": "sora", "count": 2, "muted": True},
    ],
}  # fmt: skip


def one(persona: str, memory_id: int) -> dict[str, Any]:
    found = next((each for each in (*ALL, WISH, SLOGAN) if each["id"] == memory_id), None)
    if found is None:
        raise NotThere(f"there is no memory {memory_id}", "see which there are")
    return {
        "memory": found,
        "uses": [{"by": "post:19", "draft": 19, "text": "选好了：转笔。", "how": "used"}],
        "history": [{"action": "pin", "who": "mara", "why": "", "at": "2026-03-01"}],
        "kept": ["The published bytes of post 7 stay in its record."],
        "thread": THREADS["threads"][0] if memory_id == 56 else None,
        "lesson": LESSONS["lessons"][0] if memory_id == 58 else None,
        "evidence": [POST, EVENT] if memory_id == 52 else [],
        "before": [FORMER] if memory_id == 52 else [],
        "after": [BELIEF] if memory_id == 44 else [],
    }


@dataclass
class Asked:
    """What the pages asked for and did."""

    kept: list[Keeping] = field(default_factory=list)
    muted: list[tuple[str, bool, str]] = field(default_factory=list)
    sought: list[tuple[str, str, tuple[str, ...]]] = field(default_factory=list)


def memory_tools(asked: Asked) -> MemoryTools:
    counts = {"post": 2, "belief": 2, "thread": 2, "event": 1, "lore": 1, "lesson": 2}

    def timeline(persona: str, kinds: Sequence[str], at: int) -> dict[str, Any]:
        found = [each for each in ALL if not kinds or each["kind"] in kinds]
        return {"memories": found, "counts": counts, "more": at < 3}

    def search(persona: str, text: str, kinds: Sequence[str]) -> dict[str, Any]:
        asked.sought.append((persona, text, tuple(kinds)))
        found = [each for each in ALL if text in str(each["text"])]
        parts = {"own": 0.71, "meaning": 0.2}
        return {
            "memories": [{**each, "score": 0.91, "parts": parts} for each in found],
            "counts": counts,
        }

    def keep(wish: Keeping) -> dict[str, Any]:
        asked.kept.append(wish)
        return {}

    return MemoryTools(
        timeline=timeline, search=search, one=one, threads=lambda persona: THREADS,
        beliefs=lambda persona: BELIEFS, lessons=lambda persona: LESSONS, keep=keep,
        mute=lambda name, off, by: asked.muted.append((name, off, by)), rebuild=lambda begin: {},
        forget=lambda number, by, why: {}, import_file=lambda file, by: {},
    )  # fmt: skip
