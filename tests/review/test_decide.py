"""Decisions: what each verb does to a draft, its post and its deliveries."""

from datetime import datetime, timedelta

import pytest

from agent.database import Database
from agent.database.tables import decisions, deliveries, drafts, posts
from agent.errors import NotLawful, NotThere
from agent.review.queue import history, listed, revisions, shown, waiting_redos
from agent.text.disclosure import letter
from agent.types.approved import bytes_hash, post_hash
from agent.types.clocks import FrozenClock
from agent.types.writing import Flag
from tests.conftest import NOON
from tests.review.making import DISCLOSURE, EVENING, NOTED, REFUSED, Desk, at, persona, rows

SHORT = Flag("length", "warn", "shorter than she speaks")


def test_approving_freezes_the_text_and_addresses_it_to_every_channel(
    desk: Desk, database: Database
) -> None:
    her = persona(channels=("page", "folder"))
    draft = desk.decide("approve", desk.hand_in(), who=her)
    body = letter(draft.text, her.file, "zh", "page")
    assert draft.status == "approved"
    assert DISCLOSURE in body
    assert rows(database, posts, "text", "sha256", "approved_by") == [
        (draft.text, post_hash(draft.text, {}, []), "mei")
    ]
    assert rows(database, deliveries, "channel", "body", "sha256", "status", "due_at") == [
        ("page", body, bytes_hash(body), "due", EVENING),
        ("folder", body, bytes_hash(body), "due", EVENING),
    ]


@pytest.mark.parametrize(
    ("speak_at", "due"),
    [
        (None, NOON + timedelta(seconds=60)),
        (at(-3), NOON + timedelta(seconds=60)),
        (NOON + timedelta(seconds=30), NOON + timedelta(seconds=60)),
        (EVENING, EVENING),
    ],
)
def test_an_approved_post_is_due_at_its_time_and_no_sooner_than_the_undo_grace(
    desk: Desk, database: Database, speak_at: datetime | None, due: datetime
) -> None:
    desk.decide("approve", desk.hand_in(speak_at=speak_at))
    assert rows(database, deliveries, "due_at") == [(due,)]


def test_stale_news_cannot_be_approved(desk: Desk, database: Database) -> None:
    draft = desk.hand_in(speak_at=at(-3), expires_at=at(-1))
    with pytest.raises(NotLawful, match="stale") as refused:
        desk.decide("approve", draft)
    assert refused.value.mend == "write a new one: selfsame write yuri"
    assert rows(database, posts, "id") == []


def test_news_that_would_be_stale_when_it_leaves_cannot_be_approved(desk: Desk) -> None:
    draft = desk.hand_in(speak_at=EVENING, expires_at=EVENING)
    with pytest.raises(NotLawful, match="would be"):
        desk.decide("approve", draft)


def test_a_draft_that_code_refuses_must_be_edited_first(desk: Desk, database: Database) -> None:
    draft = desk.hand_in(flags=(REFUSED,))
    with pytest.raises(NotLawful, match="says “buy now”"):
        desk.decide("approve", draft)
    assert rows(database, decisions, "id") == []
    desk.decide("edit", draft, text="那盏灯还亮着。", check=lambda text: [])
    assert desk.decide("approve", draft).status == "approved"


def test_an_unofficial_persona_is_refused_outside_her_own_page(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    with pytest.raises(NotLawful, match="may not go to mastodon"):
        desk.decide("approve", draft, who=persona(unofficial=True, channels=("page", "mastodon")))
    assert rows(database, deliveries, "id") == []
    own = persona(unofficial=True, channels=("page", "folder"))
    assert desk.decide("approve", draft, who=own).status == "approved"


def test_a_persona_without_channels_cannot_have_a_post_approved(desk: Desk) -> None:
    with pytest.raises(NotLawful, match="channels is empty"):
        desk.decide("approve", desk.hand_in(), who=persona(channels=()))


def test_an_approved_belief_goes_nowhere(desk: Desk, database: Database) -> None:
    draft = desk.decide("approve", desk.hand_in(kind="belief"))
    assert draft.status == "approved"
    assert rows(database, posts, "id") == rows(database, deliveries, "id") == []


def test_an_edit_is_a_new_revision_and_the_old_one_stays(desk: Desk, database: Database) -> None:
    draft = desk.hand_in(flags=(NOTED,))
    edited = desk.decide("edit", draft, text=" 灯醒着。\r\n人睡了。 ", check=lambda text: [SHORT])
    assert (edited.status, edited.revision, edited.text) == ("pending", 2, "灯醒着。\n人睡了。")
    assert [flag["code"] for flag in edited.flags] == ["length"]
    assert [row.by for row in revisions(database, draft)] == ["selfsame", "mei"]


def test_an_edit_that_nothing_checks_keeps_its_flags(desk: Desk) -> None:
    edited = desk.decide("edit", desk.hand_in(flags=(REFUSED,)), text="灯醒着。")
    assert edited.flags == (REFUSED,)


@pytest.mark.parametrize("text", ["", "  \r\n ", None, "凌晨三点的便利店，灯比人醒。"])
def test_an_edit_to_nothing_or_to_the_same_is_refused(desk: Desk, text: str | None) -> None:
    with pytest.raises(NotLawful):
        desk.decide("edit", desk.hand_in(), text=text)


def test_an_edit_of_an_approved_draft_takes_the_approval_back_and_says_so(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    assert desk.decide("edit", draft, text="灯醒着。").status == "pending"
    assert rows(database, deliveries, "status") == [("withdrawn",)]
    assert rows(database, posts, "withdrawn") == [(True,)]
    assert "no longer approved" in history(database, draft)[-1].why


def test_an_edited_draft_approved_again_goes_out_with_its_new_text_only(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    desk.decide("edit", draft, text="灯醒着。")
    desk.decide("approve", draft)
    assert [status for (status,) in rows(database, deliveries, "status")] == ["withdrawn", "due"]
    assert rows(database, posts, "text")[-1] == ("灯醒着。",)


def test_a_refusal_needs_one_of_the_reasons(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    with pytest.raises(NotLawful, match="no reason"):
        desk.decide("reject", draft)
    assert desk.decide("reject", draft, reason="2", note="没这回事").status == "rejected"
    assert rows(database, decisions, "verb", "reason", "note") == [("reject", "untrue", "没这回事")]


def test_refusing_an_approved_draft_withdraws_its_post(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    desk.decide("reject", draft, reason="timing")
    assert rows(database, deliveries, "status") == [("withdrawn",)]


def test_redo_only_records_the_wish(desk: Desk, database: Database) -> None:
    draft = desk.hand_in()
    wished = desk.decide("redo", draft, note="短一点")
    assert (wished.status, wished.redo_wish) == ("pending", "短一点")
    assert [each.id for each in waiting_redos(database)] == [draft]
    assert waiting_redos(database)[0].trace["notice"] == "灯"


def test_a_redo_of_an_approved_draft_keeps_it_from_leaving_meanwhile(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    assert desk.decide("redo", draft).status == "pending"
    assert rows(database, deliveries, "status") == [("withdrawn",)]


@pytest.mark.parametrize("verb", ["approve", "edit", "reject"])
def test_a_later_decision_ends_a_redo_wish(desk: Desk, database: Database, verb: str) -> None:
    draft = desk.hand_in()
    desk.decide("redo", draft)
    desk.decide(verb, draft, text="灯醒着。", reason="dull")  # type: ignore[arg-type]
    assert waiting_redos(database) == []


def test_snoozing_and_rescheduling_move_a_waiting_draft(desk: Desk) -> None:
    draft = desk.hand_in()
    assert desk.decide("snooze", draft, until=at(2)).not_before == at(2)
    assert desk.decide("reschedule", draft, until=at(30)).speak_at == at(30)


def test_snoozing_and_rescheduling_move_the_deliveries_of_an_approved_one(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    desk.decide("approve", draft)
    assert desk.decide("snooze", draft, until=at(10)).status == "approved"
    assert rows(database, deliveries, "due_at", "status") == [(at(10), "due")]
    desk.decide("reschedule", draft, until=at(12))
    assert rows(database, deliveries, "due_at") == [(at(12),)]


@pytest.mark.parametrize("until", [None, datetime(2026, 3, 12), at(-1), at(20)])  # noqa: DTZ001
@pytest.mark.parametrize("verb", ["snooze", "reschedule"])
def test_a_time_must_have_a_zone_and_lie_ahead_while_the_news_is_fresh(
    desk: Desk, verb: str, until: datetime | None
) -> None:
    with pytest.raises(NotLawful):
        desk.decide(verb, desk.hand_in(expires_at=at(20)), until=until)  # type: ignore[arg-type]


def test_a_snoozed_draft_is_not_rescheduled_into_its_snooze(desk: Desk) -> None:
    draft = desk.hand_in()
    desk.decide("snooze", draft, until=at(10))
    with pytest.raises(NotLawful, match="snoozed until"):
        desk.decide("reschedule", draft, until=at(9))


CANDIDATES = {
    "candidates": [
        {"text": "凌晨三点的便利店，灯比人醒。", "opens_thread": "想数灯"},
        {"text": "想学转笔。", "closes_thread": 7, "verdict": {"flags": [NOTED]}},
    ]
}


def test_a_swap_takes_the_other_candidate_with_its_flags_and_thread(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in(trace=CANDIDATES, opens_thread="想数灯")
    swapped = desk.decide("swap", draft, candidate=1)
    assert (swapped.text, swapped.flags, swapped.revision) == ("想学转笔。", (NOTED,), 2)
    assert rows(database, drafts, "opens_thread", "closes_thread") == [("", 7)]


def test_a_swap_checks_the_candidate_where_a_check_is_given(desk: Desk) -> None:
    draft = desk.hand_in(trace=CANDIDATES)
    asked: list[str] = []

    def check(text: str) -> list[Flag]:
        asked.append(text)
        return [SHORT]

    swapped = desk.decide("swap", draft, candidate=1, check=check)
    assert asked == ["想学转笔。"]
    assert [flag["code"] for flag in swapped.flags] == ["length"]


@pytest.mark.parametrize("number", [None, -1, 2])
def test_a_swap_for_a_candidate_that_is_not_there_is_refused(
    desk: Desk, number: int | None
) -> None:
    with pytest.raises(NotLawful, match="it has 2"):
        desk.decide("swap", desk.hand_in(trace=CANDIDATES), candidate=number)


def test_a_decision_on_a_revision_that_is_no_longer_there_changes_nothing(
    desk: Desk, database: Database
) -> None:
    draft = desk.hand_in()
    desk.decide("edit", draft, text="灯醒着。", revision=1)
    with pytest.raises(NotLawful, match="changed meanwhile"):
        desk.decide("approve", draft, revision=1)
    with pytest.raises(NotLawful, match="changed meanwhile"):
        desk.decide("edit", draft, text="另一句。", revision=1)
    assert shown(database, draft).text == "灯醒着。"
    assert len(rows(database, decisions, "id")) == 1


def test_every_decision_is_audited_with_who_when_on_both_clocks_from_to_and_why(
    desk: Desk, database: Database, world: FrozenClock, wall: FrozenClock
) -> None:
    draft = desk.hand_in()
    world.advance(timedelta(hours=1))
    wall.advance(timedelta(minutes=1))
    desk.decide("reject", draft, reason="dull", note="没意思", by=" lin ")
    row = history(database, draft)[-1]
    assert (row.who, row.action, row.was, row.became) == ("lin", "reject", "pending", "rejected")
    assert (row.world_at, row.wall_at) == (at(1), NOON + timedelta(minutes=1))
    assert row.why == "dull: 没意思"


def test_a_decision_without_a_name_is_refused(desk: Desk) -> None:
    with pytest.raises(NotLawful, match="name"):
        desk.decide("approve", desk.hand_in(), by=" ")


def test_a_draft_of_somebody_else_is_refused(desk: Desk) -> None:
    with pytest.raises(NotLawful, match="ada's, not yuri's"):
        desk.decide("approve", desk.hand_in(persona="ada"))


def test_a_draft_that_is_not_there_is_named(desk: Desk, database: Database) -> None:
    with pytest.raises(NotThere, match="no draft 99"):
        desk.decide("approve", 99)
    with pytest.raises(NotThere, match="no draft 99"):
        shown(database, 99)


def test_the_queue_lists_by_time_and_leaves_the_trace_out(desk: Desk, database: Database) -> None:
    late, soon = desk.hand_in("a", speak_at=at(9)), desk.hand_in("b", speak_at=at(8))
    now, other = desk.hand_in("c", speak_at=None), desk.hand_in("d", persona="ada", flags=(NOTED,))
    gone = desk.hand_in("e")
    desk.decide("reject", gone, reason="dull")
    found = listed(database)
    assert [draft.id for draft in found] == [now, soon, other, late]
    assert all(draft.trace == {} for draft in found)
    assert [draft.id for draft in listed(database, persona="ada")] == [other]
    assert listed(database, persona="ada")[0].flags == (NOTED,)
    assert [draft.id for draft in listed(database, statuses=("rejected",))] == [gone]
    assert len(listed(database, limit=2)) == 2
