"""What a leaving would mean, before anything is done: lessons, leanings, three posts with and without, the voice."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from typing import Any

from agent.database.leavings import left
from agent.errors import ModelFault
from agent.news.archive import stories
from agent.newsroom.absent import lessons_of, people_of, their_lessons, without
from agent.newsroom.decide import brief_again
from agent.newsroom.frozen import frozen
from agent.newsroom.leaving import holds_of, known_name
from agent.newsroom.lessons import for_brief
from agent.newsroom.measuring import Measure, Window, measure_of
from agent.newsroom.modelling import counted_model
from agent.newsroom.queued_by import queued_by
from agent.newsroom.replay import chosen
from agent.newsroom.room import Newsroom
from agent.newsroom.taste import taste_of
from agent.newsroom.touched import apart, measured_posts
from agent.review.queue import listed, shown
from agent.types.persona import Persona
from agent.types.review import LIVE
from agent.types.taste import Taste
from agent.types.writing import Written
from agent.writing.appeal import Known, appeal
from agent.writing.brief import Brief
from agent.writing.writers.model import ModelWriter
from agent.writing.writers.offline import OfflineWriter
from agent.writing.writers.writer import Writer
from memory.types import Lesson

POSTS, LEANINGS, LOOKED_AT = 3, 6, 60


@dataclass(frozen=True)
class Pair:
    """One brief, answered with and without what that person taught; `same` where nothing of it reaches it."""

    occasion: str
    by_heart: dict[str, Any]
    without: dict[str, Any]
    same: bool


def leaving_document(room: Newsroom, name: str) -> dict[str, Any]:
    """Nothing of it touches memory or queue; a model's calls are counted and capped. Raises NotThere."""
    whose, now = known_name(room.database, name), room.clocks.world.now()
    with room.database.read.connect() as connection:
        gone = left(connection, whose)
    return {
        "name": whose,
        "left": gone.at.isoformat() if gone else None,
        "personas": [
            _about(room, persona, whose)
            for persona in room.config.personas.values()
            if whose in people_of(room.database, persona.name)
            or their_lessons(lessons_of(room.database, persona.name), whose)
        ],
        "drafts": [asdict(each) for each in queued_by(room.database, whose, now)],
        "holds": holds_of(room.database, whose),
    }


def _about(room: Newsroom, persona: Persona, name: str) -> dict[str, Any]:
    known = lessons_of(room.database, persona.name)
    theirs, others = apart(measured_posts(room.database, persona, _measure(room, persona)), name)
    kept = {each.id for each in without(known, name)}
    return {
        "persona": persona.name,
        "lessons": [
            {"id": each.id, "words": each.words, "rests_on_them_alone": each.id not in kept}
            for each in their_lessons(known, name)
        ],
        "taste": _taste(room, persona, name),
        "posts": [_plain(each) for each in _pairs(room, persona, name, known)],
        "voice": {"touched": plain_window(theirs), "untouched": plain_window(others)},
    }  # fmt: skip


def plain_window(found: Window | None) -> dict[str, Any] | None:
    return asdict(found) if found else None


def _plain(pair: Pair) -> dict[str, Any]:
    return {
        "occasion": pair.occasion, "with": pair.by_heart, "without": pair.without, "same": pair.same,
    }  # fmt: skip


def _taste(room: Newsroom, persona: Persona, name: str) -> dict[str, Any]:
    """The clearest of the leanings that would change, and the story that appeals most with and without."""
    now = room.clocks.world.now()
    has = taste_of(room.database, persona.name, now)
    lacks = taste_of(room.database, persona.name, now, without=name)
    before, after = _leanings(has), _leanings(lacks)
    moved = [each for each in before if before[each] != after.get(each, 0.0)]
    moved.sort(key=lambda each: -abs(before[each] - after.get(each, 0.0)))
    return {
        "leanings": [
            {"name": each, "with": before[each], "without": after.get(each, 0.0)}
            for each in moved[:LEANINGS]
        ],
        "first": {"with": _first(room, persona, has), "without": _first(room, persona, lacks)},
    }


def _leanings(taste: Taste) -> dict[str, float]:
    return {each.name: each.value for each in (*taste.words.values(), *taste.interests.values())}


def _first(room: Newsroom, persona: Persona, taste: Taste) -> str:
    since = room.clocks.world.now() - timedelta(hours=room.config.settings.news.fresh_hours)
    with room.database.read.connect() as connection:
        found = stories(connection, since=since, limit=LOOKED_AT)
    judged = [(each, appeal(each, persona.file, room.config.label, Known(taste))) for each in found]
    open_ones = [(a.score * s.heat, s.title) for s, a in judged if a.outcome != "left" and a.score]
    return max(open_ones)[1] if open_ones else ""


def _pairs(room: Newsroom, persona: Persona, name: str, known: Sequence[Lesson]) -> list[Pair]:
    """Her last briefs as the traces keep them; frozen ones where she hasn't written so many."""
    language = persona.file.language
    has, lacks = for_brief(known, [], language), for_brief(without(known, name), [], language)
    return [
        _pair(room, persona, number, replace(brief, lessons=tuple(has)), replace(brief, lessons=tuple(lacks)))
        for number, brief in enumerate(_briefs(room, persona))
    ]  # fmt: skip


def _briefs(room: Newsroom, persona: Persona) -> list[Brief]:
    found = listed(room.database, persona=persona.name, statuses=(*LIVE, "rejected"), limit=400)
    ids = sorted((each.id for each in found if each.kind == "post"), reverse=True)[:POSTS]
    recent = [
        brief_again(
            room.database, room.clocks, room.config, persona, shown(room.database, draft_id)
        )
        for draft_id in ids
    ]
    more = frozen(room, persona) if len(recent) < POSTS else []
    return [*recent, *more][:POSTS]


def _pair(room: Newsroom, persona: Persona, number: int, has: Brief, lacks: Brief) -> Pair:
    same = _told(has) == _told(lacks)
    first = _text(room, persona, has, f"{number}-with")
    return Pair(
        has.occasion.title or has.occasion.kind, first,
        first if same else _text(room, persona, lacks, f"{number}-without"), same,
    )  # fmt: skip


def _told(brief: Brief) -> list[tuple[int, str, str, bool]]:
    """What of the lessons a writer or a judge goes by; who gave them is for people."""
    return [(each.id, each.words, each.trait, each.told) for each in brief.lessons]


def _text(room: Newsroom, persona: Persona, brief: Brief, which: str) -> dict[str, Any]:
    stamp = int(room.clocks.wall.now().timestamp() * 1000)
    try:
        written = _writer(room, persona, f"leave-{persona.name}-{stamp}-{which}").write(brief)
    except ModelFault as fault:
        written = Written(silence=fault.message)
    return chosen(_measure(room, persona), brief, written)


def _measure(room: Newsroom, persona: Persona) -> Measure | None:
    return measure_of(persona, room.config.personas)


def _writer(room: Newsroom, persona: Persona, thread: str) -> Writer:
    if room.config.settings.model.provider == "offline":
        return OfflineWriter()
    return ModelWriter(counted_model(room, persona.name, thread), room.config.prompts)
