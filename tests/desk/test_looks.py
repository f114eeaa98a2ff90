"""A post as each of its channels will show it, in that channel's own count and under its own limit."""

from typing import Any

import pytest

from agent.desk.looks import looks
from agent.types.accounts import Accounts, XAccount
from agent.types.persona import Persona
from agent.types.review import Draft
from tests.desk import invented

CHANNELS = ("page", "x", "mastodon", "wecom", "bluesky")


def _hers(*channels: str) -> Persona:
    her = invented.PERSONAS["orla"]
    return her.model_copy(update={"file": her.file.model_copy(update={"channels": channels})})


def _draft(text: str, now: Any) -> Draft:
    return Draft(
        id=1, persona="orla", kind="post", origin="manual", occasion="thought", status="pending", text=text,
        language="en", revision=1, flags=(), persona_version="", created_at=now, speak_at=None,
        not_before=None, expires_at=None, hold="", slot_id=None, story_id=None, redo_wish=None,
    )  # fmt: skip


@pytest.fixture
def found(clocks: Any) -> dict[str, Any]:
    text = "潮" * 130 + " https://example.org/a-very-long-address-that-goes-on"
    return {
        look.channel: look for look in looks(_draft(text, clocks.world.now()), _hers(*CHANNELS))
    }


def test_a_link_counts_as_the_channel_counts_it_and_the_disclosure_with_it(
    found: dict[str, Any],
) -> None:
    notice = found["page"].disclosure
    assert found["x"].count == 260 + 1 + 23 + 2 + len(notice)
    assert found["mastodon"].count == 130 + 1 + 23 + 2 + len(notice)
    assert found["wecom"].count == 390 + 53 + 2 + len(notice.encode())
    assert {look.way for look in found.values()} == {"graphemes", "x", "mastodon", "bytes"}


def test_what_is_too_long_there_says_by_how_much(found: dict[str, Any]) -> None:
    assert {name: look.most for name, look in found.items()} == {
        "page": None, "x": 280, "mastodon": 500, "wecom": 2048, "bluesky": 300,
    }  # fmt: skip
    assert found["x"].over == found["x"].count - 280 > 0
    assert found["page"].over == found["mastodon"].over == 0


def test_a_chain_is_seen_as_it_will_be_cut(clocks: Any) -> None:
    her = _hers("page", "x")
    accounts = Accounts(x=XAccount(handle="orla", chain=3))
    her = her.model_copy(update={"file": her.file.model_copy(update={"accounts": accounts})})
    page, x = looks(_draft("The tide is a slow clerk. " * 20, clocks.world.now()), her)
    assert page.chain == ()
    assert [part[-3:] for part in x.chain] == ["1/3", "2/3", "3/3"]
    assert (x.over, x.count <= 280) == (0, True)
