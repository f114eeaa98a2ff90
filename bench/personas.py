"""What a label of many personas takes: the processor and memory, of the news and of each persona, a day.

python -m bench.personas [1 10 100]

A day on a simulated clock, hour by hour, through the daemon's own ticks: 50 feeds that bring one new item each time, the
built-in writer, every draft approved. What her ticks take when nothing is due is measured by itself and counted as often
as the daemon makes them. A process of its own for each count; a thousand are reckoned from the two largest. JSON last. A hundred
take some minutes.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from agent.config.home import Home
from agent.config.starter import make_home
from bench.idle_feeds import feeds_served
from bench.processes import cpu_seconds, family, rss_mb

COUNTS = (1, 10, 100)
RECKONED = 1000
FEEDS, HOURS, IDLE_ROUNDS = 50, 24, 5
DAY_SECONDS = 86_400
NEWS = ("gather", "foresee")
LEFT_OUT = ("alive", "thrift", "clock", "copy")
"""Bound to the process, or to the size of the database."""
START = datetime(2026, 3, 11, tzinfo=UTC)
SETTINGS = "network: {allow: [127.0.0.0/8], pause_seconds: 0}\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.personas")
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS, help="1 10 100")
    parser.add_argument("--only", type=int, help="this many, in this process")
    asked = parser.parse_args()
    print(json.dumps(_day(asked.only) if asked.only else table(asked.counts)))


def table(counts: list[int] | tuple[int, ...]) -> list[dict[str, Any]]:
    """Measured one after the other and printed as they come; with two or more, a thousand reckoned."""
    print("personas  news s/day  hers s/day  idle s/day  each s/day     MB  each MB")
    found: list[dict[str, Any]] = []
    for count in counts:
        code = [sys.executable, "-m", "bench.personas", "--only", str(count)]
        told = subprocess.run(code, capture_output=True, text=True, check=True).stdout
        found.append(json.loads(told.splitlines()[-1]))
        _print(found[-1])
    if len(found) > 1:
        found.append(_reckoned(*found[-2:]))
        _print(found[-1])
    return found


def _print(row: dict[str, Any]) -> None:
    each = (row["hers_s"] + row["idle_s"]) / row["personas"]
    print(
        f"{row['personas']:8d}  {row['news_s']:10.1f}  {row['hers_s']:10.1f}  {row['idle_s']:10.1f}"
        f"  {each:10.1f}  {row['mb']:5.0f}  {row['mb'] / row['personas']:7.1f}"
        f"{'  reckoned' if row.get('reckoned') else ''}",
        flush=True,
    )


def _reckoned(less: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """On the line through the two."""
    far = (RECKONED - more["personas"]) / (more["personas"] - less["personas"])
    line = {
        key: round(more[key] + far * (more[key] - less[key]), 1) for key in more if key != "tick_ms"
    }
    return {**line, "personas": RECKONED, "reckoned": True}


def _day(count: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder, feeds_served(FEEDS, moving=True) as addresses:
        return _lived(_home(Path(folder) / "home", addresses, count), count)


def _home(folder: Path, addresses: list[str], count: int) -> Home:
    """So many of the same voice under different names."""
    home = make_home(folder)
    (home.config / "settings.yaml").write_text(SETTINGS, "utf-8")
    feeds = "".join(f"  - url: {address}\n" for address in addresses)
    (home.config / "feeds.yaml").write_text(f"feeds:\n{feeds}", "utf-8")
    label = home.config / "label" / "label.yaml"
    no_limit = re.sub(r"posts_per_day: \d+", "posts_per_day: 1000", label.read_text("utf-8"))
    label.write_text(no_limit, "utf-8")
    first = home.config / "personas" / "corrow"
    files = {
        path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()
    }
    for number in range(count):
        _persona(home.config / "personas", f"keeper-{number}", files)
    for name in ("corrow", "yuri"):
        shutil.rmtree(home.config / "personas" / name)
    return home


def _persona(folder: Path, name: str, files: dict[Path, bytes]) -> None:
    for path, content in files.items():
        (folder / name / path).parent.mkdir(parents=True, exist_ok=True)
        renamed = content.replace(b"  name: Corrow Light\n", f"  name: Keeper {name}\n".encode())
        (folder / name / path).write_bytes(renamed)


def _lived(home: Home, count: int) -> dict[str, Any]:
    from agent.daemon import Daemon
    from agent.newsroom.room import open_newsroom
    from agent.types.clocks import Clocks, FrozenClock

    clock, spent = FrozenClock(START), defaultdict[str, float](float)
    room = open_newsroom(home, Clocks(clock, clock))
    daemon = Daemon(room, lambda room: Beside())
    _hour(daemon, defaultdict(float))  # what is read in and said for the first time
    for _ in range(HOURS):
        clock.advance(timedelta(hours=1))
        _hour(daemon, spent)
    idle = _idle_ms(daemon)
    _rest(daemon)
    mb = sum(rss_mb(pid) for pid in family(os.getpid()))
    room.close()
    news = sum(spent[name] for name in NEWS)
    hers = sum(spent.values()) - news
    a_day = sum(ms / 1000 * DAY_SECONDS / pace for ms, pace in idle.values())
    return {"personas": count, "news_s": round(news, 1), "hers_s": round(hers, 1),
            "idle_s": round(a_day, 1), "mb": round(mb, 1),
            "tick_ms": {name: round(ms, 1) for name, (ms, _) in idle.items()}}  # fmt: skip


class Beside:
    """No desk."""

    def stop(self) -> None:
        return None


def _hour(daemon: Any, spent: defaultdict[str, float]) -> None:
    """Everything that is due once, each tick's seconds of the processor; then every draft is approved."""
    from agent.newsroom.decide import decided
    from agent.review.decision import Decision
    from agent.review.queue import listed

    room = daemon.room
    for name, _, verb in daemon.ticks():
        if name not in LEFT_OUT:
            spent[name] += _timed(daemon, verb)
    _rest(daemon)
    for draft in listed(room.database, statuses=("pending",)):
        began = time.process_time()
        decided(room.database, room.clocks, room.config, Decision(draft.id, "approve", "bench"))
        spent["decide"] += time.process_time() - began


def _rest(daemon: Any) -> None:
    """What the daemon does within seconds of its last work, and would not do within the hour here."""
    ticks = {name: verb for name, _, verb in daemon.ticks()}
    for name in ("rest", "rest", "thrift"):
        ticks[name]()


def _idle_ms(daemon: Any) -> dict[str, tuple[float, float]]:
    """What each tick takes where nothing is due, in milliseconds, and its pace in seconds; not those of the news."""
    ticks = [tick for tick in daemon.ticks() if tick[0] not in (*NEWS, *LEFT_OUT)]
    for _, _, verb in ticks:
        verb()
    return {
        name: (sum(_timed(daemon, verb) for _ in range(IDLE_ROUNDS)) / IDLE_ROUNDS * 1000, pace)
        for name, pace, verb in ticks
    }


def _timed(daemon: Any, verb: Any) -> float:
    """Seconds of the processor, those of the parser beside it included; with one look at config, as the daemon's."""

    def taken() -> float:
        return time.process_time() + sum(cpu_seconds(pid) for pid in family(os.getpid())[1:])

    began = taken()
    with daemon.room.live.steady():
        verb()
    return taken() - began


if __name__ == "__main__":
    main()
