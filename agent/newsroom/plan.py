"""plan: each persona's coming slots, and her lore and versions taken in where her files changed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from sqlalchemy.dialects.sqlite import insert

from agent.database.tables import persona_versions
from agent.newsroom.living.moods import lasts, lean
from agent.newsroom.room import Newsroom
from agent.schedule.plan import level, plan
from agent.text.embargo import opened
from agent.types.persona import Persona
from memory.types import LABEL, Document


def plan_slots(room: Newsroom) -> int:
    """How many slots changed."""
    now = room.clocks.world.now()
    return sum(
        plan(
            room.database,
            room.clocks,
            name,
            persona.file.rhythm,
            lean=partial(_lean, room, persona) if lasts(room.database, name, now) else level,
        )
        for name, persona in room.config.personas.items()
    )


def _lean(room: Newsroom, persona: Persona, day: date) -> float:
    """What is left of her mood at noon of that day, in tenths, so that no slot moves by the minute."""
    noon = datetime.combine(day, time(12), persona.file.zone)
    return round(lean(room.database, persona, noon), 1)


def read_in(room: Newsroom) -> int:
    """Lore and works into memory, versions into their table; files that did not change cost nothing."""
    config = room.config
    now = room.clocks.world.now()
    label = _open_ones(config.label_lore, now.date().isoformat())
    changed = room.memory.read_lore(LABEL, [*label, _about_the_label(room)])
    for name, persona in config.personas.items():
        today = now.astimezone(persona.file.zone).date().isoformat()
        own = _open_ones(config.lore.get(name, ()), today)
        changed += room.memory.read_lore(name, [*own, *_works(persona)])
        keep_version(room, persona)
    return changed


def _open_ones(documents: Iterable[Document], today: str) -> list[Document]:
    """What is sealed until a later day is as if it did not stand there."""
    told = (replace(document, text=opened(document.text, today)) for document in documents)
    return [document for document in told if document.text.strip()]


def _about_the_label(room: Newsroom) -> Document:
    return Document("label.yaml", "\n\n".join(room.config.label.about))


def _works(persona: Persona) -> list[Document]:
    return [
        Document(f"persona.yaml/works/{work.title}", f"{work.title}: {work.about}", "work")
        for work in persona.file.works
    ]


def keep_version(room: Newsroom, persona: Persona) -> None:
    """What a version was made of, so that a draft can be explained when the files have changed."""
    statement = insert(persona_versions).values(
        version=persona.version, persona=persona.name, files=persona.files, prompts=persona.prompts,
        first_at=room.clocks.world.now(),
    )  # fmt: skip
    with room.database.write.begin() as connection:
        connection.execute(statement.on_conflict_do_nothing())
