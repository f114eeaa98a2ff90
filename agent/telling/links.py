"""Links that decide one draft, once: bound to its revision and the very bytes of it, and to a person."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from agent.database import Database
from agent.database.keys import digest, fresh
from agent.database.tables import decision_links, drafts
from agent.errors import NotLawful
from agent.types.approved import bytes_hash
from agent.types.clocks import Clocks
from agent.types.telling import Alarm

LASTS = timedelta(hours=24)
VERBS = ("approve", "reject")


@dataclass(frozen=True)
class Link:
    """What it decides, as long as the draft stands as it was."""

    draft: int
    revision: int
    verb: str
    person: str


def make_links(database: Database, clocks: Clocks, alarm: Alarm, person: str) -> dict[str, str]:
    """Verb → key, for the alarm's draft."""
    now, keys = clocks.wall.now(), {verb: fresh() for verb in VERBS}
    rows = [
        {"key": digest(key), "draft_id": alarm.draft, "revision": alarm.revision,
         "sha256": bytes_hash(alarm.text), "verb": verb, "person": person, "ends_wall": now + LASTS}
        for verb, key in keys.items()
    ]  # fmt: skip
    with database.write.begin() as connection:
        connection.execute(insert(decision_links), rows)
    return keys


def look(database: Database, key: str, now: datetime) -> Link:
    """Changes nothing. Raises NotLawful for a link that is used, too old, or of a text that has changed."""
    with database.read.connect() as connection:
        return _link(connection, key, now)


def use(database: Database, key: str, now: datetime) -> Link:
    """Used up, with its twin, before anything is decided: twice pressed decides once. Raises NotLawful."""
    with database.write.begin() as connection:
        link = _link(connection, key, now)
        both = (decision_links.c.draft_id == link.draft) & (decision_links.c.person == link.person)
        unused = both & decision_links.c.used_wall.is_(None)
        connection.execute(update(decision_links).where(unused).values(used_wall=now))
    return link


def _link(connection: Connection, key: str, now: datetime) -> Link:
    mine = decision_links.c.key == digest(key)
    joined = decision_links.join(drafts)
    wanted = select(decision_links, drafts.c.revision.label("stands"), drafts.c.text)
    row = connection.execute(wanted.select_from(joined).where(mine)).one_or_none()
    mend = "open the draft on the desk"
    if row is None or row.ends_wall <= now:
        raise NotLawful("this link is none, or too old", mend)
    if row.used_wall is not None:
        raise NotLawful("this link was used already", mend)
    if row.stands != row.revision or bytes_hash(row.text) != row.sha256:
        raise NotLawful("the draft has changed since this link was sent", mend)
    return Link(row.draft_id, row.revision, row.verb, row.person)
