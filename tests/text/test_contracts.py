"""A sponsor is a partner from the first day of its contract to the last, and on no other."""

from datetime import UTC, datetime, timedelta

import pytest

from agent.newsroom.living.held_back import no_partner_now
from agent.text.contracts import calls_partner, named_outside
from agent.types.persona import Persona, Sponsor
from tests.review.making import persona

PAID = "灯油来自合作伙伴明灯社。"


def _hers() -> Persona:
    her = persona()
    sponsor = Sponsor(
        name="明灯社", words={"zh": "广告：明灯社"}, since="2026-04-01", until="2026-06-30"
    )
    bounds = her.file.boundaries.model_copy(update={"sponsors": (sponsor,)})
    return her.model_copy(update={"file": her.file.model_copy(update={"boundaries": bounds})})


@pytest.mark.parametrize(
    ("today", "outside"),
    [
        ("2026-03-31, Tuesday, 20:00", True),
        ("2026-04-01, Wednesday, 20:00", False),
        ("2026-06-30, Tuesday, 20:00", False),
        ("2026-06-30", False),
        ("2026-07-01", True),
        ("", False),
    ],
)
def test_its_last_day_is_a_day_of_it(today: str, outside: bool) -> None:
    assert bool(named_outside(PAID, _hers().file, today)) == outside


def test_naming_somebody_is_not_calling_them_a_partner() -> None:
    assert calls_partner(PAID)
    assert not calls_partner("明灯社的灯还亮着。")


def test_what_was_approved_in_time_waits_at_the_door_once_the_contract_is_over() -> None:
    last = datetime(2026, 6, 30, 15, 59, tzinfo=UTC)  # a minute to midnight where she lives
    assert no_partner_now(_hers(), PAID, last) == ""
    assert no_partner_now(_hers(), PAID, last + timedelta(minutes=1)) == "明灯社"
    assert no_partner_now(_hers(), "明灯社的灯还亮着。", last + timedelta(days=9)) == ""
