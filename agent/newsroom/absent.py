"""Her without one of her people: which lessons, leanings and choices rest on that person. Facts about her."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select

from agent.config.read import Config
from agent.database import Database
from agent.database.leavings import same_name
from agent.database.tables import decisions, drafts
from agent.newsroom.lessons import taught_of
from agent.newsroom.taste import taste_of
from agent.text.traits import shows
from agent.types.clocks import Clocks
from agent.types.persona import Persona
from agent.types.taste import Taste
from agent.types.writing import Candidate, Flag, Taught, Verdict
from agent.writing.brief import around_of
from agent.writing.checks.check import warn
from agent.writing.checks.lessons import CODE
from agent.writing.judge import best
from memory.mind import lesson_rows
from memory.mind.lessons import FADED, strength
from memory.types import Lesson

CHOICES = 50


@dataclass(frozen=True)
class Absence:
    """`alone` of her lessons rest on that person only, `part` on others too; of her last `picks` so many
    would be another candidate; and so many subjects that she leans to or from would be left to chance."""

    lessons: int
    alone: int
    part: int
    picks: int
    other_picks: int
    subjects: int
    other_subjects: int


def absence(
    database: Database, clocks: Clocks, config: Config, persona: Persona, name: str
) -> Absence:
    known = lessons_of(database, persona.name)
    theirs = [
        each for each in known if any(same_name(g.by, name) for g in each.givings if g.counts)
    ]
    kept = {each.id for each in without(known, name)}
    alone = sum(each.id not in kept for each in theirs)
    picks = _picks(database, persona)
    other = sum(_moves(persona, trace, known, name) for trace in picks)
    now = clocks.world.now()
    taste = taste_of(database, persona.name, now)
    left = taste_of(database, persona.name, now, without=name)
    subjects = _subjects(taste)
    moved = sum(subjects[each] != _subjects(left).get(each) for each in subjects)
    return Absence(
        len(known), alone, len(theirs) - alone, len(picks), other, len(subjects), moved
    )  # fmt: skip


def lessons_of(database: Database, persona: str) -> list[Lesson]:
    """Those that count."""
    with database.read.connect() as connection:
        return [each for each in lesson_rows.of(connection, persona) if each.counts]


def without(known: Sequence[Lesson], name: str) -> list[Lesson]:
    """The lessons as they would stand, had that person given none; those that would rest are gone."""
    left = [
        replace(each, givings=tuple(g for g in each.givings if not same_name(g.by, name)))
        for each in known
    ]
    return [
        each
        for each in left
        if strength(sum(g.counts for g in each.givings), each.kept) >= FADED
    ]  # fmt: skip


def their_lessons(known: Sequence[Lesson], name: str) -> list[Lesson]:
    return [each for each in known if any(same_name(g.by, name) for g in each.givings)]


def _subjects(taste: Taste) -> dict[str, float]:
    return {name: each.value for name, each in {**taste.words, **taste.interests}.items()}


def people_of(database: Database, persona: str) -> list[str]:
    """Everybody who ever decided about her, in the order of the alphabet; a name once, however it was cased."""
    last = func.max(decisions.c.id)
    mine = select(decisions.c.by).join(drafts, drafts.c.id == decisions.c.draft_id)
    query = mine.where(drafts.c.persona == persona).group_by(decisions.c.by).order_by(last)
    with database.read.connect() as connection:
        names = {row.by.casefold(): row.by for row in connection.execute(query)}
    return sorted(names.values(), key=str.casefold)


def _picks(database: Database, persona: Persona) -> list[Mapping[str, Any]]:
    """The traces of her last posts in which there was something to choose."""
    query = (
        select(drafts.c.trace)
        .where(drafts.c.persona == persona.name, drafts.c.kind == "post")
        .order_by(drafts.c.id.desc())
        .limit(CHOICES)
    )
    with database.read.connect() as connection:
        traces = list(connection.execute(query).scalars())
    return [trace for trace in traces if len(_judged(trace)) > 1]


def _judged(trace: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [each for each in trace.get("candidates") or () if each.get("verdict")]


def _moves(persona: Persona, trace: Mapping[str, Any], known: Sequence[Lesson], name: str) -> bool:
    """Whether another candidate would win today without their lessons than with them."""
    return _winner(persona, trace, known) != _winner(persona, trace, without(known, name))


def _winner(persona: Persona, trace: Mapping[str, Any], known: Sequence[Lesson]) -> int | None:
    rows, taught = _judged(trace), taught_of(known, persona.file.language)
    sources = (trace.get("occasion") or {}).get("sources") or ()
    around = around_of(persona.file, sources)
    tripped = [[each for each in taught if shows(each.trait, row["text"], around)] for row in rows]
    verdicts = [_verdict(row, found) for row, found in zip(rows, tripped, strict=True)]
    candidates = [Candidate(row["text"]) for row in rows]
    return best(candidates, verdicts, int(trace.get("own_pick") or 0), None)


def _verdict(row: Mapping[str, Any], tripped: Sequence[Taught]) -> Verdict:
    """As it was judged, but for lessons, which are looked at anew."""
    told = row["verdict"]
    flags = [
        Flag(each["code"], each["severity"], each["words"], bool(each.get("single")))
        for each in told.get("flags") or ()
        if each["code"] != CODE
    ]
    flags += [warn(CODE, each.says) for each in tripped]
    return Verdict(tuple(flags), told.get("voice"), told.get("opinion"))
