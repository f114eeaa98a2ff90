"""status: what is wrong first, with the mend; then who speaks next. Reads SQL and files only."""

from collections.abc import Iterator
from datetime import datetime
from shutil import disk_usage
from typing import Any

from sqlalchemy import func, select

from agent.config.home import Home
from agent.config.read import Reading
from agent.database import Database
from agent.database.tables import drafts, items, slots, stories
from agent.news.archive import feed_states
from agent.newsroom.costs import month_by_persona
from agent.newsroom.evidence import autonomy_problems
from agent.newsroom.mind import untouched_document
from agent.newsroom.problems import open_problems
from agent.newsroom.spending import TOMORROW, TOMORROW_ALONE, capped, spent_today
from agent.publishing.accounts import broken
from agent.publishing.stopped import Stopped, stopped
from agent.review.queue import holds
from agent.types.clocks import Clocks

Problem = dict[str, Any]
LEAST_FREE_BYTES = 100_000_000
FEW = 3
"""More failing feeds than these are told as one problem, so that the rest of status stays in sight."""


def status(
    home: Home, database: Database, clocks: Clocks, reading: Reading, daemon: dict[str, Any] | None
) -> dict[str, Any]:
    """One document; `ok` is whether there is no problem."""
    now = clocks.world.now()
    problems = [
        *_disk_problems(home), *_config_problems(reading), *_standing(database, reading), *_feed_problems(database),
        *_hold_problems(database), *_account_problems(database), *_delivery_problems(database, clocks), *_cap_problems(database, reading, now),
        *_autonomy_problems(database, reading),
    ]  # fmt: skip
    return {
        "ok": not problems,
        "problems": problems,
        "home": str(home.path),
        "world": now.isoformat(),
        "simulated": clocks.simulated,
        "daemon": daemon,
        "writer": reading.settings.model.provider if reading.settings else None,
        "sample": _on_sample(database),
        "queue": _queue_counts(database),
        "next": _next(database, now),
        "news": _news_counts(database),
        "untouched_threads": untouched_document(database, now),
        "spent_today": spent_today(database, now),
        "spent_month": month_by_persona(database, now),
    }


def _problem(area: str, subject: str, message: str, mend: str, since: str = "") -> Problem:
    return {"area": area, "subject": subject, "message": message, "mend": mend, "since": since}


def _disk_problems(home: Home) -> list[Problem]:
    """Seen and not noted: on a full disk nothing can be noted."""
    free = disk_usage(home.data).free if home.data.is_dir() else LEAST_FREE_BYTES
    words = f"{free // 1_000_000} MB are left on the disk of {home.data}"
    mend = "make room; what cannot be written is tried again by itself"
    return [_problem("disk", "data", words, mend)] if free < LEAST_FREE_BYTES else []


def _config_problems(reading: Reading) -> list[Problem]:
    return [
        _problem(
            "config", f"{mistake.file}:{mistake.line}", mistake.words, "mend it; selfsame check"
        )
        for mistake in reading.mistakes
    ]


def _standing(database: Database, reading: Reading) -> list[Problem]:
    """What was noted, but for faults of a model that is known to be asked no longer."""
    model = reading.settings.model if reading.settings else None
    asked = model.name if model and model.provider != "offline" else ""
    known = open_problems(database)
    if model is None:
        return known
    return [found for found in known if found["area"] != "model" or found["subject"] == asked]


def _feed_problems(database: Database) -> list[Problem]:
    with database.read.connect() as connection:
        states = [state for state in feed_states(connection) if state.state != "sample"]
    failing = [state for state in states if state.state == "failing"]
    gone = [
        _problem("feed", state.name, state.error, f"take it out: selfsame feeds remove {state.url}")
        for state in states
        if state.state == "gone"
    ]
    if failing and len(failing) + len(gone) == len(states):
        words = (
            f"none of the {len(states)} feeds could be reached; the first says: {failing[0].error}"
        )
        return [_problem("feeds", "all", words, "look at the network, then at config/feeds.yaml")]
    if len(failing) > FEW:
        names = ", ".join(state.name for state in failing[:FEW])
        words = f"{len(failing)} of {len(states)} feeds fail: {names} …; the first says: {failing[0].error}"
        mend = "they are tried again by themselves; which, and why: selfsame feeds list"
        return [*gone, _problem("feeds", "some", words, mend)]
    mend = "it is tried again by itself; mend or remove it in config/feeds.yaml"
    return gone + [_problem("feed", state.name, state.error, mend) for state in failing]


def _hold_problems(database: Database) -> list[Problem]:
    return [
        _problem("hold", "everybody" if hold.scope == "*" else hold.scope,
                 f"held by {hold.by}: {hold.why}",
                 f"lift it: selfsame hold {'--all' if hold.scope == '*' else hold.scope} --lift",
                 hold.since.isoformat())
        for hold in holds(database)
    ]  # fmt: skip


def _account_problems(database: Database) -> list[Problem]:
    return [
        _problem("account", f"{found.persona} on {found.channel}", found.message,
                 f"{found.mend}; then: selfsame posts again {found.persona} {found.channel}",
                 found.since.isoformat())
        for found in broken(database)
    ]  # fmt: skip


def _delivery_problems(database: Database, clocks: Clocks) -> list[Problem]:
    """One for each draft, wherever it should be; what a hold keeps back is told with the hold."""
    found = [each for each in stopped(database, clocks) if not each.on_hold]
    of_each = {
        each.draft: [other for other in found if other.draft == each.draft] for each in found
    }
    return [
        _problem("delivery", f"draft {draft}", "; ".join(_behind(those)),
                 f"look at it: selfsame queue show {draft}", those[0].due_at.isoformat())
        for draft, those in of_each.items()
    ]  # fmt: skip


def _behind(those: list[Stopped]) -> Iterator[str]:
    for why in dict.fromkeys(each.why for each in those):
        yield f"to {', '.join(each.channel for each in those if each.why == why)}: {why}"


def _cap_problems(database: Database, reading: Reading, now: datetime) -> list[Problem]:
    settings = reading.settings
    if settings is None:
        return []
    reached = capped(database, settings, now)
    if reached:
        return [_problem("cap", "today", reached, TOMORROW)]
    personas = reading.config.personas if reading.config else {}
    hers = (
        (name, capped(database, settings, now, name, each.file.caps))
        for name, each in personas.items()
    )
    return [_problem("cap", name, words, TOMORROW_ALONE) for name, words in hers if words]


def _autonomy_problems(database: Database, reading: Reading) -> list[Problem]:
    personas = reading.config.personas.values() if reading.config else ()
    return [found for persona in personas for found in autonomy_problems(database, persona)]


def _on_sample(database: Database) -> bool:
    """Whether all the news that there is came from the bundled sample day."""
    query = select(func.min(stories.c.sample), func.count())
    with database.read.connect() as connection:
        least, count = connection.execute(query).one()
    return bool(count and least)


def _queue_counts(database: Database) -> dict[str, int]:
    query = select(drafts.c.status, func.count()).group_by(drafts.c.status)
    with database.read.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def _news_counts(database: Database) -> dict[str, Any]:
    with database.read.connect() as connection:
        count, last = connection.execute(select(func.count(), func.max(items.c.seen_at))).one()
    return {"items": count, "newest": last.isoformat() if last else None}


def _next(database: Database, now: datetime) -> list[dict[str, Any]]:
    """Each persona's next planned moment."""
    query = (
        select(slots.c.persona, func.min(slots.c.write_at), func.min(slots.c.speak_at))
        .where(slots.c.status == "planned", slots.c.speak_at > now)
        .group_by(slots.c.persona)
        .order_by(func.min(slots.c.speak_at))
    )
    with database.read.connect() as connection:
        return [
            {"persona": persona, "write_at": write.isoformat(), "speak_at": speak.isoformat()}
            for persona, write, speak in connection.execute(query)
        ]
