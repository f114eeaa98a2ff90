"""Her posts, with who had a hand in each, and how they measure."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from agent.database import Database
from agent.database.leavings import same_name
from agent.database.tables import decisions, drafts, posts
from agent.newsroom.measuring import Measure, Window, window
from agent.types.persona import Persona

MOST = 200


@dataclass(frozen=True)
class Measured:
    """A published post; `hands` are the people who decided anything about it, `like_her` is 0..100."""

    draft_id: int
    text: str
    at: datetime
    model: str
    persona_version: str
    hands: tuple[str, ...]
    like_her: float | None
    marks: tuple[str, ...]

    def touched_by(self, name: str) -> bool:
        return any(same_name(hand, name) for hand in self.hands)


def measured_posts(database: Database, persona: Persona, measure: Measure | None) -> list[Measured]:
    """The last so many in her own language, the oldest first; a post in another has no place on its yardstick."""
    query = (
        select(drafts, posts.c.published_at)
        .join(posts, posts.c.draft_id == drafts.c.id)
        .where(
            drafts.c.persona == persona.name, drafts.c.kind == "post",
            posts.c.language == persona.file.language,
            posts.c.published_at.is_not(None), ~posts.c.withdrawn,
        )
        .order_by(posts.c.published_at.desc(), posts.c.id.desc())
        .limit(MOST)
    )  # fmt: skip
    with database.read.connect() as connection:
        rows = list(connection.execute(query).all())
    hands = _hands(database, [row.id for row in rows])
    return [
        Measured(
            row.id, row.text, row.published_at, model_of(row.trace), row.persona_version,
            tuple(hands[row.id]), measure.score(row.text) if measure else None,
            tuple(measure.marks(row.text)) if measure else (),
        )
        for row in reversed(rows)
    ]  # fmt: skip


def _hands(database: Database, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = select(decisions.c.draft_id, decisions.c.by).where(
        decisions.c.draft_id.in_(ids), ~decisions.c.undone
    )
    with database.read.connect() as connection:
        for row in connection.execute(query.order_by(decisions.c.id)):
            if row.by not in found[row.draft_id]:
                found[row.draft_id].append(row.by)
    return found


def model_of(trace: dict[str, object]) -> str:
    """Which model wrote it, as its server called it; traces from before that was noted name their calls."""
    calls = trace.get("calls")
    if trace.get("model"):
        return str(trace["model"])
    if isinstance(calls, list) and calls:
        return str(calls[0].get("model", ""))
    return str(trace.get("writer") or "")


def apart(found: Sequence[Measured], name: str) -> tuple[Window | None, Window | None]:
    """How the posts measure that this person had a hand in, and those that they hadn't."""
    theirs = [
        each.like_her for each in found if each.touched_by(name) and each.like_her is not None
    ]
    others = [
        each.like_her for each in found if not each.touched_by(name) and each.like_her is not None
    ]
    return window(theirs), window(others)
