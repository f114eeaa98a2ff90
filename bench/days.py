"""Both personas live through recorded days: news by the hour, drafts, a reviewer, publishing, nights.
python -m bench.days DIR [--first 2026-02-27] [--last 2026-03-12] [--model URL] [--out FILE]

Everything runs as in a home, on a simulated clock. The reviewer approves whatever lies in the queue, so
that what is read afterwards is hers alone. DIR holds one gzipped file of JSON lines a day.
"""

import json
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from agent.config.home import Home
from agent.config.starter import make_home
from agent.newsroom.decide import decided
from agent.newsroom.room import Newsroom, open_newsroom
from agent.newsroom.tick import tick
from agent.review.decision import Decision
from agent.review.queue import listed
from agent.types.clocks import Clocks, FrozenClock
from bench.given import a_folder
from bench.lived import lived
from bench.recorded_feeds import RecordedFeeds

STEP = timedelta(hours=1)
REVIEWER = "the recorded days' reviewer"
BUILT_IN = "network: {pause_seconds: 0}\n"
MODEL = """
model: {{provider: openai, base_url: "{url}", name: played, timeout_seconds: 900}}
caps: {{calls_per_day: 2000, tokens_per_day: 20000000, money_per_day: 1000}}
"""


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _arguments(arguments)
    with tempfile.TemporaryDirectory() as folder:
        told = live(asked, asked.home or Path(folder) / "home")
    if asked.out:
        asked.out.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    print(json.dumps({name: found["figures"] for name, found in told.items()}))


def _arguments(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="bench.days", description=__doc__)
    parser.add_argument("folder", type=a_folder("*.jsonl.gz"))
    parser.add_argument("--first", type=date.fromisoformat, default=date(2026, 2, 27))
    parser.add_argument("--last", type=date.fromisoformat, default=date(2026, 3, 12))
    parser.add_argument(
        "--model", help="an OpenAI-compatible address; the built-in writer without it"
    )
    parser.add_argument("--home", type=Path, help="keep the home that it lives in here")
    parser.add_argument("--out", type=Path, help="all of it, as JSON")
    return parser.parse_args(arguments)


def live(asked: Namespace, path: Path) -> dict[str, Any]:
    """What was lived, by persona."""
    days = list(_days(asked.first, asked.last))
    feeds = RecordedFeeds(asked.folder, days)
    home = _home(path, feeds, asked.model)
    clock = FrozenClock(datetime(days[0].year, days[0].month, days[0].day, tzinfo=UTC))
    feeds.write(path, clock.at)
    room = open_newsroom(home, Clocks(clock, clock))
    try:
        _through(room, clock, feeds, days)
        return {name: lived(room, name) for name in room.config.personas}
    finally:
        room.close()


def _days(first: date, last: date) -> Iterator[date]:
    yield from (first + timedelta(days=n) for n in range((last - first).days + 1))


def _home(path: Path, feeds: RecordedFeeds, model: str | None) -> Home:
    home = make_home(path)
    (home.config / "feeds.yaml").write_text(feeds.yaml(), "utf-8")
    settings = BUILT_IN + (MODEL.format(url=model) if model else "")
    (home.config / "settings.yaml").write_text(settings, "utf-8")
    return home


def _through(
    room: Newsroom, clock: FrozenClock, feeds: RecordedFeeds, days: Sequence[date]
) -> None:
    """Hour by hour; at the end a last night."""
    counts: Counter[str] = Counter()
    for hour in range(24 * len(days) + 1):
        feeds.write(room.home.path, clock.at)
        done = tick(room)
        _review(room)
        counts += Counter(items=done["new_items"], posts=len(done["published"]))
        if hour % 24 == 0:
            print(f"{clock.at:%Y-%m-%d} so far {dict(counts)}", file=sys.stderr, flush=True)
        clock.advance(STEP)


def _review(room: Newsroom) -> None:
    for draft in listed(room.database, statuses=("pending",)):
        decided(room.database, room.clocks, room.config, Decision(draft.id, "approve", REVIEWER))


if __name__ == "__main__":
    main()
