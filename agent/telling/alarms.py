"""What there is to tell, read off status: pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from agent.types.telling import Alarm

OWN_KINDS = {"delivery": "channel", "cap": "cap", "voice": "drift"}
NO_ALARM = frozenset({"feed", "welcome", "autonomy", "notice"})
"""One feed that fails, and what the house tries again by itself, wakes nobody."""


def from_status(problems: Iterable[Mapping[str, Any]], watches: Mapping[str, str]) -> list[Alarm]:
    """One alarm for each problem that needs a person. `watches`: who holds without a person → kind."""
    found = []
    for problem in problems:
        kind = _kind(problem, watches)
        if kind:
            words = f"{problem['message']} — {problem['mend']}".strip(" —")
            found.append(Alarm(kind, _subject(problem), words))
    return list({alarm.key: alarm for alarm in found}.values())


def _subject(problem: Mapping[str, Any]) -> str:
    """What a notice is about; another headline about her is another notice."""
    more = f" {problem['message']}" if problem["area"] == "named" else ""
    return f"{problem['subject']}{more}"[:300]


def _kind(problem: Mapping[str, Any], watches: Mapping[str, str]) -> str:
    """A hold that a person put is no news to the people; one that the house put is."""
    area, message = str(problem["area"]), str(problem["message"])
    if area == "hold":
        return next((kind for who, kind in watches.items() if f"held by {who}:" in message), "")
    return "" if area in NO_ALARM else OWN_KINDS.get(area, area)
