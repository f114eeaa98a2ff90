"""Lessons as they are shown: which of them a brief carries, and all of them for a page."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from agent.database import Database
from agent.text.trait_words import advice
from agent.types.speaking import Language
from agent.types.writing import Taught
from memory.mind import lesson_rows
from memory.mind.lesson_words import often, verb
from memory.tables import lesson_givings, muted_teachers
from memory.types import Lesson

AT_MOST, FORMS = 5, 3
"""So many lessons are told in a brief, and so many of them are on form as long as others have more to say."""

MINDED = {
    "refused": "refused this", "edited": "took this out", "asked": "asked for it without this",
    "taught": "minded this",
}  # fmt: skip


def standing(database: Database, persona: str) -> list[Lesson]:
    """Those that count, the strongest first; needs neither index nor room."""
    with database.read.connect() as connection:
        return [each for each in lesson_rows.of(connection, persona) if each.counts]


def for_brief(known: Sequence[Lesson], recalled: Sequence[int], language: Language) -> list[Taught]:
    """All that code can check, and of these and of the notes at most five to be told: the strongest on
    form, then notes as near to the occasion as `recalled` (ids, nearest first), then the strongest."""
    told = _told(known, recalled)
    rest = [each for each in known if each.trait and each not in told]
    return [
        *(_taught(each, language, told=True) for each in told),
        *(_taught(each, language, told=False) for each in rest),
    ]


def _told(known: Sequence[Lesson], recalled: Sequence[int]) -> list[Lesson]:
    forms = [each for each in known if each.trait]
    notes = [each for each in known if not each.trait]
    near = sorted(
        notes, key=lambda each: recalled.index(each.id) if each.id in recalled else len(recalled)
    )
    first = [*forms[:FORMS], *near[: AT_MOST - FORMS]]
    return [*first, *forms[FORMS:], *near[AT_MOST - FORMS :]][:AT_MOST]


def taught_of(known: Sequence[Lesson], language: Language) -> tuple[Taught, ...]:
    """Those that code can check, for a text that a person changed or chose."""
    return tuple(_taught(each, language, told=False) for each in known if each.trait)


def _taught(lesson: Lesson, language: Language, *, told: bool) -> Taught:
    givers = ", ".join(dict.fromkeys(each.by for each in lesson.counted))
    did = MINDED[verb(lesson.counted).partition(" ")[0]]
    says = f"{givers} {did}{often(len(lesson.counted))}"
    return Taught(lesson.id, _words(lesson, language), lesson.trait, says, told)


def _words(lesson: Lesson, language: Language) -> str:
    """For whoever writes: what to do, with the last note on it, and not who said so."""
    chinese = language == "zh"
    if lesson.trait and not lesson.reworded:
        own = advice(lesson.trait, language)
        return f"{own}{'：' if chinese else ': '}“{lesson.note}”" if lesson.note else own
    if lesson.words.startswith("“"):
        return (
            f"退稿时写的话：{lesson.words}"
            if chinese
            else f"Sent back with the words {lesson.words}"
        )
    return lesson.words


def lessons_document(database: Database, persona: str) -> list[dict[str, Any]]:
    """For page and program: every lesson with its givers, the strongest first."""
    with database.read.connect() as connection:
        return [_document(each) for each in lesson_rows.of(connection, persona)]


def _document(lesson: Lesson) -> dict[str, Any]:
    tripped = lesson.last_tripped_at
    return {
        "id": lesson.id, "persona": lesson.persona, "text": lesson.text, "words": lesson.words,
        "trait": lesson.trait, "code": lesson.code, "about": lesson.about,
        "strength": round(lesson.strength, 3), "kept": lesson.kept, "counts": lesson.counts,
        "why_not": _why_not(lesson), "times": sum(each.counts for each in lesson.givings),
        "givings": [
            {"source": each.source, "by": each.by, "at": each.at.isoformat(), "said": each.said,
             "muted": each.muted, "dropped": each.dropped}
            for each in lesson.givings
        ],
        "last_given_at": lesson.last_given_at.isoformat(),
        "last_tripped_at": tripped.isoformat() if tripped else None,
    }  # fmt: skip


def _why_not(lesson: Lesson) -> str:
    """Why it doesn't count at present; empty while it does."""
    if lesson.counts:
        return ""
    if not lesson.givings:
        return "what gave it was undone"
    if all(each.dropped for each in lesson.givings):
        return f"let go: {lesson.dropped_by}"
    return "faded" if any(each.counts for each in lesson.givings) else "its givers are muted"


def teachers_document(database: Database) -> list[dict[str, Any]]:
    """Everybody who gave a lesson, with how many of theirs there are and who muted them since when."""
    with database.read.connect() as connection:
        query = select(lesson_givings.c.given_by, lesson_givings.c.lesson_id).distinct()
        rows = connection.execute(query).all()
        off = {row.name.casefold(): row for row in connection.execute(select(muted_teachers))}
    given: dict[str, int] = {}
    for row in rows:
        given[row.given_by] = given.get(row.given_by, 0) + 1
    return [
        {"name": name, "lessons": count,
         "muted_by": off[name.casefold()].by if name.casefold() in off else "",
         "muted_at": off[name.casefold()].at.isoformat() if name.casefold() in off else None}
        for name, count in sorted(given.items())
    ]  # fmt: skip
