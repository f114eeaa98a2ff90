"""What if: three posts on today's news as she is, and three as an edit would have her, by the same luck."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from agent.model import Model
from agent.newsroom.modelling import counted_model
from agent.newsroom.room import Newsroom
from agent.newsroom.spoken import spoken
from agent.newsroom.tools import writing_tools
from agent.newsroom.voices import voice_of
from agent.types.persona import Persona
from agent.types.tuning import Pair, Sketch
from agent.types.writing import Spoken
from agent.writing.graph import run
from agent.writing.state import State
from agent.writing.trace import trace_of
from agent.writing.writers.model import ModelWriter

POSTS = 3


def what_if(room: Newsroom, present: Persona, edited: Persona) -> Iterator[Pair]:
    """Dry runs: nothing is handed in. Raises ModelFault; calls count towards the day's caps."""
    now = room.clocks.wall.now()
    said = [spoken(room.database, present.name, room.clocks.world.now())] * 2
    for number in range(POSTS):
        thread = f"what-if-{present.name}-{now:%Y%m%d%H%M%S%f}-{number}"
        made = []
        for side, persona in enumerate((present, edited)):
            sketch, trace = _sketch(room, persona, f"{thread}-{side}", said[side], seed=thread)
            said[side] = _after(said[side], sketch, trace)
            made.append(sketch)
        yield Pair(*made)


def sketches(room: Newsroom, persona: Persona, model_of: Callable[[str], Model]) -> list[Sketch]:
    """As many, with a model of one's choice. Raises ModelFault; calls count towards the day's caps."""
    now = room.clocks.wall.now()
    said, made = spoken(room.database, persona.name, room.clocks.world.now()), []
    for number in range(POSTS):
        thread = f"try-{persona.name}-{now:%Y%m%d%H%M%S%f}-{number}"
        sketch, trace = _sketch(room, persona, thread, said, thread, model_of(thread))
        said = _after(said, sketch, trace)
        made.append(sketch)
    return made


def _sketch(
    room: Newsroom,
    persona: Persona,
    thread: str,
    said: Spoken,
    seed: str,
    model: Model | None = None,
) -> tuple[Sketch, Mapping[str, Any]]:
    tools = writing_tools(room, persona.name, thread, dry_run=True)
    tools = replace(
        tools, persona=persona, voice=voice_of(persona, room.config.personas), spoken=lambda: said
    )
    if model is None and room.config.settings.model.provider != "offline":
        model = counted_model(room, persona.name, thread)
    if model is not None:
        tools = replace(tools, writer=ModelWriter(model, room.config.prompts))
    today = room.clocks.world.now().astimezone(persona.file.zone).strftime("%Y-%m-%d, %A, %H:%M")
    start = State(
        thread=seed, origin="manual", slot_id=None, speak_at=None, story_id=None, thread_id=None,
        supersedes=None, note="", today=today,
    )  # fmt: skip
    with room.turns["write"]:
        end = run(tools, start, room.checkpoints)
    trace = trace_of(tools, end)
    return _shown(trace), trace


def _shown(trace: Mapping[str, Any]) -> Sketch:
    title = (trace["occasion"] or {}).get("title", "")
    if trace["picked"] is None or trace["silence"]:
        return Sketch("", None, title, trace["silence"])
    chosen = trace["candidates"][trace["picked"]]
    verdict = chosen["verdict"]
    flags = tuple(flag["words"] for flag in verdict["flags"])
    return Sketch(chosen["text"], verdict["voice"], title, "", flags)


def _after(said: Spoken, sketch: Sketch, trace: Mapping[str, Any]) -> Spoken:
    """The next one is on something else."""
    story = (trace["occasion"] or {}).get("story_id")
    if not sketch.text:
        return said
    stories = said.stories if story is None else said.stories | {story}
    return replace(said, stories=stories, posts=(sketch.text, *said.posts))
