"""What tests of her life do over and over."""

from typing import Any

from sqlalchemy import select

from agent.database.tables import posts
from agent.newsroom.publish import publish_due
from agent.newsroom.remember import remember_all
from agent.review.queue import hand_in, shown
from agent.types.review import Draft, NewDraft
from agent.types.writing import Occasion
from agent.writing.brief import Brief
from agent.writing.judge import flags_of
from tests.newsroom.conftest import House


def yuri(house: House) -> Any:
    return house.room.persona("yuri")


def posted(house: House, text: str, persona: str = "yuri", **more: Any) -> Draft:
    """Approved, out and remembered."""
    given: dict[str, Any] = {"trace": {}, "occasion": "thought", "kind": "post", **more}
    new = NewDraft(
        persona=persona, text=text, language="zh" if persona == "yuri" else "en", origin="manual",
        thread=f"posted-{text}", flags=(), persona_version="1", **given,
    )  # fmt: skip
    draft = shown(house.room.database, hand_in(house.room.database, new, house.room.clocks))
    house.decide(draft, "approve")
    house.pass_(seconds=61)
    publish_due(house.room)
    remember_all(house.room)
    return shown(house.room.database, draft.id)


def post_of(house: House, draft: Draft) -> int:
    return int(house.room.rows(select(posts.c.id).where(posts.c.draft_id == draft.id))[0].id)


def brief_on(house: House, occasion: Occasion, **more: Any) -> Brief:
    from agent.types.writing import Spoken

    given: dict[str, Any] = {
        "memories": (),
        "threads": (),
        "lessons": (),
        "spoken": Spoken(),
        **more,
    }
    return Brief(
        persona=house.room.persona("yuri"), label=house.room.config.label, occasion=occasion,
        today="2026-03-11", seed="s", **given,
    )  # fmt: skip


def codes(text: str, brief: Brief) -> set[str]:
    from agent.types.writing import Candidate

    return {flag.code for flag in flags_of(Candidate(text), brief)}
