"""Where an approved post goes, when, and on whose word."""

import pytest

from agent.database import Database
from agent.database.tables import deliveries
from agent.errors import NotLawful
from agent.review.by_rule import approve_by_rule
from agent.types.accounts import Accounts, MastodonAccount, PlainAccount, Waiver
from agent.types.autonomy import Rule
from agent.types.persona import Persona
from tests.review.making import REVIEW, Desk, at, persona, rows


def _her(**accounts: object) -> Persona:
    her = persona(channels=("page", "mastodon"))
    there = MastodonAccount(server="https://m.example", **accounts)
    file = her.file.model_copy(update={"accounts": Accounts(mastodon=there)})
    return her.model_copy(update={"file": file})


def _due(database: Database) -> dict[str, object]:
    return dict(rows(database, deliveries, "channel", "due_at"))


def test_a_post_waits_for_the_hours_of_each_channel(desk: Desk, database: Database) -> None:
    her = _her(windows=("21:00-22:00",))  # in Shanghai
    draft = desk.hand_in(speak_at=at(1))
    desk.decide("approve", draft, who=her)
    assert _due(database) == {"page": at(1), "mastodon": at(9)}
    desk.decide("reschedule", draft, who=her, until=at(11))
    assert _due(database) == {"page": at(11), "mastodon": at(33)}


def test_a_post_goes_only_where_its_language_is_read(desk: Desk, database: Database) -> None:
    desk.decide("approve", desk.hand_in(), who=_her(languages=("en",)))
    assert list(_due(database)) == ["page"]


def test_a_post_that_no_channel_takes_is_not_approved(desk: Desk) -> None:
    her = persona()
    only = Accounts(page=PlainAccount(languages=("ja",)))
    her = her.model_copy(update={"file": her.file.model_copy(update={"accounts": only})})
    with pytest.raises(NotLawful, match="none of her channels takes posts in zh"):
        desk.decide("approve", desk.hand_in(), who=her)


def test_a_rule_cannot_approve_where_the_words_are_waived(desk: Desk, database: Database) -> None:
    her = _her(waiver=Waiver(of="words", by="Mei", reason="the account says so"))
    draft = desk.hand_in(speak_at=at(1))
    rule = Rule("auto", True, "mei", at(-24))
    assert not approve_by_rule(database, desk.clocks, her, rule, REVIEW, draft)
    assert approve_by_rule(database, desk.clocks, _her(), rule, REVIEW, draft)


def test_a_waiver_leaves_out_the_words_and_keeps_them_elsewhere(
    desk: Desk, database: Database
) -> None:
    her = _her(waiver=Waiver(of="words", by="Mei", reason="the account says so"))
    desk.decide("approve", desk.hand_in(), who=her)
    bodies = dict(rows(database, deliveries, "channel", "body"))
    assert "AI" in bodies["page"]
    assert "AI" not in bodies["mastodon"]
