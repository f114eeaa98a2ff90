"""Walks on which the system is told to fail: a signal or an error at the Nth call of its kind, by strace; and what must
hold of each walk once it has come to its end."""

import re
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from agent.newsroom.publish import publish_due
from agent.types.approved import bytes_hash
from tests.faults.way import (
    AWAY,
    CHANNELS,
    ROUNDS,
    Begun,
    Publish,
    is_over,
    people_answer,
    rows,
    walking,
)

CALLS = ("pwrite64", "write", "fdatasync", "fsync", "unlink", "rename", "ftruncate", "openat", "sendto", "recvfrom")  # fmt: skip
"""Where the world changes: the database, the index, the page, the platforms."""
POSTING = ("/api/v1/statuses", "/hook", "/bot")
AFTERWARDS = ("recvfrom", "pwrite64", "fdatasync")
STRACE = shutil.which("strace")
HUNG = -1000
FELT = {0: "not felt", HUNG: "hung"}


@dataclass
class Tally:
    """What came of many walks."""

    ways: int = 0
    killed: int = 0
    while_recovering: int = 0
    duplicates: int = 0
    lost: int = 0
    other_bytes: int = 0
    slowest: float = 0.0
    """The longest recovery, in seconds of the processor."""
    at: Counter[str] = field(default_factory=Counter)


@contextmanager
def traced(pid: int, folder: Path, inject: str = "") -> Iterator[Path]:
    """strace on the main thread of that process, with this fault; where it writes what it saw."""
    seen = folder / "strace.out"
    fault = ["-e", f"inject={inject}"] if inject else []
    tracer = subprocess.Popen(
        [str(STRACE), "-p", str(pid), "-o", str(seen), "-e", f"trace={','.join(CALLS)}", *fault],
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert tracer.stderr is not None
    tracer.stderr.readline()  # attached
    try:
        yield seen
    finally:
        tracer.stderr.close()
        tracer.terminate()
        tracer.wait()


def counted(way: Begun, folder: Path) -> Counter[str]:
    """How often a whole walk makes each of the calls."""
    return Counter(call for call, _ in calls(way, folder))


def calls(way: Begun, folder: Path, publish: Publish = publish_due) -> list[tuple[str, str]]:
    """Every call of a whole walk, in order, with what it was given."""
    with walking(way, 0, publish) as (child, go), traced(child.pid, folder) as seen:
        go()
        time.sleep(0.2)
        text = seen.read_text("utf-8", "replace")
    assert is_over(way)
    return re.findall(r"^(\w+)\((.*)", text, re.M)


def between_send_and_note(made: list[tuple[str, str]]) -> list[tuple[str, int]]:
    """Where a post has been sent and nothing is written down yet: the wait for the platform's answer and the first
    writes after it, for each platform, as the Nth call of its kind."""
    found, so_far, wanted = list[tuple[str, int]](), Counter[str](), set[str]()
    for call, given in made:
        so_far[call] += 1
        if call == "sendto" and any(f"POST {path}" in given for path in POSTING):
            wanted = set(AFTERWARDS)
        elif call in wanted:
            found.append((call, so_far[call]))
            wanted.discard(call)
    return found


def points(counts: Counter[str], wanted: int, chance: Random) -> list[tuple[str, int]]:
    """So many of all the calls of a walk, rare kinds in full, common ones spread over the whole way."""
    share = max(1, wanted // len(counts))
    chosen: list[tuple[str, int]] = []
    for left, (call, count) in zip(
        range(len(counts), 0, -1), sorted(counts.items(), key=lambda each: each[1]), strict=True
    ):
        share = -(-(wanted - len(chosen)) // left)
        step = max(1.0, count / share)
        offset = chance.random() * (step - 1)
        chosen += [(call, 1 + int(offset + n * step)) for n in range(min(count, share))]
    return chosen


def kill_at(
    way: Begun, folder: Path, kills: list[tuple[str, int]], tally: Tally, publish: Publish = publish_due
) -> None:  # fmt: skip
    """One way that is killed at the first of these calls, and while it recovers at the others; then to its end."""
    tally.ways += 1
    for round_ in range(ROUNDS):
        call, nth = kills[round_] if round_ < len(kills) else ("", 0)
        inject = f"{call}:signal=SIGKILL:when={nth}" if call else ""
        code, seconds = _walked(way, folder, round_, inject, publish)
        if code:
            tally.killed += 1
            tally.while_recovering += round_ > 0
            tally.at[call] += 1
        else:
            tally.slowest = max(tally.slowest, seconds)
        people_answer(way, round_, lambda channel, body: _shown(way, channel, body))
        if not code and is_over(way):
            break
    _hold_to_the_laws(way, tally)
    shutil.rmtree(way.home)


def fail_at(
    way: Begun, folder: Path, call: str, error: str, when: str, tally: Tally
) -> None:  # fmt: skip
    """One way on which the system answers that call with an error, once or for ever after; then a disk that is well
    again, and the way to its end. The error may hit what wakes a thread, which no disk would: a walk that hangs then
    is ended from outside, as a watchdog would."""
    tally.ways += 1
    for round_ in range(ROUNDS):
        inject = f"{call}:error={error}:when={when}" if round_ == 0 else ""
        code, _ = _walked(way, folder, round_, inject, publish_due, patient=round_ > 0)
        tally.at[f"{error} {FELT.get(code, 'told')}"] += round_ == 0
        people_answer(way, round_, lambda channel, body: _shown(way, channel, body))
        if round_ and is_over(way):
            break
    _hold_to_the_laws(way, tally)
    shutil.rmtree(way.home)


def _walked(
    way: Begun, folder: Path, round_: int, inject: str, publish: Publish, *, patient: bool = True
) -> tuple[int, float]:
    """Its exit code, and the seconds of the processor that it took."""
    with walking(way, round_, publish) as (child, go):
        if inject:
            with traced(child.pid, folder, inject):
                seconds = go()
        else:
            seconds = go()
        assert child.exitcode is not None or not patient, f"{inject}: still walking"
        return HUNG if child.exitcode is None else child.exitcode, seconds


def _shown(way: Begun, channel: str, body: str) -> int:
    if channel in AWAY:
        return sum(post.text == body for post in way.platforms[channel].posts)
    where = way.home / "data" / ("page" if channel == "page" else "posts")
    return sum(body in path.read_text("utf-8") for path in where.rglob("*.md"))


def _hold_to_the_laws(way: Begun, tally: Tally) -> None:
    """Each channel shows it once, byte for byte; one draft, one post, one memory; a sound database."""
    ((approved,),) = rows(way.home, "SELECT count(*) FROM drafts WHERE status = 'published'") or [
        (0,)
    ]
    tally.lost += approved != 1 or not is_over(way)
    bodies: dict[str, list[Any]] = {name: [] for name in CHANNELS}
    for channel, body, sha in rows(way.home, "SELECT channel, body, sha256 FROM deliveries"):
        bodies[channel].append(body)
        tally.other_bytes += bytes_hash(body) != sha
    for name in AWAY:
        shown = [post.text for post in way.platforms[name].posts]
        tally.duplicates += max(0, len(shown) - 1)
        tally.lost += not shown
        tally.other_bytes += any(text not in bodies[name] for text in shown)
    files = list((way.home / "data" / "posts").rglob("*.md"))
    tally.duplicates += max(0, len(files) - 1)
    tally.lost += not files
    live = rows(way.home, "SELECT count(*) FROM drafts WHERE slot_id IS NOT NULL")
    memories = rows(way.home, "SELECT count(*) FROM memories WHERE kind = 'post'")
    tally.duplicates += (live, memories) != ([(1,)], [(1,)])
    assert rows(way.home, "PRAGMA integrity_check") == [("ok",)]


def naive(room: Any) -> None:
    """What a plain loop would do: send whatever is due, and write down afterwards that it is out."""
    from sqlalchemy import select, update

    from agent.database.tables import deliveries, posts
    from agent.newsroom.publish import channels
    from agent.publishing.channel import Parcel
    from agent.publishing.checks import parcels

    every, now = channels(room), room.clocks.world.now()
    with room.database.write.begin() as connection:
        connection.execute(
            update(deliveries).where(deliveries.c.status == "due").values(sent_at=now)
        )
    for row in room.rows(parcels().where(deliveries.c.status == "due")):
        parcel = Parcel(
            row.id, row.persona, row.post_id, row.channel, row.body, row.sha256, row.language,
            now, row.sample, 1, None,
        )  # fmt: skip
        receipt = every[row.channel].send(parcel)
        with room.database.write.begin() as connection:
            connection.execute(
                update(deliveries).where(deliveries.c.id == row.id).values(status="published", remote=receipt.remote)
            )  # fmt: skip
    with room.database.write.begin() as connection:
        ids = select(deliveries.c.post_id).where(deliveries.c.status == "published")
        connection.execute(
            update(posts).where(posts.c.id.in_(ids)).values(published_at=room.clocks.world.now())
        )
        connection.exec_driver_sql(
            "UPDATE drafts SET status = 'published' WHERE status = 'approved'"
        )
