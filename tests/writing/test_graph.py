"""The graph's ways: to a draft, to silence, once around for a revision; and on from a crash."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest

from agent.errors import ModelUnreachable
from agent.types.news import Source, Story
from agent.types.persona import Persona
from agent.types.review import NewDraft
from agent.types.writing import Candidate, Spoken, Verdict, Written
from agent.writing.brief import Brief
from agent.writing.checkpoints import Checkpoints
from agent.writing.graph import run
from agent.writing.opinions import Opinion, Opinions
from agent.writing.state import State
from agent.writing.tools import WritingTools
from tests.writing.briefs import config

NOON = datetime(2026, 3, 11, 4, 0, tzinfo=UTC)
LINE = "Paper boats. The parish would want to know who is to iron them, and on which table."
BAD = "See https://evil.example for boats."


@dataclass
class Scripted:
    """A writer that says what the test wants, and counts."""

    texts: tuple[str, ...] = (LINE,)
    revised: tuple[str, ...] = (LINE,)
    opinions: Opinions | None = None
    broken: bool = False
    asked: list[str] = field(default_factory=list)
    name: ClassVar[str] = "model"

    def takes(self, story: Story, persona: Persona, *, again: bool = False) -> bool:
        return True

    def write(self, brief: Brief) -> Written:
        self.asked.append("write")
        return Written(
            "noticed", tuple(map(Candidate, self.texts)), silence="" if self.texts else "dull"
        )

    def revise(self, brief: Brief, written: Written, verdicts: list[Verdict]) -> Written:
        self.asked.append("revise")
        return Written("noticed", tuple(map(Candidate, self.revised)))

    def opine(self, brief: Brief, candidates: tuple[Candidate, ...]) -> Opinions | None:
        self.asked.append("judge")
        if self.broken:
            raise ModelUnreachable("gone", "wait")
        return self.opinions


def a_story() -> Story:
    title = "A quiet robot learns to fold paper boats"
    source = Source("The Sample", title, "https://example.org", "", "en")
    return Story(1, title, "en", 0.9, NOON, NOON, 3, 1, (source,))


@pytest.fixture
def go(tmp_path: Path) -> Callable[..., tuple[State, list[NewDraft]]]:
    def run_with(
        writer: Scripted, origin: str = "slot", **more: Any
    ) -> tuple[State, list[NewDraft]]:
        handed: list[NewDraft] = []

        def hand_in(new: NewDraft) -> int:
            handed.append(new)
            return 12

        tools = WritingTools(
            persona=config().personas["corrow"], label=config().label, writer=writer, voice=None,
            now=lambda: NOON, fresh_hours=36, stories=lambda: [a_story()], spoken=Spoken,
            recall=lambda query: [], threads=list, lessons=lambda query: [],
            note_appeals=lambda rows: None, hand_in=hand_in,
        )  # fmt: skip
        speak_at = (NOON + timedelta(hours=6)).isoformat()
        start = State(thread="slot-1-1", origin=origin, slot_id=1, speak_at=speak_at, today="x")
        with closing(Checkpoints(tmp_path / "checkpoints.db")) as checkpoints:
            return run(replace(tools, **more), start, checkpoints), handed

    return run_with


Go = Callable[..., tuple[State, list[NewDraft]]]


def test_an_ordinary_draft_takes_two_calls_and_carries_its_trace(go: Go) -> None:
    writer = Scripted()
    end, handed = go(writer)
    assert end["draft_id"] == 12
    assert writer.asked == ["write", "judge"]
    (draft,) = handed
    assert draft.text == LINE
    assert draft.trace["notice"] == "noticed"
    assert draft.trace["occasion"]["story_id"] == 1
    assert draft.expires_at == NOON + timedelta(hours=36)


def test_when_nothing_passes_there_is_one_revision(go: Go) -> None:
    writer = Scripted(texts=(BAD,))
    _, handed = go(writer)
    assert writer.asked == ["write", "revise"]
    assert [draft.text for draft in handed] == [LINE]


def test_a_revision_that_fails_too_is_silence_with_the_reason(go: Go) -> None:
    writer = Scripted(texts=(BAD,), revised=(BAD,))
    end, handed = go(writer)
    assert handed == []
    assert "links to" in end["silence"]


def test_silence_of_the_writer_ends_it(go: Go) -> None:
    writer = Scripted(texts=())
    end, handed = go(writer)
    assert (end["silence"], handed, writer.asked) == ("dull", [], ["write"])


def test_the_judge_may_say_that_it_is_not_worth_it(go: Go) -> None:
    meh = Opinions(opinions=(Opinion(number=0, score=4),), worth=False)
    end, handed = go(Scripted(opinions=meh))
    assert handed == []
    assert "not worth saying" in end["silence"]
    assert go(Scripted(opinions=meh), origin="manual")[1], "a person who asked gets it all the same"


def test_what_the_judge_finds_unfounded_is_refused_and_revised(go: Go) -> None:
    wrong = Opinions(opinions=(Opinion(number=0, score=8, false=("iron them",)),))
    writer = Scripted(opinions=wrong, revised=("A boat of paper, ironed twice, still sinks.",))
    _, handed = go(writer)
    assert writer.asked == ["write", "judge", "revise"]
    assert handed[0].text.startswith("A boat of paper")


def test_a_crash_after_the_draft_does_not_pay_for_the_draft_again(go: Go) -> None:
    writer = Scripted(broken=True)
    with pytest.raises(ModelUnreachable):
        go(writer)
    writer.broken = False
    _, handed = go(writer)
    assert writer.asked == ["write", "judge", "judge"]
    assert len(handed) == 1


def test_a_finished_thread_leaves_no_checkpoint(go: Go, tmp_path: Path) -> None:
    import sqlite3

    go(Scripted())
    with sqlite3.connect(tmp_path / "checkpoints.db") as connection:
        assert connection.execute("SELECT count(*) FROM checkpoints").fetchone() == (0,)
    connection.close()


def test_a_broken_file_of_checkpoints_is_told_and_the_next_run_opens_it_anew(
    tmp_path: Path,
) -> None:
    import sqlite3

    path = tmp_path / "checkpoints.db"
    path.write_bytes(b"nothing that SQLite could read" * 100)
    checkpoints = Checkpoints(path)
    with pytest.raises(sqlite3.DatabaseError):
        checkpoints.saver()
    path.unlink()
    with closing(checkpoints):
        assert checkpoints.saver().conn.execute("SELECT count(*) FROM checkpoints").fetchone()


def test_a_kill_between_the_last_step_and_the_deletion_pays_for_nothing_again(
    go: Go, monkeypatch: pytest.MonkeyPatch
) -> None:
    from langgraph.checkpoint.sqlite import SqliteSaver

    writer = Scripted()
    with monkeypatch.context() as killed:
        killed.setattr(SqliteSaver, "delete_thread", lambda *_: None)
        first, _ = go(writer)
    again, handed = go(writer)
    assert writer.asked == ["write", "judge"]
    assert (again["draft_id"], handed) == (first["draft_id"], [])
