"""What stands on the page: her cover, and the posts that are out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, and_, or_, select

from agent.database import Database
from agent.database.tables import amendments, deliveries, posts
from agent.types.media import Attachment
from agent.types.persona import PersonaFile
from agent.types.speaking import Language

TITLE = 60
TAKEN_DOWN = ""
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML 1.0 cannot hold."""


@dataclass(frozen=True)
class Cover:
    """Whose page it is."""

    id: str
    name: str
    language: Language
    zone: ZoneInfo
    operator: str
    disclosure: str
    unofficial: bool


@dataclass(frozen=True)
class Entry:
    """A post as readers see it; `id` stays the same however often the page is written."""

    id: str
    post: int
    body: str
    language: str
    at: datetime
    sample: bool
    variants: Mapping[str, str] = field(default_factory=dict)
    """The same in other languages."""
    attachments: tuple[Attachment, ...] = ()

    @property
    def title(self) -> str:
        """The first line, short enough for a list."""
        first = self.body.split("\n", 1)[0]
        return first if len(first) <= TITLE else first[: TITLE - 1] + "…"


def cover_of(persona: str, file: PersonaFile) -> Cover:
    words = file.disclosure.words
    return Cover(
        id=uuid5(NAMESPACE_URL, f"selfsame:{file.disclosure.operator}:{persona}").urn,
        name=file.identity.name,
        language=file.language,
        zone=file.zone,
        operator=file.disclosure.operator,
        disclosure=words.get(file.language) or next(iter(words.values())),
        unofficial=file.unofficial,
    )


def entries(database: Database, persona: str, channel: str, leaving: int = 0) -> list[Entry]:
    """All posts that are out on this persona's page and that of the delivery `leaving`, newest first."""
    out = or_(deliveries.c.status == "published", deliveries.c.id == leaving)
    mine = and_(posts.c.persona == persona, deliveries.c.channel == channel)
    wanted = (
        select(
            posts.c.id,
            posts.c.language,
            posts.c.sample,
            deliveries.c.language.label("said_in"),
            deliveries.c.variants,
            deliveries.c.attachments,
            deliveries.c.body,
            deliveries.c.sent_at,
            deliveries.c.id.label("delivery"),
        )
        .select_from(posts.join(deliveries))
        .where(mine, out, ~posts.c.withdrawn)
        .order_by(deliveries.c.sent_at.desc(), posts.c.id.desc())
    )
    with database.read.connect() as connection:
        rows: list[Row[Any]] = [*connection.execute(wanted)]
        changed = _changed(connection, [row.delivery for row in rows])
    return [
        _entry(persona, row, changed.get(row.delivery, row.body))
        for row in rows
        if changed.get(row.delivery, row.body) != TAKEN_DOWN
    ]


def _changed(connection: Connection, ids: list[int]) -> dict[int, str]:
    """What stands in a post's place by now: a person's correction, or nothing."""
    query = select(amendments).where(
        amendments.c.delivery_id.in_(ids), amendments.c.status.in_(("wished", "done"))
    )
    rows = connection.execute(query.order_by(amendments.c.id))
    return {row.delivery_id: row.body if row.kind == "correct" else TAKEN_DOWN for row in rows}


def _entry(persona: str, row: Row[Any], body: str) -> Entry:
    """The id is that of the first text: a correction is no new post. What it says in other languages was not
    corrected, and goes."""
    shown = _ILLEGAL.sub("\ufffd", body)
    urn = _urn(persona, row.id, row.body)
    others = {each: _ILLEGAL.sub("\ufffd", text) for each, text in row.variants.items()}
    return Entry(
        urn, row.id, shown, row.said_in or row.language, row.sent_at, row.sample,
        others if body == row.body else {}, tuple(Attachment(**each) for each in row.attachments),
    )  # fmt: skip


def _urn(persona: str, post: int, body: str) -> str:
    """Two homes may number alike; the bytes keep their posts apart."""
    return uuid5(NAMESPACE_URL, f"selfsame:{persona}:{post}:{body}").urn
