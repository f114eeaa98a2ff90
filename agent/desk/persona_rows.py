"""The rows of the persona page: a file's lines with their mistakes, and versions with their dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from agent.desk.whens import When, when
from agent.types.tuning import ChangedFile, Slip, VersionShown

AROUND = 3


@dataclass(frozen=True)
class Row:
    """A line of the file with what is wrong in it; `gap` where lines before it are left out."""

    number: int
    text: str
    wrong: tuple[str, ...]
    gap: bool


@dataclass(frozen=True)
class VersionRow:
    version: str
    at: When
    present: bool
    drafts: int
    by: tuple[str, ...]
    files: tuple[ChangedFile, ...]


def numbered(text: str, slips: Sequence[Slip]) -> list[Row]:
    """The lines with a mistake, and a few around each."""
    lines = text.splitlines() or [""]
    wrong: dict[int, list[str]] = {}
    for slip in slips:
        wrong.setdefault(min(max(slip.line, 1), len(lines)), []).append(slip.words)
    shown = [
        number
        for number in range(1, len(lines) + 1)
        if any(abs(number - at) <= AROUND for at in wrong)
    ]
    before = [0, *shown]
    return [
        Row(number, lines[number - 1], tuple(wrong.get(number, ())), number - last > 1)
        for number, last in zip(shown, before, strict=False)
    ]


def version_rows(
    versions: Sequence[VersionShown], now: datetime, zone: ZoneInfo
) -> list[VersionRow]:
    return [
        VersionRow(
            each.version, when(each.first_at, now, zone), each.present, each.drafts, each.by, each.files
        )
        for each in versions
    ]  # fmt: skip


def sha(text: str) -> str:
    """Which text was looked at before it is saved."""
    return sha256(text.encode()).hexdigest()[:16]
