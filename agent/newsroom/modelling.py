"""The model, counted; how it is at the moment: whether it may be asked, and what status tells of it."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import select

from agent.database.tables import problems
from agent.errors import CapReached, ModelFault
from agent.model import Model, open_model
from agent.newsroom.problems import clear_problem, raise_problem
from agent.newsroom.room import Newsroom
from agent.newsroom.spending import NONE_OF_HER_OWN, Spender, capped, permit, recorder
from agent.newsroom.standing_in import StandIn, second_settings
from agent.types.settings import ModelSettings

REST_AFTER_FAULT = timedelta(minutes=10)


def counted_model(room: Newsroom, persona: str, thread: str) -> Model:
    """The configured model, with the second one behind it where there is one; its calls are counted
    under this thread and held to the caps."""
    settings = room.config.settings.model
    second = second_settings(settings)
    if second is None:
        return model_as(room, settings, persona, thread)
    return StandIn(
        settings,
        first=partial(model_as, room, settings, persona, thread),
        second=partial(model_as, room, second, persona, thread),
        gone=lambda fault: model_failed(room, fault),
        resting=lambda: _failed_lately(room),
    )


def model_as(
    room: Newsroom, settings: ModelSettings, persona: str, thread: str, *, key: str | None = None
) -> Model:
    """A model of one's choice, counted like the configured one; with a key that stands in no file, if one
    is given. Raises ModelRefused for an unreadable key."""
    her = room.config.personas.get(persona)
    who = Spender(
        persona, thread, room.config.settings.caps, her.file.caps if her else NONE_OF_HER_OWN
    )
    return open_model(
        settings, room.home.path,
        record=recorder(room.database, room.clocks, who),
        allow=permit(room.database, room.clocks, who),
        key=key,
    )  # fmt: skip


def cap_today(room: Newsroom, persona: str = "") -> str:
    """The cap that is reached, the label's or else this persona's own, in words; status tells it by itself."""
    settings, now = room.config.settings, room.clocks.world.now()
    reached = capped(room.database, settings, now)
    if reached or not persona:
        return reached
    return capped(room.database, settings, now, persona, room.persona(persona).file.caps)


def resting(room: Newsroom) -> bool:
    """After a fault the model is left alone for a while: a dead endpoint isn't asked at every tick. A
    second one that takes over needs no rest."""
    settings = room.config.settings.model
    covered = settings.when_gone == "second" and second_settings(settings) is not None
    return _failed_lately(room) and not covered


def _failed_lately(room: Newsroom) -> bool:
    last = _noted(room)
    ago = room.clocks.world.now() - last if last else None
    return ago is not None and timedelta(0) <= ago < REST_AFTER_FAULT


def model_failed(room: Newsroom, fault: ModelFault) -> None:
    """One line in status. That a draft's calls are used up hides no earlier fault, which used them up."""
    spent = isinstance(fault, CapReached)
    if not (spent and (cap_today(room) or _noted(room))):
        raise_problem(room.database, room.clocks, "model", _subject(room), fault)


def model_answered(room: Newsroom, calls: Iterable[Mapping[str, Any]]) -> None:
    """Well again with the first answer; a writing that asked nothing, or the second model, proves nothing."""
    settings = room.config.settings.model
    if settings.provider == "offline" or any(
        call["ok"] and call["asked"] == settings.name for call in calls
    ):
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
