"""What must wait at the door although it was approved: an embargo, a contract that doesn't run, a second
thought before the first is out, and whatever is more than a day's cap."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from agent.database.tables import drafts, posts
from agent.newsroom.ceiling import no_more_today
from agent.newsroom.living.again import AFTER
from agent.newsroom.living.days import given_away
from agent.newsroom.living.mates import key_of
from agent.newsroom.room import Newsroom
from agent.text.contracts import calls_partner, named_outside
from agent.types.persona import Persona


def held_back(room: Newsroom, row: Row[Any], now: datetime) -> str:
    """Why this delivery waits, or nothing."""
    persona = room.config.personas.get(row.persona)
    word = given_away(persona, row.body, now) if persona else ""
    if word:
        return f"“{word}” is under embargo in config/personas/{row.persona}/calendar.yaml"
    ended = no_partner_now(persona, row.text, now) if persona else ""
    if ended:
        where = f"config/personas/{row.persona}/persona.yaml"
        return f"it calls {ended} a partner, and the contract in {where} doesn't run today"
    return _before_its_post(room, row.draft_id) or no_more_today(room, row, now)


def no_partner_now(persona: Persona, text: str, now: datetime) -> str:
    """Approved while the contract ran, or for a day on which it runs, and moved since."""
    today = now.astimezone(persona.file.zone).date().isoformat()
    found = named_outside(text, persona.file, today) if calls_partner(text) else ()
    return found[0].name if found else ""


def _before_its_post(room: Newsroom, draft_id: int) -> str:
    traces = room.rows(
        select(drafts.c.trace).where(drafts.c.id == draft_id, drafts.c.occasion == "followup")
    )
    number = key_of(traces[0].trace).removeprefix(AFTER) if traces else ""
    if not number.isdecimal():
        return ""
    out = room.rows(
        select(posts.c.id).where(posts.c.id == int(number), posts.c.published_at.is_not(None))
    )
    return "" if out else "it is a second thought on a post that is not out yet"
