"""What goes out without a person: rules applied at their time, and every alarm that switches them back."""

from sqlalchemy import select

from agent.database.tables import model_calls
from agent.newsroom.room import Newsroom
from agent.review import autonomy
from agent.review.by_rule import approve_by_rule, due_by_rule
from agent.review.planted import end_unseen
from agent.review.switching import confirm, follow_file
from agent.types.autonomy import Rule


def fall_back(room: Newsroom, persona: str, why: str) -> bool:
    """An alarm: review until the owner confirms again; False where no rule was in force. Status tells it."""
    return autonomy.fall_back(room.database, room.clocks, persona, why)


def confirm_by_hand(room: Newsroom, persona: str, by: str) -> None:
    """Raises NotThere, NotLawful."""
    confirm(room.database, room.clocks, room.persona(persona), by, _model(room))


def approve_by_rules(room: Newsroom) -> list[int]:
    """The drafts that rules approved just now, for every persona whose owner switched one on."""
    approved, model, personas = [], _model(room), room.config.personas
    files = {name: persona.file for name, persona in personas.items()}
    for name in sorted(set(files) - autonomy.at_rest(room.database, files)):
        persona = personas[name]
        follow_file(room.database, room.clocks, persona, model)
        rule = autonomy.rule_of(room.database, persona)
        if rule and not _model_changed(room, name, rule):
            approved += _approved(room, name, rule)
    return approved


def _approved(room: Newsroom, name: str, rule: Rule) -> list[int]:
    persona, review = room.persona(name), room.config.settings.review
    now = room.clocks.world.now()
    end_unseen(room.database, room.clocks, name, rule.name)
    due = due_by_rule(room.database, persona, rule, now, review)
    return [
        draft_id
        for draft_id in due
        if approve_by_rule(room.database, room.clocks, persona, rule, review, draft_id)
    ]


def _model_changed(room: Newsroom, name: str, rule: Rule) -> bool:
    """Another model than the one that was trusted, by its name in settings or as its server tells it."""
    with room.database.read.connect() as connection:
        last = autonomy.last_switch(connection, name)
        query = (
            select(model_calls.c.model)
            .where(model_calls.c.persona == name, model_calls.c.ok, model_calls.c.at >= rule.since)
            .distinct()
        )
        served = sorted(connection.execute(query).scalars())
    now = _model(room)
    if last and last.model != now:
        return fall_back(room, name, f"the model changed: {last.model} before, now {now}")
    if len(served) > 1:
        return fall_back(room, name, f"the model changed as it is served: {', '.join(served)}")
    return False


def _model(room: Newsroom) -> str:
    settings = room.config.settings.model
    return settings.name if settings.provider != "offline" else "offline"
