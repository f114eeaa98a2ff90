"""tell: what needs a person reaches a person, once, outside their quiet hours."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from agent.config.read import Reading
from agent.database import Database
from agent.database.leavings import left
from agent.database.tables import drafts, people, slots
from agent.errors import DeliveryFault, SelfsameError
from agent.newsroom.problems import clear_problem, open_problems, raise_problem
from agent.newsroom.room import Newsroom
from agent.newsroom.status import status
from agent.review.holds import REPLAY_WATCH, RESTORING, VOICE_WATCH, WATCH
from agent.review.shelf import on_shelf
from agent.telling import letters, told
from agent.telling.alarms import from_status
from agent.telling.hours import digest_day, is_quiet
from agent.telling.links import make_links
from agent.telling.send import addresses, send
from agent.types.persona import Persona
from agent.types.settings import NoticeSettings, Told
from agent.types.telling import Alarm, Letter

WATCHERS = {VOICE_WATCH: "drift", WATCH: "hold", REPLAY_WATCH: "drift", RESTORING: "hold"}
AGAIN = timedelta(minutes=10)
"""So long after a notice could not leave it is tried again."""


def tell_due(room: Newsroom) -> int:
    """How many notices left."""
    settings, now = room.config.settings.notices, room.clocks.wall.now()
    if not settings.to:
        return 0
    alarms, counts = standing(room)
    told.forget_over(room.database, [alarm.key for alarm in alarms])
    if is_quiet(settings, now):
        return 0
    return sum(_tell(room, who, alarms, counts) for who in settings.to if _may_tell(room, who, now))


def standing(room: Newsroom) -> tuple[list[Alarm], dict[str, int]]:
    """All that needs a person at this moment, and how many drafts stand where."""
    config = room.config
    reading = Reading(config, room.live.mistakes, config.settings)
    document = status(room.home, room.database, room.clocks, reading, None)
    hours = timedelta(hours=config.settings.notices.tonight_hours)
    now = room.clocks.world.now()
    found = [
        *waiting(room.database, now, hours),
        *(each for her in config.personas.values() for each in unspoken(room.database, her, now, hours)),
        *from_status(document["problems"], WATCHERS),
    ]  # fmt: skip
    return found, document["queue"] | {"shelf": len(on_shelf(room.database))}


def waiting(database: Database, now: datetime, hours: timedelta) -> list[Alarm]:
    """Drafts that nobody decided and that are due soon."""
    due = (drafts.c.status == "pending") & (drafts.c.speak_at <= now + hours)
    awake = drafts.c.not_before.is_(None) | (drafts.c.not_before <= now)
    wanted = select(drafts).where(due, awake, drafts.c.kind != "belief").order_by(drafts.c.speak_at)
    with database.read.connect() as connection:
        rows = connection.execute(wanted).all()
    return [
        Alarm(
            "waiting", f"draft:{row.id}", f"Draft {row.id} waits, due {row.speak_at:%H:%M} UTC.",
            row.id, row.revision, row.text,
        )
        for row in rows
    ]  # fmt: skip


def unspoken(database: Database, persona: Persona, now: datetime, hours: timedelta) -> list[Alarm]:
    """Her moments that come soon with nothing approved; those for which she chose silence are well."""
    soon = (slots.c.speak_at > now) & (slots.c.speak_at <= now + hours)
    wanted = select(slots).where(
        slots.c.persona == persona.name, soon, slots.c.status.in_(("drafted", "failed"))
    )
    with database.read.connect() as connection:
        moments = connection.execute(wanted.order_by(slots.c.speak_at)).all()
        theirs = select(drafts.c.slot_id, drafts.c.status).where(
            drafts.c.slot_id.in_([row.id for row in moments])
        )
        done = {
            row.slot_id
            for row in connection.execute(theirs)
            if row.status in ("approved", "published")
        }
    name = persona.file.identity.name
    return [
        Alarm(
            "tonight", f"{persona.name} {row.speak_at.isoformat()}",
            f"Nothing of {name} is approved for {row.speak_at.astimezone(persona.file.zone):%H:%M}"
            f" ({persona.file.rhythm.zone}).",
        )
        for row in moments
        if row.id not in done
    ]  # fmt: skip


def _may_tell(room: Newsroom, who: Told, now: datetime) -> bool:
    """Nobody who has left; and after a failure there is a rest."""
    with room.database.read.connect() as connection:
        if left(connection, who.person) is not None:
            return False
    failed = [row for row in open_problems(room.database) if row["area"] == "notice"]
    mine = [row for row in failed if row["subject"] == who.person]
    return not mine or datetime.fromisoformat(mine[0]["last"]) + AGAIN <= room.clocks.world.now()


def _tell(room: Newsroom, who: Told, alarms: Sequence[Alarm], counts: dict[str, int]) -> int:
    """The digest, if it is due, and whatever is new."""
    settings, now = room.config.settings.notices, room.clocks.wall.now()
    desk, sent = desk_address(room), 0
    new, day = told.untold(room.database, who.person, alarms), digest_day(settings, now)
    if new:
        links = {each.key: _links(room, who, each, desk) for each in new}
        keys = [alarm.key for alarm in new]
        sent += _sent(room, who, letters.letter(new, desk, links), keys)
    digest_key = (told.DIGEST, day)
    if day and digest_key not in told.told(room.database, who.person):
        sent += _sent(room, who, letters.digest(counts, alarms, desk), [digest_key])
    return sent


def _links(room: Newsroom, who: Told, alarm: Alarm, desk: str) -> list[str]:
    """Only for somebody who may decide under that name."""
    if not who.links or alarm.draft is None or not may_decide(room.database, who.person):
        return []
    keys = make_links(room.database, room.clocks, alarm, who.person)
    return [f"{verb}: {desk}/once/{key}" for verb, key in keys.items()]


def may_decide(database: Database, person: str) -> bool:
    wanted = select(people.c.role).where(people.c.name == person)
    with database.read.connect() as connection:
        return connection.execute(wanted).scalar() in ("owner", "reviewer")


def _sent(room: Newsroom, who: Told, letter: Letter, keys: list[tuple[str, str]]) -> int:
    """Told if any of their addresses took it; what failed is a line in status."""
    results = deliver(room, who, letter)
    faults = [fault for fault in results if fault is not None]
    if faults:
        raise_problem(room.database, room.clocks, "notice", who.person, faults[0])
    else:
        clear_problem(room.database, "notice", who.person)
    if len(faults) == len(results):
        return 0
    told.note(room.database, who.person, keys, room.clocks.wall.now())
    return 1


def deliver(room: Newsroom, who: Told, letter: Letter) -> list[SelfsameError | None]:
    """For each of their addresses what went wrong, or None."""
    try:
        found = addresses(room.home.path, who.address_file)
    except DeliveryFault as fault:
        return [fault]
    results: list[SelfsameError | None] = []
    for address in found:
        try:
            send(address, letter)
            results.append(None)
        except DeliveryFault as fault:
            results.append(fault)
    return results


def try_notices(room: Newsroom) -> list[dict[str, Any]]:
    """A trial to every address: person, which line of their file, and what went wrong."""
    letter = letters.trial(desk_address(room))
    return [
        {"person": who.person, "address": number, "error": fault.message if fault else "",
         "mend": fault.mend if fault else ""}
        for who in room.config.settings.notices.to
        for number, fault in enumerate(deliver(room, who, letter), 1)
    ]  # fmt: skip


def notices_document(room: Newsroom) -> dict[str, Any]:
    """What stands to be told, and to whom; sends nothing."""
    settings: NoticeSettings = room.config.settings.notices
    alarms, counts = standing(room)
    return {
        "to": [who.person for who in settings.to],
        "quiet": is_quiet(settings, room.clocks.wall.now()),
        "hours": settings.quiet, "zone": settings.zone, "digest": settings.digest,
        "alarms": [{"kind": each.kind, "subject": each.subject, "words": each.words} for each in alarms],
        "counts": counts,
    }  # fmt: skip


def desk_address(room: Newsroom) -> str:
    settings = room.config.settings
    return settings.notices.desk.rstrip("/") or f"http://127.0.0.1:{settings.desk.port}"
