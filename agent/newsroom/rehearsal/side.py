"""One version of a persona at work on rehearsed news: what its writing is given, and what it has said."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from agent.database import Database
from agent.database.tables import drafts
from agent.model import open_model
from agent.news import archive
from agent.newsroom.again import earlier
from agent.newsroom.living.mates import texts_of_mates
from agent.newsroom.meaning import meaning
from agent.newsroom.rehearsal.purse import Purse
from agent.newsroom.room import Newsroom
from agent.newsroom.spoken import spoken
from agent.newsroom.tools import STORIES, writing_tools
from agent.newsroom.voices import voice_of
from agent.types.news import Story
from agent.types.persona import Persona
from agent.types.review import NewDraft
from agent.types.taste import SecondLook
from agent.types.writing import Appeal, OpenThread, Recalled, Spoken
from agent.writing.checkpoints import Checkpoints
from agent.writing.graph import run
from agent.writing.state import State, read_occasion
from agent.writing.tools import WritingTools
from agent.writing.trace import trace_of
from agent.writing.writers.model import ModelWriter
from agent.writing.writers.second_look import asked_of, looker
from agent.writing.writers.writer import Writer

Looks = dict[str, SecondLook]


@dataclass
class Side:
    """`key` stands in place of her name among what was said, so that two versions don't hear each other."""

    key: str
    persona: Persona
    prompts: Mapping[str, str]
    touched: set[int] = field(default_factory=set)
    """Threads that it has taken up: memory stays as it is, so they still look open."""


@dataclass(frozen=True)
class Stage:
    """What all sides share: the home's memory, the news as of the moment, and the purse."""

    room: Newsroom
    news: Database
    purse: Purse
    folder: Path
    looks: Looks = field(default_factory=dict)


@dataclass(frozen=True)
class Turn:
    """What one side made of one moment."""

    trace: dict[str, Any]
    appeals: Mapping[int, Appeal]

    @property
    def text(self) -> str:
        picked = self.trace["picked"]
        return "" if picked is None or self.silence else self.trace["candidates"][picked]["text"]

    @property
    def silence(self) -> str:
        return str(self.trace["silence"])

    @property
    def verdict(self) -> dict[str, Any]:
        return dict(self.trace["candidates"][self.trace["picked"]]["verdict"]) if self.text else {}


def turn(stage: Stage, side: Side, write_at: datetime, speak_at: datetime) -> Turn:
    """One writing by the rules of any other. Raises ModelFault."""
    thread = f"rehearsal-{side.persona.name}-{speak_at:%Y%m%d%H%M}"  # the same luck for every side
    noted: dict[int, Appeal] = {}
    tools = _tools(stage, side, thread, write_at)
    tools = replace(tools, note_appeals=lambda rows: noted.update({r.story_id: r for r in rows}))
    tools = replace(tools, hand_in=partial(_said, stage, side, write_at))
    today = speak_at.astimezone(side.persona.file.zone).strftime("%Y-%m-%d, %A, %H:%M")
    start = State(
        thread=thread, origin="slot", slot_id=None, speak_at=speak_at.isoformat(), story_id=None,
        thread_id=None, supersedes=None, note="", today=today,
    )  # fmt: skip
    with closing(Checkpoints(stage.folder / f"{side.key}.db")) as checkpoints:
        end = run(tools, start, checkpoints)
    return Turn(trace_of(tools, end), noted)


def _tools(stage: Stage, side: Side, thread: str, at: datetime) -> WritingTools:
    room, persona, key = stage.room, side.persona, side.key
    tools = writing_tools(room, persona.name, thread, dry_run=True)
    return replace(
        tools,
        persona=persona,
        writer=_writer(stage, side, thread),
        voice=voice_of(persona, room.config.personas),
        now=lambda: at,
        stories=lambda: _stories(stage, at),
        spoken=lambda: _spoken(stage, side, at),
        earlier=lambda found: earlier(stage.news, key, found, at),
        recall=lambda query: _until(at, tools.recall(query)),
        threads=lambda: _open(side, at, tools.threads()),
        touching=lambda query: _open(side, at, tools.touching(query)),
        meaning=lambda stories: meaning(room, persona, stories),
        second_look=lambda story: _look(stage, side, story),
    )


def _spoken(stage: Stage, side: Side, at: datetime) -> Spoken:
    """What this side said here, and what her label mates truly said: the other side is no mate of hers."""
    mates = texts_of_mates(stage.room.database, side.persona.name, at)
    return replace(spoken(stage.news, side.key, at), mates=mates)


def _writer(stage: Stage, side: Side, thread: str) -> Writer:
    from agent.writing.writers.offline import OfflineWriter

    if stage.room.config.settings.model.provider == "offline":
        return OfflineWriter()
    return ModelWriter(_model(stage, f"{side.key}-{thread}"), side.prompts)


def _model(stage: Stage, thread: str) -> Any:
    settings, purse = stage.room.config.settings.model, stage.purse
    return open_model(
        settings, stage.room.home.path, record=purse.recorder(thread), allow=purse.permit(thread)
    )


def _look(stage: Stage, side: Side, story: Story) -> SecondLook | None:
    """Asked once for the same reports, whichever side asks."""
    settings = stage.room.config.settings.model
    if settings.provider == "offline" or not settings.second_look:
        return None
    prompt = asked_of(story, side.prompts)
    key = prompt.system + prompt.user
    if key not in stage.looks:
        stage.looks[key] = looker(_model(stage, f"gravity-{story.id}"), side.prompts)(prompt)
    return stage.looks[key]


def _stories(stage: Stage, at: datetime) -> list[Story]:
    since = at - timedelta(hours=stage.room.config.settings.news.fresh_hours)
    with stage.news.read.connect() as connection:
        return archive.stories(connection, since=since, limit=STORIES)


def _until(at: datetime, recalled: Sequence[Recalled]) -> list[Recalled]:
    """Without what was said in public later than the rehearsed moment."""
    return [each for each in recalled if each.kind != "post" or each.happened_at <= at.isoformat()]


def _open(side: Side, at: datetime, threads: Sequence[OpenThread]) -> list[OpenThread]:
    day = at.date().isoformat()
    return [each for each in threads if each.when <= day and each.id not in side.touched]


def _said(stage: Stage, side: Side, at: datetime, new: NewDraft) -> None:
    """Counts as said from now on, but in the rehearsal only."""
    threads = (
        new.closes_thread,
        new.takes_up_thread,
        read_occasion(new.trace["occasion"]).thread_id,
    )
    side.touched.update(thread for thread in threads if thread is not None)
    same = (
        "text",
        "language",
        "kind",
        "origin",
        "occasion",
        "trace",
        "persona_version",
        "story_id",
    )
    row = {name: getattr(new, name) for name in same}
    row |= {"persona": side.key, "thread": f"{side.key}-{new.thread}", "status": "published"}
    with stage.news.write.begin() as connection:
        connection.execute(insert(drafts).values(**row, created_at=at, created_wall=at))
