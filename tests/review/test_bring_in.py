"""Posts from before become hers, once, and never twice."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from agent.database import Database
from agent.database.tables import deliveries, posts
from agent.errors import NotLawful
from agent.review.bring_in import bring_in
from agent.review.queue import listed
from agent.types.brought import BroughtPost
from agent.types.clocks import Clocks
from tests.conftest import NOON
from tests.review.making import DISCLOSURE, persona

BEFORE = BroughtPost(
    f"雨停了。\n\n{DISCLOSURE}", NOON - timedelta(days=90), "weibo", "https://w.example/1"
)


def test_they_are_published_with_their_dates_and_her_words_alone(
    database: Database, clocks: Clocks
) -> None:
    assert bring_in(database, clocks, persona(), [BEFORE], "mei") == 1
    assert bring_in(database, clocks, persona(), [BEFORE], "mei") == 0
    (draft,) = listed(database, statuses=("published",))
    assert (draft.text, draft.origin) == ("雨停了。", "imported")
    with database.read.connect() as connection:
        post = connection.execute(select(posts)).one()
        delivery = connection.execute(select(deliveries)).one()
    assert (post.published_at, post.remembered, post.approved_by) == (
        BEFORE.published_at,
        False,
        "mei",
    )
    assert (delivery.body, delivery.remote, delivery.status) == (
        BEFORE.text,
        BEFORE.link,
        "published",
    )


def test_what_is_not_out_yet_is_refused_with_the_whole_file(
    database: Database, clocks: Clocks
) -> None:
    late = BroughtPost("明年见。", NOON + timedelta(days=1))
    with pytest.raises(NotLawful):
        bring_in(database, clocks, persona(), [BEFORE, late], "mei")
    assert listed(database, statuses=("published",)) == []
