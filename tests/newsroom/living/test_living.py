"""Her life beside the news, in a home on frozen clocks with the built-in writer."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from agent.config.personas import read_persona
from agent.database.tables import deliveries, posts, tellings
from agent.errors import NotLawful, NotThere
from agent.newsroom.living import moods, told
from agent.newsroom.living.days import embargoed, week_document
from agent.newsroom.living.night import SIGNS, moods_due
from agent.newsroom.living.offers import offers
from agent.newsroom.plan import plan_slots
from agent.newsroom.publish import publish_due
from agent.newsroom.write import Asked, write
from agent.review.queue import hand_in, shown
from agent.types.review import NewDraft
from agent.types.writing import Occasion
from tests.newsroom.conftest import START, House
from tests.newsroom.living.lives import brief_on, codes, yuri


def test_what_she_is_told_is_said_at_her_next_moment_with_who_told_her(house: House) -> None:
    for row in house.room.rows(select(tellings.c.id).where(tellings.c.back_at.is_(None))):
        told.take_back(house.room.database, house.room.clocks, "yuri", row.id, "林")
    told.tell(house.room.database, house.room.clocks, yuri(house), "新歌的录音棚换了椅子", "林")
    outcome = write(
        house.room, Asked("yuri", "told-once", "slot", speak_at=house.world.at + timedelta(hours=6))
    )
    occasion = outcome.trace["occasion"]
    assert (occasion["kind"], occasion["title"]) == ("told", "新歌的录音棚换了椅子")
    assert occasion["why"].startswith("林 told her")
    assert outcome.trace["memories"][0]["kind"] == "event"
    draft = shown(house.room.database, outcome.draft_id or 0)
    assert "换了椅子" in draft.text
    again = write(
        house.room,
        Asked("yuri", "told-twice", "slot", speak_at=house.world.at + timedelta(hours=7)),
    )
    assert (again.trace["occasion"] or {}).get("kind") != "told"
    house.decide(draft, "reject", reason="timing")


def test_what_is_told_for_a_day_to_come_is_called_by_its_day_and_not_today(house: House) -> None:
    now, hers = house.world.at, yuri(house)
    day = now.astimezone(hers.file.zone).date() + timedelta(days=1)
    made = told.tell(house.room.database, house.room.clocks, hers, "明晚在江边唱一首", "林", day)
    (offer,) = [
        each for each in told.told_offers(house.room, hers, now) if "江边" in each.occasion.title
    ]
    assert (offer.occasion.when, offer.chance) == ("明天", told.EVE)
    brief = brief_on(house, offer.occasion)
    assert "day" in codes("今晚江边，我唱一首，唱完就回。", brief)
    assert "number" in codes("明晚江边，我唱 37 首，唱完就回。", brief)
    told.take_back(house.room.database, house.room.clocks, "yuri", made["id"], "林")
    assert not any(
        "江边" in each.occasion.title for each in told.told_offers(house.room, hers, now)
    )


def test_telling_nothing_too_much_or_too_late_is_refused_with_the_mend(house: House) -> None:
    for text, until in (("  ", None), ("很" * 301, None), ("演出", date(2026, 3, 1))):
        with pytest.raises(NotLawful) as refused:
            told.tell(house.room.database, house.room.clocks, yuri(house), text, "林", None, until)
        assert refused.value.mend
    with pytest.raises(NotThere):
        told.take_back(house.room.database, house.room.clocks, "yuri", 999, "林")


def test_a_release_is_offered_on_its_day_once_its_embargo_is_over(house: House) -> None:
    hers = yuri(house)
    early = datetime(2026, 6, 20, 19, 0, tzinfo=hers.file.zone)
    late = datetime(2026, 6, 20, 21, 0, tzinfo=hers.file.zone)
    assert not any(each.occasion.title == "北窗" for each in offers(house.room, "yuri", early, ()))
    (offer,) = [
        each for each in offers(house.room, "yuri", late, ()) if each.occasion.title == "北窗"
    ]
    assert (offer.occasion.kind, offer.chance, offer.occasion.when) == ("work", 1.0, "今天")
    assert embargoed(hers, early) == ("北窗", "窗台代号")


def test_an_anniversary_comes_back_and_a_week_shows_it_with_her_moments(house: House) -> None:
    moment = datetime(2026, 5, 5, 21, 0, tzinfo=yuri(house).file.zone)
    (offer,) = [
        each for each in offers(house.room, "yuri", moment, ()) if each.occasion.title == "出道日"
    ]
    assert offer.occasion.when == "今天 (第 2 年)"
    plan_slots(house.room)
    week = week_document(house.room.database, yuri(house), house.room.clocks)
    assert len(week) == 8
    assert any(row["slots"] for row in week)


def test_nothing_under_embargo_leaves_though_somebody_approved_it(house: House) -> None:
    brief = brief_on(house, Occasion("thought"), embargo=embargoed(yuri(house), house.world.at))
    assert "embargo" in codes("窗台代号这四个字，我抄了两遍，第二遍圆一点。", brief)
    new = NewDraft(
        persona="yuri", text="北窗这两个字写在便签上，窗朝哪边没写。", language="zh", kind="post",
        origin="manual", occasion="thought", thread="leak", trace={}, flags=(), persona_version="1",
    )  # fmt: skip
    draft = shown(house.room.database, hand_in(house.room.database, new, house.room.clocks))
    house.decide(draft, "approve")
    house.pass_(minutes=5)
    publish_due(house.room)
    (row,) = house.room.rows(
        select(deliveries.c.status).join(posts).where(posts.c.draft_id == draft.id)
    )
    assert (row.status, shown(house.room.database, draft.id).status) == ("due", "approved")
    house.decide(draft, "undo")


def test_an_edit_that_tells_of_a_secret_cannot_be_approved(house: House) -> None:
    new = NewDraft(
        persona="yuri", text="便签换了颜色，字没换。", language="zh", kind="post", origin="manual",
        occasion="thought", thread="leak-by-edit", trace={}, flags=(), persona_version="1",
    )  # fmt: skip
    draft = shown(house.room.database, hand_in(house.room.database, new, house.room.clocks))
    edited = house.decide(draft, "edit", text="便签换了颜色，上面写着北窗。")
    assert any(flag["code"] == "embargo" and flag["severity"] == "refuse" for flag in edited.flags)
    with pytest.raises(NotLawful):
        house.decide(edited, "approve")


def test_a_mood_is_set_by_a_person_and_fades(house: House) -> None:
    hers, database = yuri(house), house.room.database
    moods.set_mood(database, house.room.clocks, hers, "犯懒", "ana", "换季")
    felt = moods.feeling(database, hers, house.world.at)
    assert felt is not None
    assert (felt.name, felt.cause, felt.strength, felt.shorter) == ("犯懒", "换季", 1.0, 0.6)
    assert moods.lean(database, hers, house.world.at) == 1.0
    half = moods.feeling(database, hers, house.world.at + timedelta(hours=36))
    assert half is not None
    assert half.strength == 0.5
    assert moods.feeling(database, hers, house.world.at + timedelta(days=3)) is None
    moods.set_mood(database, house.room.clocks, hers, "", "ana")
    assert moods.mood_document(database, hers, house.world.at)["mood"] is None
    with pytest.raises(NotThere):
        moods.set_mood(database, house.room.clocks, hers, "狂喜", "ana")


def test_a_night_sets_a_mood_with_its_cause_or_none_and_looks_once(house: House) -> None:
    zone = yuri(house).file.zone
    tomorrow = house.world.at.astimezone(zone).date() + timedelta(days=1)
    night = datetime.combine(tomorrow, time(5), zone)
    house.until(night)
    told.tell(house.room.database, house.room.clocks, yuri(house), "海报换了一版颜色", "林")
    assert "林 told her" in SIGNS["told"](house.room, yuri(house), house.world.at)
    first, again = moods_due(house.room), moods_due(house.room)
    assert again == 0
    found = moods.mood_document(house.room.database, yuri(house), house.world.at)["mood"]
    assert (found is not None) == (first > 0)
    if found:
        assert found["by"] == "selfsame"
        assert found["cause"]
        moods.set_mood(house.room.database, house.room.clocks, yuri(house), "", "ana")


def test_a_calendar_s_mistakes_are_told_by_their_line(house: House) -> None:
    folder = house.home.config / "personas/yuri"
    good = (folder / "calendar.yaml").read_text("utf-8")
    (folder / "calendar.yaml").write_text("days:\n  - name: x\n    date: someday\n", "utf-8")
    mistakes: list[Any] = []
    assert read_persona(folder, "config/personas/yuri", mistakes) is None
    assert str(mistakes[0]).startswith("config/personas/yuri/calendar.yaml:3: days[1].date")
    (folder / "calendar.yaml").write_text(good, "utf-8")


def test_the_moment_of_this_file_s_home_is_simulated_from_noon(house: House) -> None:
    assert house.world.at >= START
