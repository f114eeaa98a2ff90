"""How the house stands, in the sentences of the Status page: what is wrong first, then what comes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from agent.desk.frame import display_name, marked_name, zone_of
from agent.desk.public import page_of
from agent.desk.retold import retold
from agent.desk.strung import several
from agent.desk.tools import DeskTools
from agent.desk.whens import When, moment, when
from agent.desk.words import named, word

ONLY_ONE = frozenset(("all", "today", "data", "index"))
DRAFT = re.compile(r"draft[ :](\d+)")
_DELIVERY = re.compile(r"draft (\d+) to (\S+)")
_ACCOUNT = re.compile(r"(\S+) on (\S+)")


@dataclass(frozen=True)
class Trouble:
    """One thing that needs a person; `link` leads to the draft that it is about."""

    about: str
    message: str
    press: str
    mend: str
    since: str
    link: str


@dataclass(frozen=True)
class Who:
    """A persona: when she speaks next, and where her page is."""

    name: str
    next: str
    page: str
    key: str = ""
    """Her folder's name, empty for one whose folder is gone."""


@dataclass(frozen=True)
class House:
    well: bool
    troubles: tuple[Trouble, ...]
    personas: tuple[Who, ...]
    facts: tuple[str, ...]


def house(tools: DeskTools) -> House:
    told = tools.status()
    troubles = tuple(_trouble(tools, found) for found in _rows(told.get("problems")))
    coming = {str(row.get("persona")): row for row in _rows(told.get("next"))}
    names = dict.fromkeys((*coming, *tools.personas()))
    return House(
        well=bool(told.get("ok", not troubles)) and not troubles,
        troubles=troubles,
        personas=tuple(_who(tools, name, coming.get(name, {})) for name in names),
        facts=tuple(fact for fact in _facts(tools, told) if fact),
    )


def _trouble(tools: DeskTools, found: Mapping[str, Any]) -> Trouble:
    area, subject = str(found.get("area") or ""), str(found.get("subject") or "")
    draft = DRAFT.match(subject)
    lift = "press.lift.draft" if draft else "press.lift"
    return Trouble(
        about=f"{named('area', area)} {_named(tools, subject)}".strip(" ,:："),
        message=retold(str(found.get("message") or "")),
        press=word(lift) if area == "hold" else "",
        mend=retold(str(found.get("mend") or "")),
        since=_since(tools, subject, found.get("since")),
        link=f"/drafts/{draft[1]}" if draft else "",
    )


def _named(tools: DeskTools, subject: str) -> str:
    """A hold of one draft is called draft:7 within; what there is but one of needs no name."""
    if subject in ONLY_ONE:
        return ""
    if subject == "everybody":
        return word("status.everybody")
    if one := DRAFT.fullmatch(subject):
        return word("status.draft", id=one[1])
    if one := _DELIVERY.fullmatch(subject):
        return word("status.draft.to", id=one[1], channel=named("channel", one[2]))
    if one := _ACCOUNT.fullmatch(subject):
        name = display_name(tools.personas(), one[1])
        return word("posts.broken", name=name, channel=named("channel", one[2]))
    return display_name(tools.personas(), subject)


def _since(tools: DeskTools, subject: str, value: Any) -> str:
    at = _at(tools, subject, value)
    if at is None:
        return ""
    if subject in tools.personas():
        return word("status.since", when=word("when.far", when=at.words, far=at.place))
    return word("status.began", far=at.ago)


def _who(tools: DeskTools, name: str, row: Mapping[str, Any]) -> Who:
    speaks, written = (_at(tools, name, row.get(key)) for key in ("speak_at", "write_at"))
    if speaks and written:
        key = "status.next.written" if written.past else "status.next"
        says = word(key, speaks=speaks.words, place=speaks.place, written=written.words)
    elif written:
        says = word("status.writes", written=written.words, place=written.place)
    else:
        says = word("status.next.none")
    key = name if name in tools.personas() else ""
    return Who(marked_name(tools.personas(), name), says, page_of(tools, name), key)


def _facts(tools: DeskTools, told: Mapping[str, Any]) -> list[str]:
    return [
        word("status.running") if told.get("daemon") else "",
        _writer(told),
        word("status.sample") if told.get("sample") else "",
        _queue(told.get("queue")),
        _news(tools, told.get("news")),
        _spent(told.get("spent_today")),
        *(_untouched(tools, row) for row in _rows(told.get("untouched_threads"))),
        _clock(tools) if told.get("simulated") else "",
        word("status.home", home=told["home"]) if told.get("home") else "",
    ]


def _writer(told: Mapping[str, Any]) -> str:
    known = {"offline": word("status.offline"), None: ""}
    return known.get(told.get("writer"), word("status.model"))


def _queue(counts: Any) -> str:
    if not isinstance(counts, dict):
        return ""
    parts = [f"{count} {named('status', str(state))}" for state, count in counts.items()]
    return word("status.queue", counts=several(parts)) if parts else word("status.queue.empty")


def _news(tools: DeskTools, told: Any) -> str:
    news = told if isinstance(told, dict) else {}
    newest = _at(tools, "", news.get("newest"))
    if not newest:
        return word("status.news.none") if "items" in news else ""
    key = "status.news.one" if news.get("items") == 1 else "status.news.many"
    return word(key, count=news.get("items"), far=newest.ago)


def _spent(told: Any) -> str:
    spent = told if isinstance(told, dict) else {}
    if not spent.get("calls"):
        return ""
    parts = [word("status.spent.calls", count=spent["calls"])]
    parts.append(word("status.spent.tokens", count=spent.get("tokens", 0)))
    if money := spent.get("money"):
        parts.append(word("status.spent.money", count=f"{money:g}"))
    return word("status.spent", what=several(parts))


def _untouched(tools: DeskTools, row: Mapping[str, Any]) -> str:
    name = str(row.get("persona") or "")
    since = _at(tools, name, row.get("since"))
    return word(
        "status.untouched",
        name=display_name(tools.personas(), name),
        text=str(row.get("text") or ""),
        far=since.ago if since else "",
    )


def _clock(tools: DeskTools) -> str:
    now = tools.clocks.world.now()
    return word("status.simulated", now=f"{now:%Y-%m-%d %H:%M} UTC")


def _at(tools: DeskTools, name: str, value: Any) -> When | None:
    at = moment(value)
    return when(at, tools.clocks.world.now(), zone_of(tools.personas(), name)) if at else None


def _rows(told: Any) -> list[dict[str, Any]]:
    rows = told if isinstance(told, list | tuple) else ()
    return [row if isinstance(row, dict) else {"message": row} for row in rows if row]
