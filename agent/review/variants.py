"""A draft said in other languages: taken in, reworded, approved or refused, each by itself (law 5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, update
from sqlalchemy.dialects.sqlite import insert

from agent.database import Database
from agent.database.audit import record
from agent.database.tables import variants
from agent.errors import NotLawful, NotThere
from agent.review.beside import pending_post
from agent.review.holds import named
from agent.review.parts import all_variants
from agent.types.approved import bytes_hash
from agent.types.clocks import Clocks, Stamp, stamp
from agent.types.media import Variant, VariantStatus

VariantVerb = Literal["approve", "reject", "back"]
TABLE: Mapping[VariantVerb, Mapping[VariantStatus, VariantStatus]] = {
    "approve": {"pending": "approved", "approved": "approved"},
    "reject": {"pending": "rejected", "approved": "rejected"},
    "back": {"approved": "pending", "rejected": "pending"},
}
"""Verb → status → new status. What is missing is not lawful. Approved anew, it stands beside another text."""


@dataclass(frozen=True)
class Wording:
    """A variant as somebody wrote it, with what the check found in it."""

    language: str
    text: str
    gloss: str
    flags: Sequence[Mapping[str, Any]] = ()


def take_in(
    database: Database, clocks: Clocks, draft_id: int, wording: Wording, by: str
) -> Variant:
    """Put it in the place of what stood there in this language; it waits for a person again.

    Raises NotThere, NotLawful.
    """
    who, at, text = named(by), stamp(clocks), wording.text.strip()
    if not text:
        raise NotLawful("a variant can't be empty", "write it, or refuse it")
    with database.write.begin() as connection:
        draft = pending_post(connection, draft_id)
        values = {
            "text": text, "gloss": wording.gloss.strip(), "status": "pending", "by": who, "at": at.world,
            "beside": bytes_hash(draft.text), "flags": [dict(flag) for flag in wording.flags],
            "decided_by": "",
        }  # fmt: skip
        new = insert(variants).values(draft_id=draft_id, language=wording.language, **values)
        anew = new.on_conflict_do_update(
            index_elements=["draft_id", "language"], set_={**values, "number": variants.c.number + 1}
        )  # fmt: skip
        connection.execute(anew)
        _write_down(connection, at, draft_id, who, "write", wording.language)
        return _one(connection, draft_id, wording.language)


def decide_variant(
    database: Database, clocks: Clocks, draft_id: int, language: str, verb: VariantVerb, by: str,
    number: int | None = None,
) -> Variant:  # fmt: skip
    """`number` is the wording that the person saw; where it is another by now nothing happens.

    Raises NotThere, NotLawful.
    """
    who, at = named(by), stamp(clocks)
    with database.write.begin() as connection:
        draft, found = pending_post(connection, draft_id), _one(connection, draft_id, language)
        _is_lawful(found, verb, number)
        values = {"status": TABLE[verb][found.status], "decided_by": "" if verb == "back" else who}
        if verb == "approve":
            values["beside"] = bytes_hash(draft.text)
        mine = update(variants).where(variants.c.id == found.id)
        connection.execute(mine.values(values))
        _write_down(connection, at, draft_id, who, verb, language)
        return _one(connection, draft_id, language)


def _is_lawful(found: Variant, verb: VariantVerb, number: int | None) -> None:
    name = f"draft {found.draft_id} in {found.language}"
    if number not in (None, found.number):
        raise NotLawful(
            f"{name} was reworded meanwhile: you saw wording {number}, by now it is {found.number}",
            f"look at it again: selfsame variant show {found.draft_id}",
        )
    if found.status not in TABLE[verb]:
        raise NotLawful(f"{name} is {found.status} already", "there is nothing to take back")
    if verb == "approve" and found.refused:
        raise NotLawful(
            f"{name} can't be approved as it stands: {'; '.join(found.refused)}", "reword it first"
        )


def _one(connection: Connection, draft_id: int, language: str) -> Variant:
    found = next(
        (each for each in all_variants(connection, draft_id) if each.language == language), None
    )
    if found is None:
        mend = f"write it: selfsame variant write {draft_id} {language}"
        raise NotThere(f"draft {draft_id} has nothing in {language!r}", mend)
    return found


def _write_down(
    connection: Connection, at: Stamp, draft_id: int, who: str, verb: str, language: str
) -> None:
    record(connection, at, f"draft:{draft_id}", who, f"{verb} variant", why=language)
