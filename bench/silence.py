"""How often she is silent on dull days and on rich ones: the choice of an occasion on recorded days, without a model.

python -m bench.silence DIR [--days 20] [--lives 10]

DIR holds one gzipped file of JSON lines a day: feed, title, url, summary, published, first_seen. The days are archived,
grouped and warmed in order; each evening each persona chooses as she does with the built-in writer, once a day, with a
life's luck, remembering what she spoke of. A day's worth is the best story's, by the mean over the lives; the third of
the days with the least are dull, the third with the most rich. The last line is JSON.
"""

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from statistics import mean
from typing import Any

from sqlalchemy import select

from agent.config.home import CHECKOUT, Home
from agent.config.read import Config, load_config
from agent.database import Database, open_database
from agent.database.tables import feeds
from agent.news.archive import stories
from agent.news.feeds import sync_feeds
from agent.news.keep import keep_items
from agent.news.kept import Groupings
from agent.news.regroup import regroup
from agent.news.warm import warm
from agent.types.news import ParsedFeed, ParsedItem, Story
from agent.types.persona import Persona
from agent.types.settings import FeedEntry
from agent.types.writing import Occasion, Spoken
from agent.writing.choose import choose
from agent.writing.situation import Situation
from agent.writing.weighing import weigh
from agent.writing.writers.offline import OfflineWriter
from bench.given import a_folder
from bench.json_lines import rows_of

STORIES, GATHERS = 150, 4
"""As many stories as a brief looks among; so many times a day the news is read."""
THIRDS = ("dull", "middling", "rich")
Record = Mapping[str, Any]


@dataclass
class Life:
    """One run of luck of one persona: what she took, day by day."""

    seed: int
    spoken: dict[int, int] = field(default_factory=dict)
    """Story → saga."""
    last: datetime | None = None
    kinds: dict[date, str] = field(default_factory=dict)
    worth: dict[date, float] = field(default_factory=dict)


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _arguments(arguments)
    config = load_config(Home(CHECKOUT))
    lives = {name: [Life(seed) for seed in range(asked.lives)] for name in config.personas}
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/silence.db")
        for day in sorted(asked.folder.glob("*.jsonl.gz"))[-asked.days :]:
            _live(database, config, lives, day)
        database.close()
    found = {name: _figures(of) for name, of in lives.items()}
    for name, row in found.items():
        _print(name, row)
    print(json.dumps(found))


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.silence", description=__doc__)
    parser.add_argument("folder", type=a_folder("*.jsonl.gz"))
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--lives", type=int, default=10)
    return parser.parse_args(arguments)


def _live(database: Database, config: Config, lives: Mapping[str, list[Life]], path: Path) -> None:
    """The day's news in portions; whoever writes within a portion chooses at its end."""
    day = date.fromisoformat(path.name[:10])
    records = sorted(rows_of(path), key=lambda record: str(record["first_seen"]))
    start, kept = datetime.combine(day, time(), UTC), Groupings()
    for part in range(GATHERS):
        now = start + timedelta(hours=24 / GATHERS) * (part + 1)
        _archive(database, [r for r in records if _portion(_seen(r), start) == part], now, kept)
        for name, persona in config.personas.items():
            if _portion(_writes_at(persona, day), start) == part:
                _choose_all(database, config, persona, lives[name], day, now)


def _portion(at: datetime, start: datetime) -> int:
    return min(GATHERS - 1, max(0, int((at - start) / timedelta(hours=24 / GATHERS))))


def _writes_at(persona: Persona, day: date) -> datetime:
    """When the day's first slot could be written."""
    rhythm = persona.file.rhythm
    opens = datetime.combine(day, time.fromisoformat(rhythm.windows[0][:5]), persona.file.zone)
    return opens.astimezone(UTC) - timedelta(hours=rhythm.lead_hours)


def _seen(record: Record) -> datetime:
    return datetime.fromisoformat(record["first_seen"]).astimezone(UTC)


def _archive(database: Database, records: Sequence[Record], now: datetime, kept: Groupings) -> None:
    by_feed: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_feed[record["feed"]].append(record)
    with database.read.connect() as connection:
        known = set(connection.execute(select(feeds.c.url)).scalars())
    entries = [FeedEntry(url=feed, name=feed) for feed in sorted(known | set(by_feed))]
    sync_feeds(database, entries, now)
    with database.write.begin() as connection:
        ids = {row.url: row.id for row in connection.execute(select(feeds.c.url, feeds.c.id))}
        for feed, rows in by_feed.items():
            parsed = ParsedFeed(feed, tuple(map(_item, rows)))
            keep_items(connection, ids[feed], parsed, now)
    regroup(database, groupings=kept)
    warm(database, now)


def _item(record: Record) -> ParsedItem:
    return ParsedItem(
        uid=record["url"], url=record["url"], title=record["title"],
        summary=record.get("summary") or "", published_at=None,
    )  # fmt: skip


def _choose_all(
    database: Database, config: Config, persona: Persona, lives: list[Life], day: date, now: datetime
) -> None:  # fmt: skip
    with database.read.connect() as connection:
        current = stories(connection, since=now - timedelta(hours=36), limit=STORIES)
    takes = {story.id: OfflineWriter().takes(story, persona) for story in current}
    for life in lives:
        situation = _situation(config, persona, life, current, takes, day, now)
        _, ranked = weigh(situation)
        life.worth[day] = ranked[0][0] if ranked else 0.0
        situation = _situation(config, persona, life, current, takes, day, now)
        occasion = choose(situation).occasion
        life.kinds[day] = occasion.kind if occasion else "silence"
        _take(life, occasion, now)


def _situation(
    config: Config, persona: Persona, life: Life, current: Sequence[Story],
    takes: Mapping[int, bool], day: date, now: datetime,
) -> Situation:  # fmt: skip
    sagas: dict[int, int] = defaultdict(int)
    for saga in life.spoken.values():
        sagas[saga] += 1
    spoken = Spoken(
        stories=frozenset(life.spoken), sagas=dict(sagas),
        last_at=life.last.isoformat() if life.last else now.isoformat(),
    )  # fmt: skip
    return Situation(
        persona=persona.file, label=config.label, stories=current, spoken=spoken, threads=(),
        now=now, speak_at=now + timedelta(hours=persona.file.rhythm.lead_hours), fresh_hours=36,
        origin="slot", chance=Random(f"{life.seed}-{day}"), takes=lambda story: takes[story.id],
    )  # fmt: skip


def _take(life: Life, occasion: Occasion | None, now: datetime) -> None:
    if occasion is None:
        return
    life.last = now
    if occasion.story_id is not None:
        life.spoken[occasion.story_id] = occasion.saga_id or 0


def _figures(lives: Sequence[Life]) -> dict[str, Any]:
    days = sorted(lives[0].kinds)
    worth = {day: mean(life.worth[day] for life in lives) for day in days}
    ordered = sorted(days, key=lambda day: worth[day])
    third = len(days) / 3
    parts = {
        name: ordered[round(n * third) : round((n + 1) * third)] for n, name in enumerate(THIRDS)
    }
    return {"days": len(days), "all": _shares(lives, days, worth)} | {
        name: _shares(lives, part, worth) for name, part in parts.items() if part
    }


def _shares(
    lives: Sequence[Life], days: Sequence[date], worth: Mapping[date, float]
) -> dict[str, float]:
    kinds = [life.kinds[day] for life in lives for day in days]
    shares = {kind: round(kinds.count(kind) / len(kinds), 3) for kind in ("silence", "story", "thought", "work")}  # fmt: skip
    return shares | {"best": round(mean(worth[day] for day in days), 3)}


def _print(name: str, found: Mapping[str, Any]) -> None:
    for part in ("all", *THIRDS):
        row = found.get(part)
        if row:
            print(f"{name:<10} {part:<9} silent {row['silence']:.2f}, story {row['story']:.2f}, "
                  f"thought {row['thought']:.2f}, work {row['work']:.2f}; the best is worth {row['best']:.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
