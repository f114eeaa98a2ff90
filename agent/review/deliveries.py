"""The approved post and its deliveries, as the queue makes, moves and withdraws them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, insert, select, update

from agent.database.tables import deliveries, posts
from agent.errors import NotLawful
from agent.review.case import Case
from agent.review.law import OUT
from agent.review.parcels import parcel, ways
from agent.review.parts import approved_texts, enclosed_in
from agent.review.places import places
from agent.text.disclosure import waived
from agent.types.approved import post_hash
from agent.types.autonomy import RULE
from agent.types.review import DeliveryStatus
from agent.types.windows import opens

_POST, _DELIVERY = insert(posts), insert(deliveries)


def due_at(case: Case, speak_at: datetime | None, not_before: datetime | None) -> datetime:
    """The latest of: undo grace over, her time come, no longer snoozed."""
    grace = case.at.world + timedelta(seconds=case.review.undo_seconds)
    return max(time for time in (grace, speak_at, not_before) if time is not None)


def make_post(case: Case, due: datetime, status: DeliveryStatus = "due") -> int:
    """Freeze the current text as a post, with one delivery per channel of hers."""
    row, said = case.row, approved_texts(case.connection, case.row.id)
    files = [each.attachment for each in enclosed_in(case.connection, row.id)]
    plain = [each.plain for each in files]
    post = {
        "draft_id": row.id, "persona": row.persona, "language": row.language, "text": row.text,
        "sha256": post_hash(row.text, said, plain), "variants": said, "attachments": plain,
        "sample": row.sample, "approved_by": case.by, "approved_at": case.at.world,
    }  # fmt: skip
    made = case.connection.execute(_POST, post)
    post_id = int(made.inserted_primary_key[0])  # type: ignore[index]
    for channel, language in _ways(case, said).items():
        _not_waived_by_a_rule(case, channel)
        leaving = parcel(
            case.persona.file, channel, language, {row.language: row.text, **said}, files
        )
        due_there = _in_its_hours(case, channel, due)
        there = {"post_id": post_id, "channel": channel, "status": status, "due_at": due_there}
        case.connection.execute(_DELIVERY, {**leaving, **there})
    return post_id


def channels_of(case: Case) -> dict[str, str]:
    """Where the post goes, and in which of the languages that were approved for it."""
    return _ways(case, approved_texts(case.connection, case.row.id))


def _ways(case: Case, said: Mapping[str, str]) -> dict[str, str]:
    return ways(places(case.row, case.persona.file), case.persona.file, case.row.language, said)


def _not_waived_by_a_rule(case: Case, channel: str) -> None:
    """Where the words are left out, a person has to have read the text."""
    if waived(case.persona.file, channel) and case.by.startswith(RULE):
        raise NotLawful(
            f"{case.name} would leave to {channel} without a line that says AI",
            "a person approves it, or the waiver is taken out",
        )


def _in_its_hours(case: Case, channel: str, due: datetime) -> datetime:
    file = case.persona.file
    return opens(file.accounts.on(channel).windows, file.zone, due)


def move(case: Case, speak_at: datetime | None, not_before: datetime | None) -> None:
    """Give the waiting deliveries of an approved draft their new time; one from the shelf has one by it."""
    due = due_at(case, speak_at, not_before)
    waiting = deliveries.c.status.in_(("due", "shelved"))
    mine = (deliveries.c.post_id.in_(_posts_of(case.row.id)), waiting)
    query = select(deliveries.c.id, deliveries.c.channel).where(*mine)
    for row in case.connection.execute(query).all():
        moved = update(deliveries).where(deliveries.c.id == row.id)
        due_there = _in_its_hours(case, row.channel, due)
        case.connection.execute(moved.values(status="due", due_at=due_there))


def withdraw(connection: Connection, draft_id: int) -> None:
    """Take an approval's post back; only lawful while nothing of it is out."""
    mine = _posts_of(draft_id)
    connection.execute(
        update(deliveries)
        .where(
            deliveries.c.post_id.in_(mine), deliveries.c.status.in_(("due", "failed", "shelved"))
        )
        .values(status="withdrawn")
    )
    connection.execute(update(posts).where(posts.c.id.in_(mine)).values(withdrawn=True))


def still_here(connection: Connection, draft_id: int) -> None:
    """Raises NotLawful once a delivery of this draft was claimed."""
    row = connection.execute(
        select(deliveries.c.channel, deliveries.c.status)
        .where(deliveries.c.post_id.in_(_posts_of(draft_id)), deliveries.c.status.in_(OUT))
        .limit(1)
    ).one_or_none()
    if row is not None:
        raise NotLawful(
            f"draft {draft_id} is on its way to {row.channel} ({row.status})",
            "what has left can't be changed here; see: selfsame status",
        )


def _posts_of(draft_id: int) -> Select[tuple[int]]:
    return select(posts.c.id).where(posts.c.draft_id == draft_id, ~posts.c.withdrawn)
