"""Stories and sources as the News page shows them, read off the newsroom's document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from agent.desk.frame import marked_name
from agent.desk.heat_line import HeatLine, heat_line
from agent.desk.retold import retold
from agent.desk.whens import far, moment
from agent.desk.why import Link, number, web_address
from agent.desk.words import named, word
from agent.types.persona import Persona

Told = Mapping[str, Any]
Personas = Mapping[str, Persona]
OUTCOMES = ("used", "held", "open", "left")
"""In the order in which a person wants to see them."""


@dataclass(frozen=True)
class AppealRow:
    """What one persona makes of a story, or several that leave it with the same words."""

    names: tuple[str, ...]
    outcome: str
    score: str
    why: str


@dataclass(frozen=True)
class StoryRow:
    title: str
    language: str
    heat: str
    line: HeatLine | None
    facts: tuple[str, ...]
    """What makes it hot, in words."""
    parts: str
    saga: str
    appeals: tuple[AppealRow, ...]
    sources: tuple[Link, ...]
    sample: bool
    about_self: bool


@dataclass(frozen=True)
class SourceRow:
    """One source. `cells` are its columns: what the column is called, and what stands there."""

    name: str
    state: str
    board: bool
    cells: tuple[tuple[str, str], ...]
    error: str

    @property
    def ill(self) -> bool:
        """Whether nothing comes from it as it is: it fails, or its site has retired it."""
        return self.state in ("failing", "gone")


def story_row(told: Told, personas: Personas, now: datetime, whose: str = "") -> StoryRow:
    """`whose` is the one persona that is looked at, all of them if empty."""
    why, title = _dict(told.get("why")), str(told.get("title", ""))
    saga = str(_dict(told.get("saga")).get("title", ""))
    return StoryRow(
        title=title, language=str(told.get("language", "")), heat=number(told.get("heat"), 2),
        line=heat_line(_dicts(why.get("line")), now), facts=_facts(told, why), parts=_parts(why),
        saga=saga if saga != title else "", appeals=_appeals(told, personas, whose),
        sources=tuple(_source(source) for source in _dicts(told.get("items"))),
        sample=bool(told.get("sample")), about_self=bool(told.get("about_self")),
    )  # fmt: skip


def outcome_of(told: Told, whose: str) -> str:
    """used, held, left, or open."""
    return str(_dict(_dict(told.get("appeal")).get(whose)).get("outcome") or "open")


def score_of(told: Told, whose: str) -> float:
    score = _dict(_dict(told.get("appeal")).get(whose)).get("score")
    return float(score) if isinstance(score, int | float) else 0.0


def _facts(told: Told, why: Told) -> tuple[str, ...]:
    """Publishers, speed, ranks."""
    publishers = _int(why.get("publishers")) or _int(told.get("publishers"))
    lately = _int(why.get("lately"))
    found = [
        word("news.publishers.one")
        if publishers == 1
        else word("news.publishers.many", count=publishers)
    ]
    if lately:
        found.append(
            word("news.lately.one") if lately == 1 else word("news.lately.many", count=lately)
        )
    return (*found, *(_rank(rank) for rank in _dicts(why.get("ranks"))))


def _rank(told: Told) -> str:
    rank, was = _int(told.get("rank")), _int(told.get("was"))
    moved = "new" if not was else "up" if was > rank else "down" if was < rank else "still"
    return word(f"news.rank.{moved}", board=told.get("board", ""), rank=rank, by=abs(was - rank))


def _parts(why: Told) -> str:
    parts = _dict(why.get("parts"))
    return (
        word("news.parts", **{name: number(gave, 2) for name, gave in parts.items()})
        if parts
        else ""
    )


def _appeals(told: Told, personas: Personas, whose: str) -> tuple[AppealRow, ...]:
    """Those who care most first; those who leave it with the same words share a row."""
    given = {name: row for name, row in _dict(told.get("appeal")).items() if isinstance(row, dict)}
    rows: dict[tuple[str, str, str], list[str]] = {}
    for name in sorted(
        given, key=lambda name: (OUTCOMES.index(_known(given[name])), -score_of(told, name))
    ):
        if whose in ("", name):
            row = given[name]
            said = (_known(row), number(row.get("score") or None, 2), str(row.get("why") or ""))
            rows.setdefault(said, []).append(marked_name(personas, name))
    return tuple(AppealRow(tuple(names), *said) for said, names in rows.items())


def _known(row: Told) -> str:
    outcome = str(row.get("outcome") or "open")
    return outcome if outcome in OUTCOMES else "open"


def _source(item: Told) -> Link:
    said = {key: str(item.get(key) or "") for key in ("publisher", "title")}
    return Link(said["publisher"], said["title"], web_address(item.get("url")))


def source_row(told: Told, now: datetime) -> SourceRow:
    """A further column is a further line here, with its words."""
    last, due = moment(told.get("last_ok_at")), moment(told.get("next_at"))
    state = str(told.get("state") or "new")
    cells = {
        "state": named("feed", state),
        "last": _ago(last, now) if last else "",
        "due": _in(due, now) if due and state != "sample" else "",
        "wait": _wait(told.get("wait_minutes")),
        "failures": str(_int(told.get("failures")) or ""),
        "items": str(_int(told.get("items")) or ""),
    }
    return SourceRow(
        name=str(told.get("name") or told.get("url") or ""),
        state=state,
        board=told.get("kind") == "board",
        cells=tuple(cells.items()),
        error=retold(str(told.get("error") or "")),
    )


def columns(rows: Sequence[SourceRow]) -> tuple[str, ...]:
    """Those in which anything stands."""
    filled = {key for row in rows for key, said in row.cells if said}
    return tuple(key for key, _ in rows[0].cells if key in filled) if rows else ()


def _ago(at: datetime, now: datetime) -> str:
    return far(min(at, now) - now) if at < now else word("far.just")


def _in(at: datetime, now: datetime) -> str:
    return far(at - now) if at > now else word("far.now")


def _wait(minutes: object) -> str:
    if not isinstance(minutes, int | float) or minutes <= 0:
        return ""
    if minutes < 90:
        return word("far.minutes", count=round(minutes))
    return word("far.hours", count=round(minutes / 60))


def _int(value: object) -> int:
    return value if isinstance(value, int) else 0


def _dict(value: object) -> dict[str, Any]:
    return {str(key): said for key, said in value.items()} if isinstance(value, dict) else {}


def _dicts(value: object) -> list[dict[str, Any]]:
    return (
        [_dict(part) for part in value if isinstance(part, dict)] if isinstance(value, list) else []
    )
