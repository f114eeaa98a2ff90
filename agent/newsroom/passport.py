"""Her passport: her voice as it is measured, how it went, and what she would be without any one of her people."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select

from agent.config.read import Config
from agent.database import Database
from agent.database.leavings import left
from agent.database.tables import replays
from agent.newsroom.absent import absence, people_of
from agent.newsroom.frozen import briefs_of
from agent.newsroom.measuring import Measure, Window, habits_of, measure_of, window
from agent.newsroom.touched import Measured, apart, measured_posts
from agent.newsroom.voice_events import events_of
from agent.newsroom.voices import languages_of
from agent.types.clocks import Clocks
from agent.types.persona import Persona
from agent.writing.brief import fixed_canon

WINDOWS = (10, 20, 50)
SHOWN, SAMPLES, TREND, SIDES = 20, 6, 10, 3


def passport_document(
    database: Database, clocks: Clocks, config: Config, name: str
) -> dict[str, Any]:
    """Needs neither index nor model. Raises NotThere."""
    persona = config.persona(name)
    measure = measure_of(persona, config.personas)
    found = measured_posts(database, persona, measure)
    return {
        "persona": name,
        "name": persona.file.identity.name,
        "language": persona.file.language,
        "further": languages_of(persona)[1:],
        "version": persona.version,
        "measured": measure is not None,
        "habits": habits_of(measure),
        "canon": [line.text for line in fixed_canon(persona)[:SAMPLES]],
        "one_post": list(measure.usual(1)) if measure else None,
        "windows": [_window(found, measure, size) for size in _sizes(len(found))],
        "posts": [_post(each) for each in found[-SHOWN:]],
        "trend": trend(found),
        "events": [
            {"at": each.at.isoformat(), "kind": each.kind, "what": each.what}
            for each in events_of(database, persona, found)
        ],
        "replays": replays_document(database, config, persona),
        "people": [
            _person(database, clocks, config, persona, found, who)
            for who in people_of(database, name)
        ],
    }


def _sizes(posts: int) -> list[int]:
    """The shortest window, and each longer one that has more in it."""
    return [size for size, shorter in zip(WINDOWS, (-1, *WINDOWS), strict=False) if posts > shorter]


def _window(found: Sequence[Measured], measure: Measure | None, size: int) -> dict[str, Any]:
    """The last posts of that number, and between which figures as many of her own lines lie."""
    last = [each.like_her for each in found[-size:] if each.like_her is not None]
    told, usual = window(last), measure.usual(len(last) or size) if measure else None
    return {"of": size, **(_plain(told) or {"count": 0}), "usual": list(usual) if usual else None}


def _plain(told: Window | None) -> dict[str, Any] | None:
    return asdict(told) if told else None


def _post(each: Measured) -> dict[str, Any]:
    return {
        "draft": each.draft_id, "text": each.text, "at": each.at.isoformat(), "model": each.model,
        "version": each.persona_version, "like_her": each.like_her, "marks": list(each.marks),
    }  # fmt: skip


def trend(found: Sequence[Measured]) -> list[dict[str, Any]]:
    """Each post with the mean of the ten that end with it."""
    known = [(each.at, each.like_her) for each in found if each.like_her is not None]
    scores = [score for _, score in known]
    rows = []
    for number, (at, score) in enumerate(known, 1):
        lately = scores[max(0, number - TREND) : number]
        mean = round(sum(lately) / len(lately), 1)
        rows.append({"at": at.isoformat(), "like_her": score, "mean": mean})
    return rows


def _person(
    database: Database, clocks: Clocks, config: Config, persona: Persona,
    found: Sequence[Measured], who: str,
) -> dict[str, Any]:  # fmt: skip
    """A fact about her: what of her rests on that person. The figures are hers, and rank nobody."""
    _, others = apart(found, who)
    whole = window([each.like_her for each in found if each.like_her is not None])
    with database.read.connect() as connection:
        gone = left(connection, who)
    return {
        "name": who,
        "left": gone.at.isoformat() if gone else None,
        **asdict(absence(database, clocks, config, persona, who)),
        "voice": {"with": _plain(whole), "without": _plain(others)},
    }


def replays_document(database: Database, config: Config, persona: Persona) -> dict[str, Any]:
    """The frozen briefs with the answers of the last replays side by side, and how every replay came out."""
    query = select(replays).where(
        replays.c.persona == persona.name, replays.c.ended_at.is_not(None)
    )
    with database.read.connect() as connection:
        rows = [dict(row._mapping) for row in connection.execute(query.order_by(replays.c.id))]
    sides = rows[-SIDES:]
    return {
        "runs": [_run(row) for row in rows],
        "sides": [_run(row) for row in sides],
        "briefs": [
            {
                "number": number,
                "occasion": brief.occasion.kind,
                "title": brief.occasion.title,
                "texts": [_text(row, number) for row in sides],
            }
            for number, brief in enumerate(briefs_of(database, config, persona), 1)
        ],
    }


def _run(row: dict[str, Any]) -> dict[str, Any]:
    kept = ("why", "asked", "served", "persona_version", "mean", "verdict", "words")
    ended = row["ended_at"]
    assert isinstance(ended, datetime)
    return {**{key: row[key] for key in kept}, "at": ended.isoformat()}


def _text(row: dict[str, Any], number: int) -> dict[str, Any]:
    found = (text for text in row["texts"] if text["brief"] == number)
    return next(found, {"text": "", "voice": None, "silence": ""})
