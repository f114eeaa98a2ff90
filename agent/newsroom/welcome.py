"""Her first draft, so that a newcomer sees the thing at work: one per persona and home, for good."""

from datetime import timedelta

from sqlalchemy import select

from agent.database.tables import drafts, problems
from agent.errors import ModelDeclined, ModelFault, SelfsameError
from agent.newsroom.modelling import cap_today, resting
from agent.newsroom.problems import clear_problem, raise_problem
from agent.newsroom.room import Newsroom
from agent.newsroom.write import Asked, write

REST_AFTER_SILENCE = timedelta(hours=1)


def welcome_all(room: Newsroom) -> int:
    """A welcome for each persona that never had a draft; returns how many were written."""
    return sum(_welcome(room, name) for name in room.config.personas if _wants(room, name))


def _wants(room: Newsroom, persona: str) -> bool:
    if persona in room.wrote:
        return False
    if not _never_wrote(room, persona):
        clear_problem(room.database, "welcome", persona)
        room.wrote.add(persona)
        return False
    return not (cap_today(room) or resting(room) or _silent_lately(room, persona))


def _never_wrote(room: Newsroom, persona: str) -> bool:
    query = select(drafts.c.id).where(drafts.c.persona == persona).limit(1)
    with room.database.read.connect() as connection:
        return connection.execute(query).first() is None


def _silent_lately(room: Newsroom, persona: str) -> bool:
    row = (problems.c.area == "welcome") & (problems.c.subject == persona)
    with room.database.read.connect() as connection:
        last = connection.execute(select(problems.c.last).where(row)).scalar()
    ago = room.clocks.world.now() - last if last else None
    return ago is not None and timedelta(0) <= ago < REST_AFTER_SILENCE


def _welcome(room: Newsroom, persona: str) -> bool:
    """A thread an hour: what a crash cut off goes on, and no hour asks the model more than one draft may."""
    thread = f"welcome-{persona}-{room.clocks.world.now():%Y%m%d%H}"
    try:
        outcome = write(room, Asked(persona, thread, "welcome"))
    except ModelDeclined as fault:
        _tell_silence(room, persona, fault.message)
        return False
    except ModelFault:  # told in status by write
        return False
    if outcome.draft_id is None:
        _tell_silence(room, persona, outcome.state.get("silence", ""))
    return outcome.draft_id is not None


def _tell_silence(room: Newsroom, persona: str, why: str) -> None:
    words = f"{persona} has written nothing yet: {why}"
    mend = f"she tries again within the hour; selfsame write {persona} asks at once"
    raise_problem(room.database, room.clocks, "welcome", persona, SelfsameError(words, mend))
