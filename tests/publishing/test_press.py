"""The press: approved bytes leave once, at their time, and nothing else ever does."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from hashlib import sha256

import pytest

from agent.database.tables import deliveries, drafts, posts
from agent.errors import DeliveryFault, NotLawful
from agent.publishing.channel import Parcel
from agent.publishing.settle import MOST_TRIES, settle
from agent.publishing.stopped import stopped
from agent.review.queue import expire, history, hold, lift, shown
from agent.text.disclosure import letter
from agent.types.clocks import FrozenClock
from tests.publishing.making import Board, House, PowerCut
from tests.review.making import DISCLOSURE, REVIEW, at, persona, rows


def _statuses(house: House) -> list[str]:
    return [status for (status,) in rows(house.database, deliveries, "status")]


def test_published_bytes_are_the_approved_bytes_with_the_disclosure(house: House) -> None:
    draft, board = house.approved(), Board()
    assert house.press(board) == [1]
    (parcel,) = board.got
    text = shown(house.database, draft).text
    assert parcel.body == letter(text, persona().file, "zh", "page")
    assert sha256(parcel.body.encode()).hexdigest() == parcel.sha256
    assert text in parcel.body
    assert DISCLOSURE in parcel.body


def test_publishing_is_written_on_delivery_post_draft_and_audit(house: House) -> None:
    draft = house.approved()
    house.press(Board())
    now = house.world.now()
    assert rows(house.database, deliveries, "status", "sent_at", "remote", "lease_until_wall") == [
        ("published", now, "board/1", None)
    ]
    assert rows(house.database, posts, "published_at") == [(now,)]
    assert shown(house.database, draft).status == "published"
    moves = [(row.action, row.was, row.became) for row in history(house.database, draft)][2:]
    assert moves == [
        ("claim", "due", "sending"),
        ("settle", "sending", "published"),
        ("publish", "approved", "published"),
    ]


def test_what_is_out_is_never_sent_again(house: House) -> None:
    house.approved()
    board = Board(repeatable=True)
    for _ in range(3):
        house.press(board)
        house.lease_runs_out()
    assert len(board.got) == 1


@pytest.mark.parametrize("repeatable", [True, False])
def test_two_presses_at_once_send_each_parcel_once(house: House, repeatable: bool) -> None:
    for number in range(8):
        house.approved(f"t{number}")
    board = Board(repeatable=repeatable)
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(house.press, board) for _ in range(4)]
        out = [delivery for each in sent for delivery in each.result()]
    assert sorted(out) == sorted(parcel.delivery for parcel in board.got) == list(range(1, 9))


def test_nothing_leaves_before_its_time(house: House, world: FrozenClock) -> None:
    board = Board()
    house.approved(speak_at=at(8))
    assert house.press(board) == []
    world.at = at(8)
    assert house.press(board) == [1]


@pytest.mark.parametrize("verb", ["undo", "edit", "reject", "redo"])
def test_what_is_no_longer_approved_never_leaves(house: House, verb: str) -> None:
    draft, board = house.approved(), Board()
    house.desk.decide(verb, draft, text="灯醒着。", reason="dull")  # type: ignore[arg-type]
    assert house.press(board) == []
    assert board.got == []


@pytest.mark.parametrize("status", ["pending", "rejected", "expired", "superseded"])
def test_a_delivery_whose_draft_is_not_approved_is_refused_at_the_door(
    house: House, status: str
) -> None:
    house.approved()
    house.tamper(drafts, status=status)
    board = Board()
    house.press(board)
    assert board.got == []
    assert _statuses(house) == ["failed"]


def test_a_draft_that_nobody_approved_has_nothing_to_send(house: House) -> None:
    house.desk.hand_in(speak_at=at(-1))
    assert house.press(Board()) == []
    assert rows(house.database, deliveries, "id") == []


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (deliveries, {"body": "买它。"}),
        (posts, {"text": "买它。"}),
        (posts, {"variants": {"en": "buy it"}}),
        (posts, {"attachments": ["a.png"]}),
        (posts, {"withdrawn": True}),
    ],
    ids=["body", "text", "variants", "attachments", "withdrawn"],
)
def test_bytes_that_changed_after_the_approval_never_leave(
    house: House, table: object, values: dict[str, object]
) -> None:
    house.approved()
    house.tamper(table, **values)  # type: ignore[arg-type]
    board = Board()
    assert house.press(board) == []
    assert board.got == []
    (left,) = stopped(house.database, house.clocks, {"page"})
    assert (left.status, left.draft) == ("failed", 1)
    assert "approved" in left.why


@pytest.mark.parametrize("scope", ["yuri", "*", "draft:1"])
def test_a_hold_stops_what_has_not_left_until_a_person_lifts_it(house: House, scope: str) -> None:
    house.approved()
    board = Board()
    hold(house.database, house.clocks, scope, "a grave day", "mei")
    assert house.press(board) == []
    (left,) = stopped(house.database, house.clocks, {"page"})
    assert "a grave day" in left.why
    lift(house.database, house.clocks, scope, "lin")
    assert house.press(board) == [1]


def test_a_hold_of_one_persona_lets_the_others_speak(house: House) -> None:
    house.approved("a")
    house.approved("b", who=persona("ada"))
    hold(house.database, house.clocks, "yuri", "why", "mei")
    board = Board()
    house.press(board)
    assert [parcel.persona for parcel in board.got] == ["ada"]


def test_stale_news_stays_at_home(house: House, world: FrozenClock) -> None:
    house.approved(expires_at=at(1))
    world.at = at(1)
    board = Board()
    assert house.press(board) == []
    assert "its news ended" in stopped(house.database, house.clocks, {"page"})[0].why
    expire(house.database, house.clocks, REVIEW)
    assert stopped(house.database, house.clocks, {"page"}) == []
    assert _statuses(house) == ["withdrawn"]


def test_a_crash_between_claim_and_settle_is_shown_to_a_person_and_never_sent_again(
    house: House,
) -> None:
    def cut(parcel: Parcel) -> None:
        raise PowerCut

    house.approved()
    with pytest.raises(PowerCut):
        house.press(Board(act=cut))
    board = Board()
    assert house.press(board) == []
    assert _statuses(house) == ["sending"]
    house.lease_runs_out()
    assert house.press(board) == []
    assert _statuses(house) == ["unconfirmed"]
    house.lease_runs_out()
    assert house.press(board) == []
    assert board.got == []
    assert "ended" in stopped(house.database, house.clocks, {"page"})[0].why


def test_a_repeatable_channel_repeats_a_crashed_try_with_the_same_time(house: House) -> None:
    first = house.world.now() + timedelta(minutes=1)

    def cut(parcel: Parcel) -> None:
        raise PowerCut

    draft = house.approved()
    with pytest.raises(PowerCut):
        house.press(Board(repeatable=True, act=cut))
    house.lease_runs_out()
    house.world.advance(timedelta(minutes=5))
    board = Board(repeatable=True)
    assert house.press(board) == [1]
    assert [(parcel.published_at, parcel.attempt) for parcel in board.got] == [(first, 2)]
    assert shown(house.database, draft).status == "published"


def test_a_crashed_try_that_may_be_out_can_not_be_undone(house: House) -> None:
    def cut(parcel: Parcel) -> None:
        raise PowerCut

    draft = house.approved()
    with pytest.raises(PowerCut):
        house.press(Board(repeatable=True, act=cut))
    house.lease_runs_out()
    with pytest.raises(NotLawful, match="on its way"):
        house.desk.decide("undo", draft)


def test_a_crashed_try_of_stale_news_is_not_repeated_days_later(
    house: House, world: FrozenClock
) -> None:
    def cut(parcel: Parcel) -> None:
        raise PowerCut

    house.approved(expires_at=at(10))
    with pytest.raises(PowerCut):
        house.press(Board(repeatable=True, act=cut))
    house.lease_runs_out()
    world.at = at(72)
    board = Board(repeatable=True)
    assert house.press(board) == []
    assert _statuses(house) == ["unconfirmed"]


def test_an_undo_while_the_channel_is_being_asked_is_refused(house: House) -> None:
    told: list[str] = []

    def undo(parcel: Parcel) -> None:
        try:
            house.desk.decide("undo", draft)
        except NotLawful as refused:
            told.append(refused.message)

    draft = house.approved()
    assert house.press(Board(act=undo)) == [1]
    assert told == [f"draft {draft} is on its way to page (sending)"]


def test_a_channel_that_refuses_for_a_moment_is_asked_again_later(house: House) -> None:
    def refuse(parcel: Parcel) -> None:
        raise DeliveryFault("503 from the board")

    house.approved()
    assert house.press(Board(act=refuse)) == []
    board = Board()
    assert house.press(board) == []
    assert stopped(house.database, house.clocks, {"page"})[0].why == "503 from the board"
    house.world.advance(timedelta(minutes=2))
    assert house.press(board) == [1]
    assert rows(house.database, deliveries, "error", "tries") == [("", 2)]


@pytest.mark.parametrize(("permanent", "tries"), [(True, 1), (False, MOST_TRIES)])
def test_a_channel_that_keeps_refusing_is_given_up(
    house: House, permanent: bool, tries: int
) -> None:
    def refuse(parcel: Parcel) -> None:
        raise DeliveryFault("no", permanent=permanent)

    house.approved()
    for _ in range(20):
        house.press(Board(act=refuse))
        house.world.advance(timedelta(hours=7))
    assert rows(house.database, deliveries, "status", "tries", "error") == [("failed", tries, "no")]


def test_a_channel_that_fails_leaves_the_other_channels_and_posts_alone(house: House) -> None:
    def refuse(parcel: Parcel) -> None:
        raise DeliveryFault("no", permanent=True)

    both = persona(channels=("board", "page"))
    draft = house.approved("a", who=both)
    house.approved("b")
    page = Board("page")
    house.press(Board("board", act=refuse), page)
    assert [parcel.post for parcel in page.got] == [1, 2]
    assert shown(house.database, draft).status == "published"


def test_a_receipt_that_proves_nothing_is_unconfirmed(house: House) -> None:
    draft = house.approved()
    assert house.press(Board(proven=False)) == []
    assert _statuses(house) == ["unconfirmed"]
    assert shown(house.database, draft).status == "approved"


def test_a_slow_send_that_ends_after_its_lease_still_counts_as_out(house: House) -> None:
    house.approved()
    other = Board()

    def slow(parcel: Parcel) -> None:
        house.lease_runs_out()
        house.press(other)
        assert _statuses(house) == ["unconfirmed"]

    assert house.press(Board(act=slow)) == [1]
    assert other.got == []
    assert _statuses(house) == ["published"]


def test_a_try_that_was_given_up_cannot_settle_a_later_one(house: House) -> None:
    house.approved()
    stale: list[Parcel] = []

    def slow(parcel: Parcel) -> None:
        stale.append(parcel)
        raise PowerCut

    with pytest.raises(PowerCut):
        house.press(Board(repeatable=True, act=slow))
    house.lease_runs_out()

    def late(parcel: Parcel) -> None:
        receipt = Board().send(stale[0])
        assert not settle(house.database, house.clocks, stale[0], receipt)

    assert house.press(Board(repeatable=True, act=late)) == [1]


def test_a_channel_that_is_not_set_up_is_named(house: House) -> None:
    house.approved(who=persona(channels=("mastodon",)))
    assert house.press(Board()) == []
    (left,) = stopped(house.database, house.clocks, {"page"})
    assert (left.channel, left.status) == ("mastodon", "due")
    assert "no channel is called mastodon" in left.why


def test_what_simply_waits_for_its_time_is_not_stopped(house: House) -> None:
    house.approved(speak_at=at(8))
    assert stopped(house.database, house.clocks, {"page"}) == []
