"""Watching her voice: posts that are less like her than chance allows are told, and hold all her posts.

Once for an episode; a named person lifts the hold, and the watch begins anew from there. Posts of the
built-in writer are measured and shown, and never hold: its frames are hers by decree.
"""

from datetime import UTC, date, datetime, time

from sqlalchemy import func, select

from agent.database.tables import holds as table
from agent.errors import SelfsameError
from agent.newsroom.problems import clear_problem, raise_problem
from agent.newsroom.room import Newsroom
from agent.newsroom.voiced import Voiced, voiced, written_since
from agent.newsroom.voices import voice_of
from agent.review.holds import VOICE_WATCH, hold
from agent.types.persona import Persona
from agent.voice.drift import BLOCK, LOOKS, Slide, slide
from agent.voice.eras import yardstick

AREA = "voice"


class VoiceSlides(SelfsameError):
    """Her posts are less like her than chance allows."""

    kind = "voice"


def watch_voices(room: Newsroom) -> list[str]:
    """The personas whose alarm came just now."""
    with room.turns["voice"]:
        return [name for name, persona in room.config.personas.items() if _watched(room, persona)]


def _watched(room: Newsroom, persona: Persona) -> bool:
    latest = latest_blocks(room, persona)
    found = _slid(room, persona, [each.text for each in latest])
    if found is None:
        _forget(room, persona.name)
        return False
    mark = f"her voice slides, from post {latest[found.first].post}: "
    if _known(room, persona.name, mark):
        return False
    _tell(room, persona.name, found)
    if room.config.settings.drift.hold:
        hold(room.database, room.clocks, persona.name, mark + found.words, VOICE_WATCH)
    return True


def _slid(room: Newsroom, persona: Persona, texts: list[str]) -> Slide | None:
    """Learning a voice takes a second, which nobody needs before there is anything to look at."""
    if len(texts) < LOOKS[0][0]:
        return None
    return slide(voice_of(persona, room.config.personas), texts)


def latest_blocks(room: Newsroom, persona: Persona) -> list[Voiced]:
    """Her posts since the watch began, as far as they are still looked at: the last block and the one before."""
    since, language = _began(room, persona), persona.file.language
    count = written_since(room.database, persona.name, language, since)
    wanted = count - max(0, (count - 1) // BLOCK - 1) * BLOCK
    return voiced(room.database, persona.name, language, since, written=True, limit=wanted)


def _began(room: Newsroom, persona: Persona) -> datetime | None:
    """With her present era, or when a person last lifted such a hold."""
    wanted = (table.c.scope == persona.name, table.c.by == VOICE_WATCH)
    rows = room.rows(select(func.max(table.c.lifted_at)).where(*wanted))
    lifted: datetime | None = rows[0][0]
    present = yardstick(persona.canon, persona.file.language).present
    if not present:
        return lifted
    opened = datetime.combine(date.fromisoformat(present), time(), persona.file.zone)
    return max(lifted, opened.astimezone(UTC)) if lifted else opened.astimezone(UTC)


def _known(room: Newsroom, name: str, mark: str) -> bool:
    same = (table.c.scope == name, table.c.by == VOICE_WATCH, table.c.why.startswith(mark))
    return bool(room.rows(select(table.c.id).where(*same)))


def _tell(room: Newsroom, name: str, found: Slide) -> None:
    mend = f"read them; what is growth: selfsame canon {name} add ID; then: selfsame hold {name} --lift"
    raise_problem(room.database, room.clocks, AREA, name, VoiceSlides(found.words, mend))


def _forget(room: Newsroom, name: str) -> None:
    """The problem goes with the hold."""
    standing = select(table.c.id).where(
        table.c.scope == name, table.c.by == VOICE_WATCH, table.c.lifted_at.is_(None)
    )
    if not room.rows(standing):
        clear_problem(room.database, AREA, name)
