"""The model, counted; how it is at the moment: whether it may be asked, and what status tells of it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from agent.database.tables import problems
from agent.errors import CapReached, ModelFault
from agent.model import ChatModel, open_model
from agent.newsroom.problems import clear_problem, raise_problem
from agent.newsroom.room import Newsroom
from agent.newsroom.spending import capped, permit, recorder

REST_AFTER_FAULT = timedelta(minutes=10)


def counted_model(room: Newsroom, persona: str, thread: str) -> ChatModel:
    """The configured model, its calls counted under this thread and held to the caps."""
    settings = room.config.settings
    return open_model(
        settings.model, room.home.path,
        record=recorder(room.database, room.clocks, settings.caps, persona, thread),
        allow=permit(room.database, room.clocks, settings.caps, thread),
    )  # fmt: skip


def cap_today(room: Newsroom) -> str:
    """The cap that is reached, in words; status tells it by itself."""
    return capped(room.database, room.config.settings, room.clocks.world.now())


def resting(room: Newsroom) -> bool:
    """After a fault the model is left alone for a while: a dead endpoint isn't asked at every tick."""
    last = _noted(room)
    ago = room.clocks.world.now() - last if last else None
    return ago is not None and timedelta(0) <= ago < REST_AFTER_FAULT


def model_failed(room: Newsroom, fault: ModelFault) -> None:
    """One line in status. That a draft's calls are used up hides no earlier fault, which used them up."""
    spent = isinstance(fault, CapReached)
    if not (spent and (cap_today(room) or _noted(room))):
        raise_problem(room.database, room.clocks, "model", _subject(room), fault)


def model_answered(room: Newsroom, calls: Iterable[Mapping[str, Any]]) -> None:
    """Well again with the first answer; a writing that asked nothing proves nothing."""
    offline = room.config.settings.model.provider == "offline"
    if offline or any(call["ok"] for call in calls):
        clear_problem(room.database, "model")


def _noted(room: Newsroom) -> Any:
    """When its last fault was."""
    if room.config.settings.model.provider == "offline":
        return None
    row = (problems.c.area == "model") & (problems.c.subject == _subject(room))
    with room.database.read.connect() as connection:
        return connection.execute(select(problems.c.last).where(row)).scalar()


def _subject(room: Newsroom) -> str:
    return room.config.settings.model.name
