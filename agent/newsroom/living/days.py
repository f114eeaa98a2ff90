"""Her calendar as occasions: days before, the day, the day after; nothing that is still under embargo."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from agent.database import Database
from agent.database.tables import slots
from agent.schedule.calendar import NearDay, near, secrets, spoken_when
from agent.text.folding import first_named
from agent.types.clocks import Clocks
from agent.types.persona import Persona
from agent.types.writing import Occasion, Offer

OWN = {-1: 0.3, 0: 1.0, 1: 0.5, 2: 0.2, 3: 0.15}
"""How likely a day of hers is taken up, by how many days it is away; on the day it goes before the news."""
ANNIVERSARY = 0.8
FESTIVAL, TERM = {0: 0.4, 1: 0.1}, {0: 0.25}
MOST = 2
"""So often she speaks of one day, before, on and after it together."""
WEEK_DAYS = 8
SWEEPING_GRAVES = ("清明", "Clear and Bright")


def day_offers(persona: Persona, speak_at: datetime, spent: Collection[str]) -> list[Offer]:
    found = near(persona.calendar, speak_at, persona.file.zone, persona.file.language)
    return [
        offer
        for day in found
        if not day.secret and _times(day, spent) < MOST and (offer := _offer(persona, day))
    ]


def _times(day: NearDay, spent: Collection[str]) -> int:
    return sum(key.startswith(day.key) for key in spent)


def _offer(persona: Persona, day: NearDay) -> Offer | None:
    chance = _chance(persona, day)
    if not chance:
        return None
    language = persona.file.language
    occasion = Occasion(
        "work" if day.own else "thought", title=day.name, language=language,
        work=day.name if day.own else "", key=f"{day.key}/{day.away}", about=day.about,
        when=spoken_when(day, language), why=f"{day.name}: {spoken_when(day, 'en')}",
    )  # fmt: skip
    return Offer(occasion, chance)


def _chance(persona: Persona, day: NearDay) -> float:
    if day.own:
        remembered = day.years > 0 and day.away == 0
        return ANNIVERSARY if remembered else OWN.get(day.away, 0.0)
    graves = persona.file.boundaries.subjects.get("death") == "leave"
    if graves and day.name in SWEEPING_GRAVES:
        return 0.0
    return (FESTIVAL if day.kind == "festival" else TERM).get(day.away, 0.0)


def embargoed(persona: Persona, moment: datetime) -> tuple[str, ...]:
    """Words of hers that must not leave at that moment."""
    return secrets(persona.calendar, moment, persona.file.zone)


def given_away(persona: Persona, text: str, moment: datetime) -> str:
    """The word in the text that an embargo still covers, or nothing."""
    return first_named(text, embargoed(persona, moment)) or ""


def week_document(database: Database, persona: Persona, clocks: Clocks) -> list[dict[str, Any]]:
    """Her coming days: what they are, and when she may speak."""
    now, zone = clocks.world.now(), persona.file.zone
    today = now.astimezone(zone).date()
    days = near(persona.calendar, now, zone, persona.file.language, ahead=WEEK_DAYS - 1, after=0)
    query = select(slots.c.speak_at, slots.c.status, slots.c.local_date).where(
        slots.c.persona == persona.name, slots.c.local_date >= today,
        slots.c.local_date < today + timedelta(days=WEEK_DAYS), slots.c.status != "dropped",
    )  # fmt: skip
    with database.read.connect() as connection:
        moments = connection.execute(query.order_by(slots.c.speak_at)).all()
    return [
        {
            "day": (today + timedelta(days=away)).isoformat(),
            "days": [
                {"name": d.name, "kind": d.kind, "about": d.about, "years": d.years, "secret": d.secret}
                for d in days if d.away == away
            ],
            "slots": [
                {"at": row.speak_at.astimezone(zone).strftime("%H:%M"), "status": row.status}
                for row in moments if row.local_date == today + timedelta(days=away)
            ],
        }
        for away in range(WEEK_DAYS)
    ]  # fmt: skip
