"""A machine that slept for three days lets out what was approved one after another, and nothing that went stale; every
jump and every absence: tests/soak/test_sleeping.py."""

from datetime import timedelta

from agent.newsroom.publish import publish_due
from tests.faults.sleeping import Seen, hold_to_the_laws
from tests.newsroom.conftest import House, OpenHouse
from tests.review.making import Desk


def approved(house: House, count: int, apart: int, expires: timedelta | None = None) -> None:
    her, start = house.room.persona("yuri"), house.world.at
    desk = Desk(house.room.database, house.room.clocks)
    for number in range(count):
        draft = desk.hand_in(
            f"s-{number}-{expires}", text=f"灯 {number} 醒着，{expires}。", speak_at=start + timedelta(hours=apart * (number + 1)),
            expires_at=start + expires if expires else None,
        )  # fmt: skip
        desk.decide("approve", draft, who=her)


def test_after_three_days_of_sleep_there_is_no_burst_and_nothing_stale(
    open_house: OpenHouse,
) -> None:
    house, seen = open_house(), Seen()
    approved(house, 3, 20)
    approved(house, 2, 5, timedelta(days=1))
    house.pass_(days=3)
    assert len(publish_due(house.room)) == 1
    for _ in range(8):
        house.pass_(minutes=45)
        publish_due(house.room)
    hold_to_the_laws(house, seen)
    assert seen.out == 3
    assert +seen.wrong == {}
    stale = [draft for draft in house.drafts() if draft.status == "expired"]
    assert len(stale) == 2
