"""What a night makes of the day for her mood: causes are found by rule, and among her moods a model chooses, where there is one."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta
from random import Random

from sqlalchemy import func, select

from agent.database.audit import HOUSE, record
from agent.database.tables import audit, decisions, drafts, moods, posts, remarks, tellings
from agent.errors import ModelFault
from agent.newsroom.living.moods import feeling
from agent.newsroom.modelling import (
    cap_today,
    counted_model,
    model_answered,
    model_failed,
    resting,
)
from agent.newsroom.room import Newsroom
from agent.newsroom.spending import calls_of
from agent.schedule.calendar import near
from agent.types.clocks import stamp
from agent.types.moods import Mood, Sign
from agent.types.persona import Persona
from agent.writing.writers.feeling import chosen_mood
from memory.tables import memories, thread_moves

NIGHT, MORNING = time(4, 0), time(10, 0)
LOOKED = "looked for a mood"
LIKELY = 0.5
SILENT_DAYS, REFUSALS = 3, 2
DAY = timedelta(days=1)
MOST_OF_A_CAUSE = 80


def moods_due(room: Newsroom) -> int:
    """For each persona with moods whose night it is and who has not been looked at; how many were set."""
    return sum(_tonight(room, persona) for persona in room.config.personas.values())


def _tonight(room: Newsroom, persona: Persona) -> bool:
    now = room.clocks.world.now()
    local = now.astimezone(persona.file.zone)
    if (
        not persona.file.moods
        or not NIGHT <= local.time() <= MORNING
        or _looked(room, persona, local)
    ):
        return False
    found = _drawn(room, persona, now) if feeling(room.database, persona, now) is None else None
    with room.database.write.begin() as connection:
        why = f"{found[0].name}: {found[1]}" if found else "none"
        record(connection, stamp(room.clocks), f"mood:{persona.name}", HOUSE, LOOKED, why=why)
        if found:
            mood, cause = found
            values = {
                "persona": persona.name,
                "name": mood.name,
                "cause": cause,
                "by": HOUSE,
                "at": now,
            }
            connection.execute(moods.insert().values(**values, until=now + mood.days * DAY))
    return found is not None


def _looked(room: Newsroom, persona: Persona, local: datetime) -> bool:
    begins = datetime.combine(local.date(), NIGHT, persona.file.zone)
    query = select(audit.c.id).where(
        audit.c.subject == f"mood:{persona.name}",
        audit.c.action == LOOKED,
        audit.c.world_at >= begins,
    )
    return bool(room.rows(query.limit(1)))


def _drawn(room: Newsroom, persona: Persona, now: datetime) -> tuple[Mood, str] | None:
    """One of those that the day gives reason for, every other time; the same night draws the same."""
    chance = Random(f"{persona.name}, mood of {now.astimezone(persona.file.zone).date()}")
    causes = {sign: why for sign, look in SIGNS.items() if (why := look(room, persona, now))}
    able = list(_able(persona, causes))
    if not causes or chance.random() >= LIKELY:
        return None
    if room.config.settings.model.provider != "offline":
        return _asked(room, persona, list(causes.values()), now)
    return chance.choice(able) if able else None


def _asked(
    room: Newsroom, persona: Persona, causes: list[str], now: datetime
) -> tuple[Mood, str] | None:
    """The model's choice among her moods and the causes that code found; a fault of it means none, and the usual
    line in status."""
    if cap_today(room, persona.name) or resting(room) or "mood" not in room.config.prompts:
        return None
    thread = f"mood-{persona.name}-{now.astimezone(persona.file.zone).date().isoformat()}"
    try:
        model = counted_model(room, persona.name, thread)
        found = chosen_mood(model, room.config.prompts, persona, causes)
    except ModelFault as fault:
        model_failed(room, fault)
        return None
    model_answered(room, calls_of(room.database, thread))
    return found


def _able(persona: Persona, causes: Mapping[Sign, str]) -> Iterator[tuple[Mood, str]]:
    for mood in persona.file.moods:
        sign = next((each for each in mood.after if each in causes), None)
        if sign:
            yield mood, causes[sign]


def _silence(room: Newsroom, persona: Persona, now: datetime) -> str:
    query = select(func.max(posts.c.published_at).label("last")).where(
        posts.c.persona == persona.name
    )
    last = room.rows(query)[0].last
    days = (now - last).days if last else 0
    return f"nothing said for {days} days" if days >= SILENT_DAYS else ""


def _refusals(room: Newsroom, persona: Persona, now: datetime) -> str:
    query = (
        select(func.count().label("number"))
        .select_from(decisions.join(drafts, drafts.c.id == decisions.c.draft_id))
        .where(
            drafts.c.persona == persona.name, decisions.c.verb == "reject", ~decisions.c.undone,
            decisions.c.at > now - DAY,
        )
    )  # fmt: skip
    count = room.rows(query)[0].number
    return f"{count} of her drafts were refused yesterday" if count >= REFUSALS else ""


def _told(room: Newsroom, persona: Persona, now: datetime) -> str:
    query = select(tellings.c.text, tellings.c.by).where(
        tellings.c.persona == persona.name, tellings.c.at > now - DAY, tellings.c.back_at.is_(None)
    )
    rows = room.rows(query.order_by(tellings.c.id.desc()).limit(1))
    return f"{rows[0].by} told her: {rows[0].text[:MOST_OF_A_CAUSE]}" if rows else ""


def _heard(room: Newsroom, persona: Persona, now: datetime) -> str:
    """How many, and none of their words: those can be forgotten, and a cause cannot."""
    query = select(func.count().label("number")).where(
        remarks.c.persona == persona.name, remarks.c.outcome == "touched", remarks.c.at > now - DAY
    )
    count = room.rows(query)[0].number
    return f"{count} things that readers said touched her" if count else ""


def _her_day(room: Newsroom, persona: Persona, now: datetime) -> str:
    found = near(persona.calendar, now, persona.file.zone, persona.file.language, ahead=0)
    return next((each.name for each in found if each.own and not each.secret), "")


def _festival(room: Newsroom, persona: Persona, now: datetime) -> str:
    found = near(persona.calendar, now, persona.file.zone, persona.file.language, ahead=0)
    return next((each.name for each in found if each.kind == "festival"), "")


def _thread_closed(room: Newsroom, persona: Persona, now: datetime) -> str:
    query = (
        select(memories.c.text)
        .join(thread_moves, thread_moves.c.memory_id == memories.c.id)
        .where(
            memories.c.persona == persona.name, thread_moves.c.became == "closed",
            thread_moves.c.by.startswith("post:"), thread_moves.c.at > now - DAY,
        )
    )  # fmt: skip
    rows = room.rows(query.limit(1))
    return f"she closed a thread: {rows[0].text[:MOST_OF_A_CAUSE]}" if rows else ""


SIGNS: dict[Sign, Callable[[Newsroom, Persona, datetime], str]] = {
    "her-day": _her_day,
    "told": _told,
    "thread-closed": _thread_closed,
    "heard": _heard,
    "refusals": _refusals,
    "silence": _silence,
    "festival": _festival,
}
"""What may bring a mood on, each with a function that tells the cause, or nothing."""
