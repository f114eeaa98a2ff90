"""A home with a long queue behind it: invented drafts, most of them decided long ago."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from agent.cli.standing import desk_tools
from agent.config.home import Home
from agent.config.starter import make_home
from agent.database import Database, open_database
from agent.database.tables import audit, decisions, drafts, flags, revisions
from agent.desk import Server, make_app, serve
from agent.newsroom.room import open_newsroom
from agent.seats.door import Door
from agent.thrift import keep_what_stands
from agent.types.clocks import Clocks, SystemClock

AT_ONCE = 5000
TOKEN = "a-token-of-the-bench"
SIGNED = {"authorization": f"Bearer {TOKEN}"}
"""So that every page that a browser opens is somebody's."""
OPENINGS = ("末班船", "The ferry", "雨の音", "自动贩卖机", "A tide table", "信号灯")
ENDINGS = (
    "又晚了两分钟，没有人抬头。", "kept its light on for nobody in particular.",
    "が止んだあとだけ、部屋が広くなる。", "找零的声音比谢谢诚实。",
)  # fmt: skip
LANGUAGE = {"自": "zh", "末": "zh", "信": "zh", "雨": "ja"}


@dataclass(frozen=True)
class House:
    database: Database
    persona: str
    """The first of those who live there."""
    url: str


@contextmanager
def long_house(folder: Path, waiting: int, decided: int) -> Iterator[House]:
    """A desk that answers, over so many drafts that wait and so many that don't; one that stands in the folder
    already is taken as it is. It runs in a process of its own, as it does with its users: the browser's hand would
    take the interpreter from it."""
    command = [sys.executable, "-m", "bench.desk_house", str(folder), str(waiting), str(decided)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as desk:
        assert desk.stdin
        assert desk.stdout
        url, persona = desk.stdout.readline().split()
        database = open_database(f"sqlite:///{folder / 'home' / 'data' / 'selfsame.db'}")
        try:
            yield House(database, persona, url)
        finally:
            database.close()
            desk.stdin.close()


def answer(folder: Path, waiting: int, decided: int) -> None:
    """Until nobody holds the other end of its input."""
    known = (folder / "home" / "config").is_dir()
    home = Home(folder / "home") if known else make_home(folder / "home")
    room = open_newsroom(home, Clocks(SystemClock(), SystemClock()))
    names = sorted(room.config.personas)
    if not known:
        fill(room.database, names, waiting, decided)
    door = Door(room.database, room.clocks, lambda: room.config.settings.desk, TOKEN, "mei")
    server: Server = serve(make_app(desk_tools(room, door)), 0)
    keep_what_stands()
    try:
        print(server.url, names[0], flush=True)
        sys.stdin.read()
    finally:
        server.stop()
        room.close()


def fill(database: Database, names: list[str], waiting: int, decided: int) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    for first in range(0, waiting + decided, AT_ONCE):
        numbers = range(first + 1, min(first + AT_ONCE, waiting + decided) + 1)
        rows = [_draft(number, number > decided, names, now) for number in numbers]
        with database.write.begin() as connection:
            connection.execute(insert(drafts), rows)
            connection.execute(insert(revisions), [_revision(row) for row in rows])
            connection.execute(insert(audit), [_handed_in(row) for row in rows])
            if marked := [_flag(row) for row in rows if row["id"] % 4 == 0]:
                connection.execute(insert(flags), marked)
            if over := [_decision(row) for row in rows if row["status"] != "pending"]:
                connection.execute(insert(decisions), over)


def _draft(number: int, waits: bool, names: list[str], now: datetime) -> dict[str, Any]:
    text = f"{OPENINGS[number % 6]}{number}，{ENDINGS[number % 4]}"
    away = timedelta(minutes=number % 5000 + 30) if waits else -timedelta(minutes=number + 60)
    other = {"text": text[::-1], "angle": "a sound", "verdict": {"voice": 61.0, "flags": []}}
    picked = {"text": text, "angle": "a number", "verdict": {"voice": 74.0, "flags": []}}
    trace = {"occasion": {"kind": "thought", "title": "a thing seen", "sources": []}, "notice": text[:8],
             "memories": [], "candidates": [picked, other], "picked": 0, "calls": [], "writer": "offline"}  # fmt: skip
    return {
        "id": number, "persona": names[number % len(names)], "kind": "post", "origin": "manual",
        "occasion": "thought", "status": "pending" if waits else ("published", "rejected")[number % 2],
        "thread": f"bench-{number}", "text": text, "revision": 1, "language": LANGUAGE.get(text[0], "en"),
        "speak_at": now + away, "persona_version": "bench", "trace": trace, "created_at": now, "created_wall": now,
    }  # fmt: skip


def _revision(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "draft_id": row["id"],
        "number": 1,
        "text": row["text"],
        "by": "bench",
        "at": row["created_at"],
    }


def _handed_in(row: dict[str, Any]) -> dict[str, Any]:
    at = row["created_at"]
    return {
        "subject": f"draft:{row['id']}",
        "who": "selfsame",
        "action": "hand in",
        "world_at": at,
        "wall_at": at,
    }


def _flag(row: dict[str, Any]) -> dict[str, Any]:
    words = f"states as a fact, unchecked: “{row['text'][:4]}”"
    return {
        "draft_id": row["id"],
        "revision": 1,
        "code": "claim",
        "severity": "warn",
        "words": words,
        "single": True,
    }


def _decision(row: dict[str, Any]) -> dict[str, Any]:
    verb, at = "reject" if row["status"] == "rejected" else "approve", row["created_at"]
    return {"draft_id": row["id"], "revision": 1, "verb": verb, "by": "mei", "was": "pending", "at": at,
            "at_wall": at, "learned": True}  # fmt: skip


if __name__ == "__main__":
    answer(Path(sys.argv[1]), *map(int, sys.argv[2:]))
