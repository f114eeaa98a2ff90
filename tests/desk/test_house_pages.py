"""The house's pages as they are pressed: links from notices, cards, the shelf, feeds, the model's key."""

from dataclasses import replace

import httpx
import pytest

from agent.desk import DeskTools, Server, make_app, serve
from agent.desk.rights import needed
from agent.review import queue
from agent.review.queue import Decision
from agent.review.shelf import on_shelf
from agent.seats.people import add
from agent.telling.links import make_links
from agent.types.review import Draft
from agent.types.settings import ReviewSettings
from agent.types.telling import Alarm
from tests.desk import invented
from tests.desk.conftest import status_of
from tests.desk.housed import GOOD_KEY, House, house_tools

ORIGIN = {"sec-fetch-site": "same-origin", "accept": "text/html"}


def links(tools: DeskTools, draft_id: int, person: str = "mara") -> dict[str, str]:
    draft = queue.shown(tools.database, draft_id)
    alarm = Alarm("waiting", "x", "", draft.id, draft.revision, draft.text)
    return make_links(tools.database, tools.clocks, alarm, person)


def test_a_link_from_a_notice_decides_by_its_button_only_and_only_once(
    desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    draft, address = filled[1], f"{desk.url}/once/{links(tools, filled[1])['approve']}"
    for _ in range(2):
        assert httpx.get(address, headers=ORIGIN).status_code == 200
    assert status_of(tools, draft) == "pending"
    assert httpx.post(address).status_code == 403, "from nowhere"
    assert httpx.post(address, headers=ORIGIN).status_code == 200
    assert status_of(tools, draft) == "approved"
    assert queue.history(tools.database, draft)[-1].who == "mara"
    queue_again = httpx.post(address, headers=ORIGIN)
    assert (queue_again.status_code, "used already" in queue_again.text) == (409, True)


def test_a_link_dies_with_an_edit_and_needs_a_reason_to_refuse(
    desk: Server, browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    first, second = filled[1], filled[2]
    old = f"{desk.url}/once/{links(tools, first)['approve']}"
    browse.post(f"/drafts/{first}/edit", data={"text": "止んだあとの三秒。"})
    assert httpx.post(old, headers=ORIGIN).status_code == 409
    refuse = f"{desk.url}/once/{links(tools, second)['reject']}"
    assert httpx.post(refuse, headers=ORIGIN).status_code == 422
    assert httpx.post(refuse, headers=ORIGIN, data={"reason": "dull"}).status_code == 200
    assert status_of(tools, second) == "rejected"


def test_a_link_of_somebody_who_decides_nothing_here_opens_nothing(
    desk: Server, tools: DeskTools, filled: list[int]
) -> None:
    add(tools.database, tools.clocks, "Rea", "reader", "mara")
    for person in ("Rea", "nobody"):
        address = f"{desk.url}/once/{links(tools, filled[1], person)['approve']}"
        assert httpx.post(address, headers=ORIGIN).status_code == 403
    assert status_of(tools, filled[1]) == "pending"


def test_a_waiting_thought_goes_onto_the_shelf_and_back(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    shown = browse.get("/shelf").text
    thought = next(
        draft.id
        for draft in queue.listed(tools.database)
        if draft.occasion == "thought" and f"/shelf/{draft.id}/put" in shown
    )
    assert browse.post(f"/shelf/{thought}/put?revision=1").status_code == 303
    assert [each.draft for each in on_shelf(tools.database)] == [thought]
    assert "1 day covered" in browse.get("/shelf").text
    browse.post(f"/shelf/{thought}/back")
    assert (on_shelf(tools.database), status_of(tools, thought)) == ([], "pending")


def test_a_draft_that_would_keep_has_a_button_to_the_shelf_even_once_it_is_approved_for_a_time(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    offered = [
        key for key in filled if f"/drafts/{key}/shelve" in browse.get(f"/drafts/{key}").text
    ]
    assert {queue.shown(tools.database, key).occasion for key in offered} == {"thought"}
    thought = offered[0]
    queue_again = browse.post(
        f"/drafts/{thought}/approve", data={"revision": "1", "status": "pending"}
    )
    assert queue_again.status_code == 303
    assert f"/drafts/{thought}/shelve" in browse.get(f"/drafts/{thought}").text
    sent = browse.post(f"/drafts/{thought}/shelve", data={"revision": "1", "status": "approved"})
    assert f"did=shelve&of={thought}" in sent.headers["location"]
    assert "lies on the shelf" in browse.get(sent.headers["location"]).text
    assert [each.draft for each in on_shelf(tools.database)] == [thought]
    assert f"/drafts/{thought}/shelve" not in browse.get(f"/drafts/{thought}").text


@pytest.fixture
def card(tools: DeskTools) -> int:
    """The draft of a card that waits."""
    her = invented.PERSONAS["orla"]
    weibo = her.model_copy(
        update={"file": her.file.model_copy(update={"channels": ("by-hand",)})}
    )  # fmt: skip
    text = "Eleven harbours, one voice, no commas."
    trace = invented.trace("thought", text, [invented.candidate(text, "", 80)])
    draft = queue.hand_in(tools.database, invented.draft("orla", "card", trace), tools.clocks)
    review = ReviewSettings(undo_seconds=0)
    approved: Draft = queue.decide(
        tools.database, tools.clocks, Decision(draft, "approve", "mara"), weibo, review
    )
    return approved.id


def test_a_card_shows_text_disclosure_and_box_and_ends_with_its_link(
    browse: httpx.Client, tools: DeskTools, card: int
) -> None:
    shown = browse.get("/cards").text
    assert "no commas.\n\nI am an AI. Tide Label answers for me.</textarea>" in shown
    assert "Tick “made with AI” there." in shown
    assert browse.post("/cards/1/out", data={"link": "nowhere"}).status_code == 409
    assert browse.post("/cards/1/out", data={"link": "https://x.example/1"}).status_code == 303
    assert status_of(tools, card) == "published"
    assert browse.post("/cards/1/gone", data={"why": "taken down"}).status_code == 303
    assert "Gone there, says mara." in browse.get("/cards").text


def test_feeds_are_tried_added_and_removed(tools: DeskTools) -> None:
    house = House()
    server = serve(make_app(replace(tools, house=house_tools(house))), 0)
    headers = {"authorization": "Bearer a-token-for-tests", "accept": "text/html"}
    with httpx.Client(base_url=server.url, headers=headers) as owner:
        assert "High water at nine" in owner.post("/feeds/try", data={"url": "https://t"}).text
        assert owner.post("/feeds/try", data={"url": "https://nowhere"}).status_code == 422
        owner.post("/feeds", data={"url": "https://t", "name": "Tides"})
        owner.post("/feeds/remove", data={"url": "https://example.net/gone"})
        said = {"base_url": "https://m/v1", "name": "kite", "persona": "orla", "key": "wrong"}
        assert "the key was refused" in owner.post("/key", data=said).text
        tried = owner.post("/key", data=said | {"key": GOOD_KEY}).text
        assert ("末班船等了三个人。" in tried, GOOD_KEY in tried) == (True, False)
        owner.post("/key", data=said | {"key": GOOD_KEY, "do": "keep"})
    server.stop()
    assert [feed["name"] for feed in house.feeds] == ["The Harbour Gazette", "Tides"]
    assert [(wish.name, by) for wish, by in house.kept] == [("kite", "mara")]


def test_what_she_cost_stands_by_post_day_and_month_for_an_owner(browse: httpx.Client) -> None:
    shown = browse.get("/costs").text
    for words in ("By post", "2026-03-11", "2026-03<", "9,120", "0.0213", 'href="/drafts/1"'):
        assert words in shown
    assert browse.get("/api/costs").json()["months"][0]["tokens"] == 9120
    assert needed("GET", "/costs") == needed("GET", "/api/costs") == "owner"


def test_the_shelf_offers_no_approval_of_what_has_flags_to_be_read(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    flags = (invented.flag("claim", "warn", "reads as a fact, unchecked: “三秒”", True),)
    told = invented.rain()
    draft = queue.hand_in(
        tools.database, invented.draft("mio", "t-flagged", told, flags=flags), tools.clocks
    )
    shown = browse.get("/shelf").text
    assert f"/shelf/{draft}/put" not in shown
    assert "Read it first: an unchecked claim" in shown
    assert browse.post(f"/shelf/{draft}/put?revision=1").status_code == 409
    assert status_of(tools, draft) == "pending"


def test_what_lies_on_the_shelf_says_so_on_its_own_page(
    browse: httpx.Client, tools: DeskTools, filled: list[int]
) -> None:
    tools.decide(Decision(filled[2], "approve", "mara", shelf=True))
    shown = browse.get(f"/drafts/{filled[2]}").text
    assert "Lies on the shelf" in shown
    assert "It goes out by itself" not in shown
