"""What an idle selfsame takes, how soon it is ready, what a write cycle costs without model time, and a label of many.

python -m bench.service [--quick]

Two personas, 50 feeds that answer at once; 10,000 memories and 100,000, and bench.personas after it; --quick: the
first only, and none of that. One line of JSON last.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx

from agent.config.home import Home
from agent.config.starter import make_home
from bench.idle_feeds import feeds_served
from bench.personas import COUNTS, table
from bench.processes import cpu_seconds, family, rss_mb

FEEDS, CYCLES = 50, 12
SETTLE_SECONDS, WINDOW_SECONDS, WINDOWS, QUIET = 20.0, 1.5, 3, 0.1
SETTINGS = "network: {allow: [127.0.0.0/8], pause_seconds: 0}\ndesk: {port: 8799}\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.service")
    parser.add_argument("--quick", action="store_true", help="10,000 memories, under 45 s")
    quick = parser.parse_args().quick
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, feeds_served(FEEDS) as addresses:
        home = _home(Path(folder) / "idle", addresses)
        found |= _idle(home)
    for memories in (10_000,) if quick else (10_000, 100_000):
        with tempfile.TemporaryDirectory() as folder:
            cycle = round(_write_ms(_home(Path(folder) / "write", []), memories), 1)
            print(f"write cycle at {memories:,} memories: p50 {cycle} ms", flush=True)
            found["write_ms_p50" if memories == 10_000 else "write_ms_p50_100k"] = cycle
    if not quick:
        table(COUNTS)
    print(json.dumps(found))


def _home(folder: Path, addresses: list[str]) -> Home:
    home = make_home(folder)
    (home.config / "settings.yaml").write_text(SETTINGS, encoding="utf-8")
    rows = "".join(f"  - url: {address}\n" for address in addresses)
    (home.config / "feeds.yaml").write_text(
        f"feeds:\n{rows}" if rows else "feeds: []\n", encoding="utf-8"
    )
    return home


def _idle(home: Home) -> dict[str, float]:
    """RSS of the daemon and its children once it has gathered and settled."""
    with _running(home) as (process, ready):
        print(f"ready after {ready:.2f} s", flush=True)
        busy = _settled(process.pid)
        rss = sum(rss_mb(pid) for pid in family(process.pid))
        print(
            f"idle: {rss:.0f} MB with all its processes, {busy * 3600:.0f} CPU seconds an hour",
            flush=True,
        )
        return {"idle_rss_mb": round(rss, 1), "ready_s": round(ready, 2)}


def _settled(pid: int) -> float:
    """The share of one core that it takes once its first gather and welcome are done and it has been quiet for
    some windows of time, or after the patience for that."""
    end, quiet, busy = time.monotonic() + SETTLE_SECONDS, 0, 1.0
    while quiet < WINDOWS and time.monotonic() < end:
        before, start = cpu_seconds(pid), time.monotonic()
        time.sleep(WINDOW_SECONDS)
        busy = (cpu_seconds(pid) - before) / (time.monotonic() - start)
        quiet = quiet + 1 if busy < QUIET else 0
    return busy


@contextmanager
def _running(home: Home) -> Iterator[tuple[subprocess.Popen[bytes], float]]:
    start = time.monotonic()
    code = "from agent.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "--home", str(home.path), "run", "--port", "0"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _await_ready(home)
        yield process, time.monotonic() - start
    finally:
        process.terminate()
        process.wait(10)


def _await_ready(home: Home) -> None:
    while True:
        try:
            url = json.loads(home.daemon.read_text(encoding="utf-8"))["url"]
            if httpx.get(f"{url}/readyz", timeout=2).status_code == 200:
                return
        except (OSError, ValueError, KeyError, httpx.HTTPError):
            time.sleep(0.02)


def _write_ms(home: Home, memories: int) -> float:
    """The median of some dry runs, after one that warms up."""
    from agent.newsroom.gather import sample_if_no_news
    from agent.newsroom.room import open_newsroom
    from agent.newsroom.write import write_by_hand
    from agent.types.clocks import Clocks, SystemClock

    _remember(home, memories)
    room = open_newsroom(home, Clocks(SystemClock(), SystemClock()))
    try:
        room.memory.catch_up()
        sample_if_no_news(room)
        work = partial(write_by_hand, room, "corrow", dry_run=True)
        return statistics.median([_once(work) for _ in range(CYCLES)][1:])
    finally:
        room.close()


def _remember(home: Home, count: int) -> None:
    """Into the ledger alone; the indexes follow as after a loss."""
    from agent.database import open_database
    from memory.tables import memories

    start = datetime.now(UTC) - timedelta(days=400)
    database = open_database(home.database_url)
    with database.write.begin() as connection:
        connection.execute(memories.insert(), [_memory(n, start) for n in range(count)])
    database.close()


def _memory(number: int, start: datetime) -> dict[str, object]:
    n, at = number, start + timedelta(minutes=number)
    text = f"On day {n} boat {n % 97} brought {n % 31} crates of kind {n % 13} to the slip."
    return {
        "persona": "corrow", "kind": "event", "text": text, "source": f"bench:{n}", "trusted": False,
        "happened_at": at, "recorded_at": at, "provenance": {},
    }  # fmt: skip


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
