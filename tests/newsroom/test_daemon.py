"""The daemon as people run it: a real process, up and down, alone on its home, and quick through simulated days."""

import os
import re
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.daemons import asked, ended, in_time, running, selfsame, until
from tests.houses import home_in
from tests.news_server import EPOCH, NewsServer, publish_days
from tests.newsroom.conftest import SETTINGS

DEAD = 'feeds:\n  - {url: "http://127.0.0.1:9/nothing.xml", name: nothing}\n'


def drafts(home: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asked(home, "queue", "list", "--all")["drafts"]
    return found


def rows(home: Path, query: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(f"file:{home}/data/selfsame.db?mode=ro", uri=True) as connection:
        return list(connection.execute(query))


def waits(home: Path) -> int:
    """How many drafts there are; cheap enough to be asked again and again."""
    try:
        return int(rows(home, "SELECT count(*) FROM drafts")[0][0])
    except sqlite3.OperationalError:  # the tables are not there yet
        return 0


def patient(home: Path) -> None:
    """Each slot may be written for most of a day before it, so that a busy machine misses none."""
    for path in home.glob("config/personas/*/persona.yaml"):
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(r"^  lead_hours: .*$", "  lead_hours: 20", text, flags=re.M), "utf-8"
        )


def test_with_no_feed_reachable_both_personas_are_there_within_twenty_seconds_and_it_says_so(
    tmp_path: Path,
) -> None:
    home = home_in(tmp_path / "home", feeds=DEAD, settings=SETTINGS).path
    with running(home) as daemon:
        in_time(daemon, lambda: waits(home) >= 2, seconds=20)
        status = asked(home, "status")
        page = daemon_page(daemon.told)
        first = selfsame("--json", "run", "--port", "0", home=home)
        seconds, out, err = daemon.interrupt()
    welcomes = [draft for draft in drafts(home) if draft["origin"] == "welcome"]
    assert sorted(draft["persona"] for draft in welcomes) == ["corrow", "yuri"]
    assert all(draft["sample"] for draft in welcomes)
    assert status["sample"] is True
    assert [found["area"] for found in status["problems"]] == ["feeds"]
    assert status["problems"][0]["message"].startswith("none of the 1 feeds could be reached")
    assert "none of the 1 feeds could be reached" in page
    assert first.code == 1
    assert f"process {daemon.process.pid}, desk at http" in first.document["error"]["message"]
    assert seconds < 5
    assert daemon.process.returncode == 0
    assert "desk    http://127.0.0.1:" in out
    assert err.strip().splitlines()[-1] == "selfsame has stopped"
    assert "Traceback" not in err
    assert not (home / "data" / "daemon.json").exists()
    assert asked(home, "status")["daemon"] is None


def daemon_page(told: dict[str, Any]) -> str:
    import httpx

    headers = {"Accept": "text/html", "Authorization": f"Bearer {told['token']}"}
    return httpx.get(f"{told['url']}/status", trust_env=False, headers=headers).text


def test_a_simulated_day_and_a_night_pass_in_seconds_with_one_draft_for_each_slot(
    tmp_path: Path, news: NewsServer
) -> None:
    simulate(tmp_path, news, "2026-03-12 10:00")


def simulate(folder: Path, news: NewsServer, end: str) -> None:
    """From noon on the eleventh of March until then; tests/soak/test_simulated.py goes on for longer."""
    publish_days(news, EPOCH.replace(hour=0), 3)
    home = home_in(folder / "home", feeds=news.feeds_yaml(), settings=SETTINGS).path
    patient(home)
    with running(home, "--speed", "7000", options=("--now", EPOCH.isoformat())) as daemon:
        until(lambda: rows(home, "SELECT world_anchor FROM home")[0][0] >= end)
        until(lambda: len(rows(home, f"SELECT DISTINCT slot_id FROM ({SLOT_DRAFTS})")) >= 2)
        seconds, _, _ = daemon.interrupt()
    assert seconds < 5
    written = Counter(slot for (slot,) in rows(home, SLOT_DRAFTS))
    assert set(written.values()) == {1}
    assert len(written) >= 2
    assert rows(home, "SELECT count(*) FROM slots WHERE status = 'drafted'")[0][0] >= len(written)
    assert asked(home, "status")["problems"] == []
    world = asked(home, "status")["world"]
    assert asked(home, "status")["world"] == world
    reached = datetime.fromisoformat(f"{end}+00:00") - timedelta(hours=1)
    assert datetime.fromisoformat(world) >= reached


SLOT_DRAFTS = "SELECT slot_id FROM drafts WHERE slot_id IS NOT NULL AND status != 'superseded'"


def test_a_daemon_that_was_killed_leaves_no_process_behind_and_the_next_one_starts(
    tmp_path: Path, news: NewsServer
) -> None:
    publish_days(news, EPOCH.replace(hour=0), 1)
    home = home_in(tmp_path / "home", feeds=news.feeds_yaml(), settings=SETTINGS).path
    with running(home) as daemon:
        until(lambda: rows(home, "SELECT count(*) FROM items")[0][0])
        family = children(daemon.process.pid)
        daemon.kill()
    assert family
    until(lambda: not any(alive(pid) for pid in family))
    with running(home) as again:
        in_time(again, lambda: waits(home) >= 2, seconds=20)
        assert not ended(again)


def children(pid: int) -> list[int]:
    """The processes that it started (Linux)."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_what_goes_wrong_in_a_tick_is_in_the_log_that_status_names(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home", settings=SETTINGS).path
    (home / "config" / "sample" / "day.yaml").write_text("items: nonsense\n", "utf-8")
    with running(home):
        until(lambda: any(p["area"] == "daemon" for p in asked(home, "status")["problems"]))
    assert "day.yaml" in (home / "data" / "logs" / "selfsame.log").read_text("utf-8")
    assert os.stat(home / "data" / "logs" / "selfsame.log").st_size > 0


def test_ctrl_c_stops_it_in_time_even_while_somebody_keeps_the_database(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home", feeds="feeds: []\n", settings=SETTINGS).path
    with running(home, options=("--now", EPOCH.isoformat())) as daemon:
        in_time(daemon, lambda: waits(home) >= 2, seconds=20)
        with closing(sqlite3.connect(home / "data" / "selfsame.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            seconds, _, err = daemon.interrupt()
    assert seconds < 5
    assert (daemon.process.returncode, "Traceback" in err) == (0, False)
