"""What the model says of a story's gravity: asked once for the same reports, counted and capped like every call."""

import json
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from agent.database.tables import second_looks
from agent.model import Prompt
from agent.newsroom.modelling import counted_model
from agent.newsroom.room import Newsroom
from agent.types.news import Story
from agent.types.taste import SecondLook
from agent.writing.writers.second_look import asked_of, look_of, look_plain, looker


def second_look(room: Newsroom, persona: str, story: Story) -> SecondLook | None:
    """None where no model is configured, or it is not to be asked. Raises ModelFault."""
    settings, prompts = room.config.settings.model, room.config.prompts
    if settings.provider == "offline" or not settings.second_look:
        return None
    prompt = asked_of(story, prompts)
    key = _key(settings.name, prompt)
    known = _kept(room, key)
    if known is None:
        known = looker(counted_model(room, persona, _thread(room, story)), prompts)(prompt)
        _keep(room, key, story, known)
    return known


def _thread(room: Newsroom, story: Story) -> str:
    """A thread of its own, so that no draft loses a call to it; an hour's, so that one story asks no more
    of a failing model than one draft may."""
    return f"gravity-{story.id}-{room.clocks.world.now():%Y%m%d%H}"


def _key(model: str, prompt: Prompt) -> str:
    return sha256(json.dumps([model, prompt.system, prompt.user]).encode()).hexdigest()


def _kept(room: Newsroom, key: str) -> SecondLook | None:
    rows = room.rows(select(second_looks.c.reply).where(second_looks.c.key == key))
    return look_of(rows[0].reply) if rows else None


def _keep(room: Newsroom, key: str, story: Story, look: SecondLook) -> None:
    row = {"key": key, "story_id": story.id, "reply": look_plain(look)}
    statement = insert(second_looks).values(**row, at=room.clocks.world.now())
    with room.database.write.begin() as connection:
        connection.execute(statement.on_conflict_do_nothing())
