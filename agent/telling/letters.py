"""Notices in words: short, the thing first, the link last."""

import re
from collections.abc import Mapping, Sequence

from agent.types.telling import Alarm, Letter

TITLES = {
    "waiting": "Drafts wait",
    "tonight": "Nothing approved",
    "channel": "A post did not leave",
    "drift": "Her voice slides",
    "cap": "The day's cap is reached",
    "hold": "On hold",
    "named": "Her name is in the news",
    "model": "The model fails",
}
LONGEST_TEXT = 280


def letter(
    alarms: Sequence[Alarm], desk: str, links: Mapping[tuple[str, str], Sequence[str]]
) -> Letter:
    """All that is new at once; `links` are those that decide an alarm's draft without signing in."""
    kinds = list(dict.fromkeys(TITLES.get(alarm.kind, "Something is wrong") for alarm in alarms))
    parts = [_part(alarm, desk, links.get(alarm.key, ())) for alarm in alarms]
    return Letter(f"selfsame: {', '.join(kinds)}", "\n\n".join(parts))


def digest(counts: Mapping[str, int], alarms: Sequence[Alarm], desk: str) -> Letter:
    """The day's letter: how much waits and is approved, and what stands still."""
    waiting, approved, shelf = (counts.get(key, 0) for key in ("pending", "approved", "shelf"))
    lines = [f"{_drafts(waiting)} for a decision. {approved} approved. {shelf} on the shelf."]
    lines += [f"• {alarm.words}" for alarm in alarms if alarm.kind != "waiting"]
    return Letter(f"selfsame today: {_drafts(waiting)}", "\n".join([*lines, f"{desk}/queue"]))


def trial(desk: str) -> Letter:
    return Letter("selfsame: a trial", f"If you read this, notices reach you.\n{desk}/queue")


def _part(alarm: Alarm, desk: str, links: Sequence[str]) -> str:
    lines = [alarm.words]
    if alarm.text:
        lines.append(_short(alarm.text))
    lines.append(f"{desk}/drafts/{alarm.draft}" if alarm.draft else desk + _page(alarm))
    return "\n".join([*lines, *links])


def _page(alarm: Alarm) -> str:
    """Where it is seen: its draft's page, if it is about one, else status."""
    draft = re.fullmatch(r"draft (\d+)", alarm.subject)
    return f"/drafts/{draft[1]}" if draft else "/status"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def _drafts(count: int) -> str:
    return "1 draft waits" if count == 1 else f"{count} drafts wait"
