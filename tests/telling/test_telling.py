"""What is told, when, and how often; and links that decide once."""

from datetime import UTC, datetime, timedelta

import pytest

from agent.database import Database
from agent.errors import NotLawful
from agent.newsroom.telling import unspoken, waiting
from agent.review.queue import shown
from agent.telling import letters, told
from agent.telling.alarms import from_status
from agent.telling.hours import digest_day, is_quiet
from agent.telling.links import look, make_links, use
from agent.types.clocks import Clocks, FrozenClock
from agent.types.settings import NoticeSettings
from agent.types.telling import Alarm
from tests.review.making import Desk, at, persona, slot

SHANGHAI = NoticeSettings(zone="Asia/Shanghai")
ALARM = Alarm("cap", "today", "the day's 60 model calls are spent")


@pytest.mark.parametrize(
    ("utc", "quiet"),
    [
        ("14:29", False),
        ("14:30", True),
        ("20:00", True),
        ("23:59", True),
        ("00:00", False),
        ("01:00", False),
    ],
)
def test_quiet_hours_lie_over_midnight_in_their_zone(utc: str, quiet: bool) -> None:
    now = datetime.fromisoformat(f"2026-03-11T{utc}:00+00:00")
    assert is_quiet(SHANGHAI, now) is quiet
    assert not is_quiet(NoticeSettings(quiet=""), now)


@pytest.mark.parametrize(("utc", "day"), [("00:59", ""), ("01:00", "2026-03-11"), ("05:00", "")])
def test_the_digest_is_due_for_some_hours(utc: str, day: str) -> None:
    assert digest_day(SHANGHAI, datetime.fromisoformat(f"2026-03-11T{utc}:00+00:00")) == day


def test_a_problem_is_told_once_until_it_is_over(database: Database) -> None:
    now = datetime(2026, 3, 11, tzinfo=UTC)
    assert told.untold(database, "mei", [ALARM]) == [ALARM]
    told.note(database, "mei", [ALARM.key], now)
    told.forget_over(database, [ALARM.key])
    assert told.untold(database, "mei", [ALARM]) == []
    assert told.untold(database, "lin", [ALARM]) == [ALARM]
    told.forget_over(database, [])
    assert told.untold(database, "mei", [ALARM]) == [ALARM]


def test_status_becomes_alarms_but_for_what_wakes_nobody() -> None:
    def problem(area: str, message: str = "it is so") -> dict[str, str]:
        return {"area": area, "subject": area, "message": message, "mend": "mend it"}

    watches = {"selfsame, watching her voice": "drift"}
    found = from_status(
        [
            problem("delivery"), problem("cap"), problem("feed"), problem("notice"),
            problem("hold", "held by mei: to look first"), problem("model"),
            problem("hold", "held by selfsame, watching her voice: less like her"),
        ],
        watches,
    )  # fmt: skip
    assert [alarm.kind for alarm in found] == ["channel", "cap", "model", "drift"]


def test_drafts_that_are_due_soon_and_evenings_without_an_approval_are_told(
    database: Database, clocks: Clocks
) -> None:
    desk, her = Desk(database, clocks), persona()
    draft = desk.hand_in("t1", slot_id=slot(database))
    hours = timedelta(hours=3)
    with database.write.begin() as connection:
        connection.exec_driver_sql("UPDATE slots SET status = 'drafted'")
    assert waiting(database, at(4), hours) == []
    assert unspoken(database, her, at(4), hours) == []
    (alarm,) = waiting(database, at(6), hours)
    assert (alarm.draft, alarm.revision) == (draft, 1)
    assert [each.kind for each in unspoken(database, her, at(6), hours)] == ["tonight"]
    desk.decide("approve", draft)
    assert waiting(database, at(6), hours) == []
    assert unspoken(database, her, at(6), hours) == []


def test_a_letter_says_the_thing_first_and_opens_the_draft() -> None:
    alarm = Alarm("waiting", "draft:7", "Draft 7 waits.", 7, 1, "灯" * 400)
    letter = letters.letter([alarm], "https://desk.example", {alarm.key: ("approve: …",)})
    assert letter.title == "selfsame: Drafts wait"
    assert letter.body.startswith("Draft 7 waits.")
    assert "https://desk.example/drafts/7" in letter.body
    assert len(letter.body) < 400


@pytest.fixture
def link(database: Database, clocks: Clocks) -> dict[str, str]:
    draft = Desk(database, clocks).hand_in("t1")
    alarm = Alarm("waiting", "d", "", draft, 1, shown(database, draft).text)
    return make_links(database, clocks, alarm, "mei")


def test_a_link_decides_once_and_ends_its_twin(
    database: Database, link: dict[str, str], wall: FrozenClock
) -> None:
    assert look(database, link["approve"], wall.now()).verb == "approve"
    assert look(database, link["approve"], wall.now()).person == "mei", "looking uses nothing up"
    assert use(database, link["approve"], wall.now()).verb == "approve"
    for key in link.values():
        with pytest.raises(NotLawful, match="used already"):
            use(database, key, wall.now())


def test_a_link_ends_with_its_day_and_with_any_change_of_the_text(
    database: Database, clocks: Clocks, link: dict[str, str], wall: FrozenClock
) -> None:
    Desk(database, clocks).decide("edit", 1, text="便利店的灯比人早醒。")
    with pytest.raises(NotLawful, match="has changed"):
        use(database, link["approve"], wall.now())
    wall.advance(timedelta(hours=24))
    with pytest.raises(NotLawful, match="too old"):
        look(database, link["reject"], wall.now())
    with pytest.raises(NotLawful):
        look(database, "never made", wall.now())


def test_a_notice_about_a_draft_leads_to_the_draft() -> None:
    behind = Alarm("channel", "draft 4", "to weibo: refused")
    assert "http://desk/drafts/4" in letters.letter([behind], "http://desk", {}).body
    assert (
        "http://desk/status"
        in letters.letter([Alarm("cap", "today", "spent")], "http://desk", {}).body
    )
