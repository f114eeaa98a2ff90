"""The passport as the Voice page shows it: figures rounded, times and facts in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.desk.frame import zone_of
from agent.desk.retold import retold
from agent.desk.tools import DeskTools
from agent.desk.whens import moment
from agent.desk.words import named, word

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Side:
    """A replay as a column: who answered, when and why, and what came of it."""

    model: str
    when: str
    verdict: str
    words: str
    mean: str


@dataclass(frozen=True)
class Person:
    """`facts` are sentences about her."""

    name: str
    gone: str
    facts: tuple[str, ...]


def figure(value: Any) -> str:
    return f"{value:.0f}" if isinstance(value, int | float) else "–"


def day(tools: DeskTools, persona: str, value: Any) -> str:
    """The date on the persona's clock."""
    at = moment(value)
    return at.astimezone(zone_of(tools.personas(), persona)).strftime("%Y-%m-%d") if at else ""


def windows(told: Row) -> list[tuple[str, str, str]]:
    """How many, how like her with its span, and where as many of her own lines lie."""
    return [_window(row) for row in told["windows"] if row["count"]]


def _window(row: Row) -> tuple[str, str, str]:
    key = "voice.window" if row["count"] == row["of"] else "voice.window.fewer"
    spans = {key: figure(row[key]) for key in ("mean", "low", "high")}
    usual = row["usual"]
    own = word("voice.between", low=figure(usual[0]), high=figure(usual[1])) if usual else ""
    return word(key, count=row["count"], of=row["of"]), word("voice.span", **spans), own


def events(tools: DeskTools, persona: str, told: Row) -> list[dict[str, Any]]:
    """Numbered from 1, as the drawing numbers them."""
    return [
        {"number": number, "at": row["at"], "when": day(tools, persona, row["at"]),
         "says": word(f"voice.event.{row['kind']}", what=row["what"])}
        for number, row in enumerate(told["events"], 1)
    ]  # fmt: skip


def trend(tools: DeskTools, persona: str, told: Row) -> list[tuple[str, str, str]]:
    return [
        (day(tools, persona, row["at"]), figure(row["like_her"]), figure(row["mean"]))
        for row in told["trend"]
    ]


def posts(tools: DeskTools, persona: str, told: Row) -> list[dict[str, Any]]:
    """The newest first."""
    return [
        {**row, "when": day(tools, persona, row["at"]), "like_her": figure(row["like_her"])}
        for row in reversed(told["posts"])
    ]


def sides(tools: DeskTools, persona: str, told: Row) -> list[Side]:
    return [
        Side(
            row["served"] or row["asked"],
            word("between.clauses").join((day(tools, persona, row["at"]), named("voice.why", row["why"]))),
            named("voice.verdict", row["verdict"]), row["words"], figure(row["mean"]),
        )
        for row in told["replays"]["sides"]
    ]  # fmt: skip


def briefs(told: Row) -> list[dict[str, Any]]:
    return [
        {"says": word(f"voice.occasion.{row['occasion']}", title=row["title"]),
         "texts": [_text(text) for text in row["texts"]]}
        for row in told["replays"]["briefs"]
    ]  # fmt: skip


def _text(row: Row) -> dict[str, str]:
    silent = word("voice.silent", why=retold(row["silence"])) if row["silence"] else ""
    return {"text": row["text"], "silent": silent, "voice": figure(row["voice"])}


def people(tools: DeskTools, persona: str, told: Row) -> list[Person]:
    return [
        Person(
            row["name"],
            word("voice.gone", when=day(tools, persona, row["left"])) if row["left"] else "",
            tuple(_facts(row)),
        )
        for row in told["people"]
    ]


def _facts(row: Row) -> Sequence[str]:
    facts = []
    if row["lessons"]:
        counts = {key: row[key] for key in ("lessons", "alone", "part")}
        facts.append(word("voice.without.lessons", **counts))
    if row["picks"]:
        facts.append(word("voice.without.picks", other=row["other_picks"], picks=row["picks"]))
    if row["subjects"]:
        counts = {"other": row["other_subjects"], "subjects": row["subjects"]}
        facts.append(word("voice.without.subjects", **counts))
    return [*facts, *_voice(row["voice"])]


def _voice(told: Row) -> Sequence[str]:
    whole, rest = told["with"], told["without"]
    if not whole:
        return ()
    if not rest:
        return (word("voice.without.voice.all"),)
    spans = [word("voice.span", **{k: figure(each[k]) for k in ("mean", "low", "high")}) for each in (whole, rest)]  # fmt: skip
    return (word("voice.without.voice", all=spans[0], rest=spans[1]),)
