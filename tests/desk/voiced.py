"""Her invented passport, as the desk is given it, and what it is asked to do."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from agent.types.voicing import Leaving, VoiceTools

BEGAN = datetime(2026, 2, 1, 12, 0, tzinfo=UTC)
TEXTS = ("末班车报站，照常把最后一站报完。", "路灯一起熄，天其实亮了一刻钟了。")


@dataclass
class Wished:
    """What was asked for."""

    left: list[Leaving] = field(default_factory=list)
    swapped: list[tuple[str, str]] = field(default_factory=list)


def at(days: float) -> str:
    return (BEGAN + timedelta(days=days)).isoformat()


def run(days: float, served: str, mean: float, verdict: str, why: str = "week") -> dict[str, Any]:
    return {
        "why": why, "asked": "m", "served": served, "persona_version": "4f0c", "mean": mean,
        "verdict": verdict, "words": f"the frozen briefs measure {mean}", "at": at(days),
    }  # fmt: skip


def window(of: int, count: int, mean: float) -> dict[str, Any]:
    return {
        "of": of, "count": count, "mean": mean, "low": mean - 6, "high": mean + 6, "usual": [44.0, 57.0],
    }  # fmt: skip


def person(name: str, **more: Any) -> dict[str, Any]:
    spans = {"count": 30, "mean": 51.0, "low": 47.0, "high": 55.0}
    return {
        "name": name, "left": None, "lessons": 8, "alone": 2, "part": 1, "picks": 30, "other_picks": 3,
        "subjects": 12, "other_subjects": 4, "voice": {"with": spans, "without": {**spans, "mean": 50.0}},
    } | more  # fmt: skip


def passport(persona: str) -> dict[str, Any]:
    trend = [
        {"at": at(n * 1.4), "like_her": 50 + 18 * (-1) ** n + n % 7, "mean": 50.0 + n % 5} for n in range(30)
    ]  # fmt: skip
    posts = [
        {"draft": n, "text": TEXTS[n % 2], "at": row["at"], "model": "kite-1", "version": "4f0c",
         "like_her": row["like_her"], "marks": ["she never writes ！"] if n == 28 else []}
        for n, row in enumerate(trend)
    ]  # fmt: skip
    kinds = ("joined", "model", "persona", "canon", "left", "back", "slid", "era")
    whats = ("mara", "kite-2", "9a71", "9a72", "lin", "lin", "kite-2", "2026-03-09")
    sides = [run(7, "kite-1", 58.0, "first"), run(21, "kite-1", 56.0, "holds"), run(28, "kite-2", 31.0, "fails", "model")]  # fmt: skip
    return {
        "persona": persona, "name": persona, "language": "zh", "version": "4f0c9a71d2be", "measured": True,
        "habits": ["half of her lines have 26 to 34 characters, the middle one 30"],
        "canon": list(TEXTS), "one_post": [32.0, 77.0],
        "windows": [window(10, 10, 49.0), window(20, 20, 51.0), window(50, 30, 51.5)],
        "posts": posts[-6:], "trend": trend,
        "events": [{"at": at(n * 6), "kind": k, "what": w} for n, (k, w) in enumerate(zip(kinds, whats, strict=True))],
        "replays": {"runs": [*sides, run(29, "n", 44.0, "holds", "swap")], "sides": sides, "briefs": [
            {"number": n, "occasion": kind, "title": title, "texts": [
                {"text": TEXTS[0], "voice": 61.0, "silence": ""},
                {"text": TEXTS[1], "voice": 55.0, "silence": ""},
                {"text": "", "voice": None, "silence": "it would not write about this"},
            ]} for n, (kind, title) in enumerate((("story", "夜班电车改点"), ("work", "潮汐"), ("thought", "声音")), 1)
        ]},
        "people": [person("lin", left=at(24)), person("mara", voice={"with": None, "without": None})],
    }  # fmt: skip


def empty(persona: str) -> dict[str, Any]:
    """Of somebody new, whose canon is too small to measure by."""
    none = {"count": 0, "usual": None}
    return {
        **passport(persona), "measured": False, "one_post": None, "posts": [], "trend": [], "events": [],
        "windows": [{"of": size, **none} for size in (10, 20, 50)], "people": [],
        "replays": {"runs": [], "sides": [], "briefs": []},
    }  # fmt: skip


def voice_tools(wished: Wished) -> VoiceTools:
    def swap(persona: str, model: str) -> dict[str, Any]:
        wished.swapped.append((persona, model))
        return {"persona": persona, "replays": []}

    def leave(wish: Leaving) -> dict[str, Any]:
        wished.left.append(wish)
        return {"left": wish.name}

    return VoiceTools(
        passport=lambda name: empty(name) if name == "mio" else passport(name),
        swap=swap, preview=lambda name: {"name": name}, leave=leave,
    )  # fmt: skip
