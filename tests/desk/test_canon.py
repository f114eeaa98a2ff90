"""One key takes a published post into her canon."""

import httpx
from sqlalchemy import update

from agent.database.tables import drafts
from agent.desk import DeskTools


def test_only_a_published_post_is_offered_and_the_key_takes_it(
    browse: httpx.Client, tools: DeskTools, filled: list[int], taken: list[int]
) -> None:
    assert 'data-key="c"' not in browse.get(f"/drafts/{filled[0]}").text
    with tools.database.write.begin() as connection:
        mine = drafts.c.id == filled[0]
        connection.execute(update(drafts).where(mine).values(status="published"))
    assert 'data-key="c"' in browse.get(f"/drafts/{filled[0]}").text
    answer = browse.post(f"/drafts/{filled[0]}/canon")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/drafts/{filled[0]}")
    assert taken == [filled[0]]
