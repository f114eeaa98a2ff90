"""No more posts leave on a day than the label and she herself may have, whatever they sprang from; the others wait."""

from datetime import timedelta

from sqlalchemy import func, select

from agent.database.tables import posts
from agent.newsroom.publish import publish_due
from agent.types.persona import Persona
from tests.newsroom.conftest import House, OpenHouse
from tests.review.making import Desk


def approved(house: House, her: Persona, count: int) -> None:
    desk = Desk(house.room.database, house.room.clocks)
    for number in range(count):
        draft = desk.hand_in(f"{her.name}-{number}", persona=her.name, speak_at=None,
                             language=her.file.language, text=f"灯醒着，第 {number} 盏。")  # fmt: skip
        desk.decide("approve", draft, who=her)
    house.pass_(minutes=2)


def out(house: House, name: str = "%") -> int:
    query = select(func.count()).where(
        posts.c.published_at.is_not(None), posts.c.persona.like(name)
    )
    return int(house.room.rows(query)[0][0])


def test_the_labels_ceiling_holds_for_all_together_and_the_rest_leaves_the_next_day(
    open_house: OpenHouse,
) -> None:
    house = open_house()
    for name in ("yuri", "corrow"):
        approved(house, house.room.persona(name), 3)
    publish_due(house.room)
    publish_due(house.room)
    assert house.room.config.label.posts_per_day == out(house) == 4
    house.pass_(days=1)
    publish_due(house.room)
    house.pass_(hours=2)  # what is late keeps its distance
    publish_due(house.room)
    assert out(house) == 6


def test_her_own_cap_holds_for_her_alone_by_her_own_day(open_house: OpenHouse) -> None:
    house = open_house()
    path = house.home.config / "personas" / "yuri" / "persona.yaml"
    text = path.read_text("utf-8").replace("\ncaps: {}\n", "\ncaps: {posts_per_day: 1}\n")
    path.write_text(text, "utf-8")
    for name in ("yuri", "corrow"):
        approved(house, house.room.persona(name), 2)
    publish_due(house.room)
    assert (out(house, "yuri"), out(house, "corrow")) == (1, 2)
    house.until(house.world.at + timedelta(hours=11))
    publish_due(house.room)
    assert out(house, "yuri") == 1, "it is the same day in Shanghai"
    house.until(house.world.at + timedelta(hours=2))
    publish_due(house.room)
    assert out(house, "yuri") == 2
