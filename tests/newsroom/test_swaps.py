"""Swaps teach which angles people would rather read; and a swapped text counts for its own angle."""

from agent.newsroom.spoken import spoken
from agent.newsroom.taste import taste_document
from agent.review.queue import hand_in
from tests.newsroom.conftest import House, OpenHouse
from tests.newsroom.test_autonomy import draft

CANDIDATES = [
    {"text": "Fog till ten.", "angle": "envy", "claims": []},
    {"text": "The kettle is up at the light.", "angle": "parish", "claims": []},
]


def handed_in(house: House, thread: str) -> int:
    trace = {"picked": 0, "candidates": CANDIDATES, "occasion": {"kind": "thought"}}
    new = draft(thread, text="Fog till ten.", trace=trace)
    return hand_in(house.room.database, new, house.room.clocks)


def test_a_swap_is_taste_about_angles_until_it_is_undone(open_house: OpenHouse) -> None:
    house = open_house()
    for thread in ("a", "b"):
        number = handed_in(house, thread)
        house.decide(house.drafts("corrow", id=number)[0], "swap", candidate=1)
    said = spoken(house.room.database, "corrow", house.world.at)
    assert said.liked == {"parish": 0.5, "envy": -0.5}
    assert said.angles == {"parish": 2}
    told = taste_document(house.room.database, "corrow", house.world.at)["angles"]
    assert {(row["name"], row["approved"], row["refused"]) for row in told} == {
        ("envy", 0, 2),
        ("parish", 2, 0),
    }
    house.decide(house.drafts("corrow", id=1)[0], "undo")
    assert spoken(house.room.database, "corrow", house.world.at).angles == {"envy": 1, "parish": 1}
