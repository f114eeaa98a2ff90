"""Does the same refusal have to be given three times? python -m bench.lessons [--drafts N] [--habit WORDS]

For each habit and both personas of the starter config: a throw-away home on a clock that stands still,
frames of which a third have the habit, invented headlines, the built-in writer, and a strict reviewer who
refuses whatever shows the habit, says why, and approves the rest. The same once more with the reviewer
muted from the start, so that nothing is learnt. Then how many lessons two hundred decisions make.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy import select

from agent.config.read import load_config
from agent.config.starter import make_home
from agent.database.tables import items, stories
from agent.news.gather import NewsDesk
from agent.news.sample import load_sample
from agent.newsroom.decide import decided
from agent.newsroom.publish import publish_due
from agent.newsroom.remember import remember_all
from agent.newsroom.room import Newsroom, open_newsroom
from agent.newsroom.teachers import mute
from agent.newsroom.write import Asked, write
from agent.review.decision import Decision
from agent.review.queue import shown
from agent.types.clocks import Clocks, FrozenClock
from bench.lesson_habits import HABITS, Spoilt, clean_frames, frames_with
from bench.lesson_news import sample_day

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
REVIEWER = "mei"
PERSONAS = {"yuri": "zh", "corrow": "en"}
PIECE = {"zh": "蓝色缆绳", "en": "blue ropes"}
AFTER = 20
"""So many drafts are looked at after the last refusal that may still have to be given."""
EXTRA_NEWS = "虚构日报（样张）", "Invented Courier（样张）"


@dataclass
class Replay:
    """A newsroom whose clocks a bench moves."""

    room: Newsroom
    clock: FrozenClock

    def review(self, persona: str, language: str, number: int, habit: Spoilt) -> str:
        """One draft, written and decided: "refused", "approved", or "silent"."""
        asked = Asked(persona, f"{persona}-{number}", story_id=self._story(language, number))
        written = write(self.room, asked).draft_id
        if written is None:
            return "silent"
        minded = habit.seen(shown(self.room.database, written).text)
        told = Decision(written, "approve", REVIEWER)
        if minded:
            told = Decision(written, "reject", REVIEWER, reason="not-her", note=habit.note)
        decided(self.room.database, self.room.clocks, self.room.config, told)
        self.live_on()
        return "refused" if minded else "approved"

    def live_on(self) -> None:
        self.clock.advance(timedelta(minutes=5))
        publish_due(self.room)
        remember_all(self.room)

    def _story(self, language: str, number: int) -> int:
        query = (
            select(stories.c.id)
            .join(items, items.c.story_id == stories.c.id)
            .where(items.c.url == f"https://example.org/{language}/{number}")
        )
        with self.room.database.read.connect() as connection:
            return int(connection.execute(query).scalar_one())


@contextmanager
def replay(habit: str) -> Iterator[Replay]:
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder) / "home")
        (home.config / "feeds.yaml").write_text("feeds: []\n", "utf-8")
        for persona, language in PERSONAS.items():
            _spoil(home.config / "personas" / persona, HABITS[language][habit], language)
        load_config(home)
        clock = FrozenClock(START)
        room = open_newsroom(home, Clocks(clock, clock, simulated=True))
        try:
            _load_news(room)
            yield Replay(room, clock)
        finally:
            room.close()


def _spoil(folder: Path, habit: Spoilt, language: str) -> None:
    path = folder / "frames.yaml"
    frames = yaml.safe_load(path.read_text("utf-8"))
    clean = clean_frames(habit, tuple(frames["story"]), PIECE[language])
    spoilt = {**frames, "story": frames_with(habit, clean), "number": [], "name": []}
    path.write_text(yaml.safe_dump(spoilt, allow_unicode=True), "utf-8")


def _load_news(room: Newsroom) -> None:
    settings = room.config.settings
    desk = NewsDesk(
        database=room.database, clocks=room.clocks, news=settings.news, network=settings.network,
        home=room.home.path, parse=room.worker, stopping=room.stopping.is_set,
    )  # fmt: skip
    load_sample(desk, sample_day(*EXTRA_NEWS))


def tried(habit: str, drafts: int, *, learning: bool) -> dict[str, list[str]]:
    """What became of each persona's drafts, in order."""
    with replay(habit) as house:
        if not learning:
            mute(house.room, REVIEWER, by="bench")
        return {
            persona: [
                house.review(persona, language, number, HABITS[language][habit])
                for number in range(drafts)
            ]
            for persona, language in PERSONAS.items()
        }


def row(habit: str, drafts: int) -> dict[str, Any]:
    taught, off = (tried(habit, drafts, learning=learning) for learning in (True, False))
    return {
        persona: {
            "refused": taught[persona].count("refused"),
            "then_clean": _after_the_last(taught[persona]),
            "silent": taught[persona].count("silent"),
            "refused_without_lessons": off[persona].count("refused"),
        }
        for persona in PERSONAS
    }


def _after_the_last(ends: list[str]) -> int:
    """How many drafts there were after the last refusal."""
    backwards = [number for number, end in enumerate(reversed(ends)) if end == "refused"]
    written = [end for end in ends[len(ends) - (backwards or [len(ends)])[0] :] if end != "silent"]
    return len(written)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--drafts", type=int, default=24)
    parser.add_argument("--habit", action="append", choices=list(HABITS["zh"]))
    given = parser.parse_args()
    habits = given.habit or list(HABITS["zh"])
    print(f"{'habit':<26}" + "".join(f"{name:>8}: refused, then clean / off" for name in PERSONAS))
    rows = {}
    for habit in habits:
        rows[habit] = row(habit, given.drafts)
        told = (
            f"{r['refused']:>16}, {r['then_clean']:>9} / {r['refused_without_lessons']:<4}"
            for r in rows[habit].values()
        )
        print(f"{habit:<26}" + "".join(told), flush=True)
    print(json.dumps({"drafts": given.drafts, "habits": rows, **summary(rows)}))


def summary(rows: dict[str, Any]) -> dict[str, Any]:
    cells = [cell for each in rows.values() for cell in each.values()]
    return {
        "most_refusals_of_one_habit": max(cell["refused"] for cell in cells),
        "refused": sum(cell["refused"] for cell in cells),
        "refused_without_lessons": sum(cell["refused_without_lessons"] for cell in cells),
        "given_twice_at_most_and_clean_after": sum(
            cell["refused"] <= 2 and cell["then_clean"] >= AFTER for cell in cells
        ),
        "of": len(cells),
    }


if __name__ == "__main__":
    main()
