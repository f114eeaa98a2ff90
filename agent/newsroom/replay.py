"""replay: the frozen briefs, answered by a model; every week, whenever its name changes, and side by side."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from agent.database.tables import replays
from agent.errors import CapReached, ModelFault, ModelGarbled, NotLawful, SelfsameError
from agent.newsroom.frozen import frozen
from agent.newsroom.holding_up import HoldsUp
from agent.newsroom.measuring import Measure, measure_of
from agent.newsroom.modelling import cap_today, model_as, model_failed
from agent.newsroom.room import Newsroom
from agent.newsroom.spending import calls_of
from agent.types.persona import Persona
from agent.types.settings import ModelSettings
from agent.types.writing import Written
from agent.writing.brief import Brief
from agent.writing.judge import best, verdict
from agent.writing.writers.model import ModelWriter
from agent.writing.writers.offline import OfflineWriter
from agent.writing.writers.writer import Writer

OFFLINE = "offline"
Replay = Mapping[str, Any]


def asked_name(settings: ModelSettings) -> str:
    return OFFLINE if settings.provider == "offline" else settings.name


def replay(
    room: Newsroom, persona: Persona, run: str, why: str, settings: ModelSettings
) -> Replay | None:
    """Answers what of this run is not answered yet; a brief is asked once, whatever crashes. None where
    the model or a cap stood in the way: the run goes on later. Nothing of it enters memory or queue."""
    row = _begun(room, persona, run, why, settings)
    for number, brief in enumerate(frozen(room, persona), 1):
        if any(text["brief"] == number for text in row["texts"]):
            continue
        answered = _answered(room, persona, brief, f"{run}-{number}", settings)
        if answered is None:
            return None
        row = _noted(room, row, {"brief": number, **answered})
    return row


def ended(room: Newsroom, row: Replay, found: HoldsUp) -> Replay:
    """Closes the run with its verdict."""
    told = {
        "mean": found.mean, "verdict": found.verdict, "words": found.words,
        "ended_at": room.clocks.world.now(),
    }  # fmt: skip
    return _changed(room, row, told)


def _begun(room: Newsroom, persona: Persona, run: str, why: str, settings: ModelSettings) -> Replay:
    known = room.rows(select(replays).where(replays.c.run == run))
    if known:
        return dict(known[0]._mapping)
    row = {
        "run": run, "persona": persona.name, "why": why, "asked": asked_name(settings), "texts": [],
        "persona_version": persona.version, "began_at": room.clocks.world.now(),
    }  # fmt: skip
    with room.database.write.begin() as connection:
        connection.execute(insert(replays).values(**row))
    return dict(room.rows(select(replays).where(replays.c.run == run))[0]._mapping)


def _noted(room: Newsroom, row: Replay, answered: dict[str, Any]) -> Replay:
    served = answered.pop("served") or row["served"]
    return _changed(room, row, {"texts": [*row["texts"], answered], "served": served})


def _changed(room: Newsroom, row: Replay, values: dict[str, Any]) -> Replay:
    with room.database.write.begin() as connection:
        connection.execute(update(replays).where(replays.c.run == row["run"]).values(**values))
    return {**row, **values}


def _answered(
    room: Newsroom, persona: Persona, brief: Brief, thread: str, settings: ModelSettings
) -> dict[str, Any] | None:
    """None where the model is gone or a cap of the day is reached."""
    try:
        written = _writer(room, persona, thread, settings).write(brief)
    except ModelGarbled as fault:  # also where it declined
        written = Written(silence=fault.message)
    except CapReached as fault:
        if cap_today(room):
            return None
        written = Written(silence=fault.message)
    except ModelFault as fault:
        model_failed(room, fault)
        return None
    served = [call["model"] for call in calls_of(room.database, thread) if call["ok"]]
    name = served[-1] if served else asked_name(settings)
    measure = measure_of(persona, room.config.personas)
    return {**chosen(measure, brief, written), "served": name}


def _writer(room: Newsroom, persona: Persona, thread: str, settings: ModelSettings) -> Writer:
    if settings.provider == "offline":
        return OfflineWriter()
    return ModelWriter(model_as(room, settings, persona.name, thread), room.config.prompts)


def chosen(measure: Measure | None, brief: Brief, written: Written) -> dict[str, Any]:
    """What code would hand in; where a law bars all of it, the writer's own pick: it is the voice that is
    measured here."""
    if not written.candidates:
        return {"text": "", "voice": None, "silence": written.silence or "nothing came of it"}
    voices = [measure.score(each.text) if measure else None for each in written.candidates]
    verdicts = [
        verdict(each, brief, voice)
        for each, voice in zip(written.candidates, voices, strict=True)
    ]  # fmt: skip
    picked = best(written.candidates, verdicts, written.pick, None)
    own = written.pick if 0 <= written.pick < len(written.candidates) else 0
    number = own if picked is None else picked
    return {"text": written.candidates[number].text, "voice": voices[number], "silence": ""}


def measured(measure: Measure | None, texts: Sequence[Mapping[str, Any]]) -> dict[int, float]:
    """Like-her figures by brief, as her fingerprint of today gives them."""
    written = [text for text in texts if text["text"]]
    return {text["brief"]: measure.score(text["text"]) for text in written} if measure else {}


def model_called(room: Newsroom, name: str) -> ModelSettings:
    """The settings of a model by its name: the second one's, or the first one's address under that name.
    Raises NotLawful where no model is configured."""
    settings = room.config.settings.model
    if settings.provider == "offline":
        raise NotLawful(
            "no language model is configured: the built-in writer writes",
            "set model.provider: openai in config/settings.yaml",
        )
    if name in ("second", settings.second.name) and settings.second.name:
        return settings.model_copy(update=settings.second.model_dump())
    return settings.model_copy(update={"name": name})


class VoiceSlides(SelfsameError):
    """The frozen briefs don't sound like her any more."""

    kind = "voice"
