"""The verbs of tuning and casting, bound to a newsroom, as the desk is given them."""

from functools import partial

from agent.model import Model
from agent.newsroom.casting import CastingRoom
from agent.newsroom.modelling import counted_model
from agent.newsroom.room import Newsroom
from agent.newsroom.tuning import Tuning
from agent.newsroom.what_if import what_if
from agent.types.tuning import TuningTools


def tuning_tools(room: Newsroom) -> TuningTools:
    tuning = Tuning(
        room.home, room.database, room.clocks, lambda: room.config, partial(what_if, room)
    )
    return as_tools(tuning, casting_room(room))


def as_tools(tuning: Tuning, casting: CastingRoom) -> TuningTools:
    return TuningTools(
        files=tuning.files, text=tuning.text, attempt=tuning.attempt, save=tuning.save,
        changes=tuning.changes, castings=casting.names, casting=casting.shown, draw=casting.draw, finish=casting.finish, cast=casting.answer,
    )  # fmt: skip


def casting_room(room: Newsroom) -> CastingRoom:
    return CastingRoom(
        room.home, room.database, room.clocks, partial(_model, room),
        lambda: dict(room.config.prompts),
    )  # fmt: skip


def _model(room: Newsroom, name: str, thread: str) -> Model | None:
    """None without one: then the material alone proposes."""
    if room.config.settings.model.provider == "offline":
        return None
    return counted_model(room, name, thread)
