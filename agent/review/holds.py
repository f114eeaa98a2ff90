"""Stops on a persona ("yuri"), the whole label ("*") or a draft ("draft:12"): by a named person, or by a watch."""

from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import drafts, holds
from agent.errors import NotLawful
from agent.review.autonomy import all_fell_back, fell_back
from agent.review.listing import no_draft
from agent.types.autonomy import RULE
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.review import Hold

LABEL = "*"
WATCH = "selfsame, watching the news"
VOICE_WATCH = "selfsame, watching her voice"
REPLAY_WATCH = "selfsame, replaying her briefs"
RESTORING = "selfsame, restoring a backup"
WATCHES = frozenset({WATCH, VOICE_WATCH, REPLAY_WATCH, RESTORING})
"""Who puts a hold on a bad day, on what went out after a backup, where her voice slides, or where a new model doesn't hold it: no person, and so
nobody who may lift one."""

_STANDING = select(holds).where(holds.c.lifted_at.is_(None)).order_by(holds.c.id)
_OF_SCOPES = _STANDING.where(holds.c.scope.in_(bindparam("scopes", expanding=True)))


def hold(database: Database, clocks: Clocks, scope: str, why: str, by: str) -> Hold:
    """Stop everything of this scope that has not left. A second hold adds its reason to the first."""
    who, at = named(by), stamp(clocks)
    with database.write.begin() as connection:
        _mark_draft(connection, scope, why.strip() or "held")
        made = connection.execute(
            insert(holds).values(scope=scope, why=why, by=who, since=at.world)
        )
        hold_id = int(made.inserted_primary_key[0])  # type: ignore[index]
        record(connection, at, _subject(scope, hold_id), who, "hold", "", scope, why)
        _switch_back(connection, at, scope, f"held by {who}: {why}")
    return Hold(hold_id, scope, why, who, at.world)


def lift(database: Database, clocks: Clocks, scope: str, by: str) -> bool:
    """Take every hold off this scope; False where there was none. Only a person may."""
    who, at = named(by), stamp(clocks)
    if who in WATCHES:
        raise NotLawful("only a person lifts a hold", "give your own name: selfsame --as NAME")
    with database.write.begin() as connection:
        _mark_draft(connection, scope, "")
        rows = connection.execute(_OF_SCOPES, {"scopes": [scope]}).all()
        for row in rows:
            record(connection, at, _subject(scope, row.id), who, "lift", scope, "", row.why)
        connection.execute(
            update(holds)
            .where(holds.c.scope == scope, holds.c.lifted_at.is_(None))
            .values(lifted_by=who, lifted_at=at.world)
        )
    return bool(rows)


def standing_holds(database: Database) -> list[Hold]:
    """All holds that nobody lifted yet, oldest first."""
    with database.read.connect() as connection:
        return [_hold(row) for row in connection.execute(_STANDING)]


def held(connection: Connection, persona: str) -> Hold | None:
    """The oldest hold that stops this persona, her own or the label's."""
    row = connection.execute(_OF_SCOPES, {"scopes": [persona, LABEL]}).first()
    return None if row is None else _hold(row)


def named(by: str) -> str:
    """Who acts. Raises NotLawful for nobody and for a rule: every decision carries a person's name."""
    if not by.strip():
        raise NotLawful("a decision needs the name of who makes it", "give it: selfsame --as NAME")
    if by.strip().casefold().startswith(RULE):
        raise NotLawful(
            f"{by.strip()!r} is the name of a rule", "give your own: selfsame --as NAME"
        )
    return by.strip()


def _mark_draft(connection: Connection, scope: str, why: str) -> None:
    kind, _, number = scope.partition(":")
    if kind != "draft" or not number.isdecimal():
        return
    changed = update(drafts).where(drafts.c.id == int(number)).values(hold=why)
    if connection.execute(changed).rowcount == 0:
        raise no_draft(int(number))


def _switch_back(connection: Connection, at: Stamp, scope: str, why: str) -> None:
    """A hold is an alarm: what was let go without a person waits for one again. To hold a single draft
    is to stop it, and no more."""
    if scope == LABEL:
        all_fell_back(connection, at, why)
    elif not scope.startswith("draft:"):
        fell_back(connection, at, scope, why)


def _subject(scope: str, hold_id: int) -> str:
    return scope if scope.startswith("draft:") else f"hold:{hold_id}"


def _hold(row: Row[Any]) -> Hold:
    return Hold(row.id, row.scope, row.why, row.by, row.since)
