"""Hands for tests of what posts do over weeks: write by hand, publish, wait for a callback."""

from datetime import timedelta
from typing import Any

from agent.newsroom.publish import publish_due
from agent.newsroom.remember import remember_all
from agent.newsroom.write import Asked, write
from agent.review.queue import hand_in, shown
from agent.types.review import Draft, NewDraft
from tests.newsroom.conftest import House


def by_hand(house: House, text: str, thread: str, **more: Any) -> Draft:
    """A draft of yuri's with this text, as if somebody had written it."""
    given: dict[str, Any] = {"trace": {}, "kind": "post", "occasion": "thought", **more}
    new = NewDraft(
        persona="yuri", text=text, language="zh", origin="manual", thread=thread, flags=(),
        persona_version="1", **given,
    )  # fmt: skip
    return shown(house.room.database, hand_in(house.room.database, new, house.room.clocks))


def published(house: House, draft: Draft) -> Draft:
    """Approve it and live until it is out and remembered."""
    house.decide(draft, "approve")
    house.until(max(draft.speak_at or house.world.at, house.world.at + timedelta(seconds=61)))
    publish_due(house.room)
    remember_all(house.room)
    return shown(house.room.database, draft.id)


def callback_on(house: House, thread: int) -> Draft:
    """Written by hand until chance makes it a callback; drafts that are none are refused."""
    for attempt in range(40):
        asked = Asked("yuri", f"callback-{thread}-{len(house.drafts())}-{attempt}")
        outcome = write(house.room, asked)
        if outcome.draft_id is None:
            continue
        draft = shown(house.room.database, outcome.draft_id)
        if draft.occasion == "callback":
            return draft
        house.decide(draft, "reject", reason="timing")
    raise AssertionError("no callback in forty writings")
