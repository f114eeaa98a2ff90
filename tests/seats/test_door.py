"""Who is let in, for how long, and what ends it."""

from datetime import timedelta

import pytest

from agent.database import Database
from agent.database.tables import people as people_table
from agent.database.tables import sessions
from agent.errors import NotLawful, NotThere, SignedOut, Slowed
from agent.seats.attempts import wait_seconds
from agent.seats.door import Door, FirstLink
from agent.seats.known_by import accept, end_sessions, end_token, invite, invited, make_token
from agent.seats.people import (
    add,
    an_owner_can_sign_in,
    give_role,
    people_of,
    remove,
    set_password,
)
from agent.types.clocks import Clocks, FrozenClock
from agent.types.seats import Knock
from agent.types.settings import DeskSettings
from tests.seats.leaving import leaves

PASSWORD = "five words in a row"


@pytest.fixture
def door(database: Database, clocks: Clocks) -> Door:
    add(database, clocks, "Mei", "owner", "the tests")
    settings = DeskSettings(session_hours=24, proxy_header="X-Remote-User")
    return Door(database, clocks, lambda: settings, "the-homes-token", "root")


def test_nobody_is_known_by_nothing_or_by_a_key_that_was_never_made(door: Door) -> None:
    for knock in (Knock(), Knock(session="x"), Knock(bearer="x"), Knock(proxied="nobody")):
        assert door.seat(knock) is None


def test_a_password_opens_and_a_wrong_one_does_not(
    door: Door, database: Database, clocks: Clocks
) -> None:
    with pytest.raises(SignedOut):
        door.sign_in("Mei", PASSWORD)
    set_password(database, clocks, "mei", PASSWORD, "Mei")
    seat = door.seat(Knock(session=door.sign_in(" MEI ", PASSWORD)))
    assert seat is not None
    assert (seat.name, seat.role, seat.how) == ("Mei", "owner", "session")


def test_a_session_ends_by_itself_by_signing_out_and_by_a_new_password(
    door: Door, database: Database, clocks: Clocks, wall: FrozenClock
) -> None:
    first, second, third = (door.begin("Mei") for _ in range(3))
    door.sign_out(first)
    assert door.seat(Knock(session=first)) is None
    assert door.seat(Knock(session=second)) is not None
    set_password(database, clocks, "Mei", PASSWORD, "Mei")
    assert door.seat(Knock(session=second)) is None
    fourth = door.begin("Mei")
    wall.advance(timedelta(hours=24))
    assert door.seat(Knock(session=fourth)) is None
    fifth = door.begin("Mei")
    end_sessions(database, "Mei")
    assert door.seat(Knock(session=fifth)) is None
    assert door.seat(Knock(session=third)) is None


def test_only_hashes_are_kept(door: Door, database: Database, clocks: Clocks) -> None:
    set_password(database, clocks, "Mei", PASSWORD, "Mei")
    keys = [
        door.begin("Mei"),
        make_token(database, clocks, "Mei", "bot", "Mei"),
        invite(database, clocks, "Mei"),
    ]
    with database.read.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        whole = "\n".join(raw.iterdump())
        kept = connection.execute(people_table.select()).one().password
    assert kept.startswith("$argon2id$")
    assert not any(secret in whole for secret in (*keys, PASSWORD))


def test_failed_tries_are_slowed_and_a_good_one_clears_the_name(
    door: Door, database: Database, clocks: Clocks, wall: FrozenClock
) -> None:
    set_password(database, clocks, "Mei", PASSWORD, "Mei")
    for _ in range(3):
        with pytest.raises(SignedOut):
            door.sign_in("Mei", "not the password")
    with pytest.raises(Slowed) as slowed:
        door.sign_in("Mei", PASSWORD)
    assert slowed.value.seconds == 2
    wall.advance(timedelta(seconds=2))
    assert door.sign_in("Mei", PASSWORD)
    with pytest.raises(SignedOut):
        door.sign_in("Mei", "not the password")


def test_the_wait_doubles_up_to_five_minutes_and_no_further() -> None:
    assert [wait_seconds(failed, 3) for failed in (0, 2, 3, 4, 5, 10, 400)] == [
        0, 0, 2, 4, 8, 256, 300,
    ]  # fmt: skip


def test_the_first_link_opens_once_and_writes_nothing(door: Door, database: Database) -> None:
    door.first = FirstLink("root", "the-link")
    assert door.first.open("another") == ""
    key = door.first.open("the-link")
    assert door.first.open("the-link") == ""
    seat = door.seat(Knock(session=key))
    assert seat is not None
    assert (seat.name, seat.role) == ("root", "owner")
    with database.read.connect() as connection:
        assert connection.execute(sessions.select()).all() == []
    door.sign_out(key)
    assert door.seat(Knock(session=key)) is None


def test_a_link_chooses_a_password_once_and_ends(
    database: Database, clocks: Clocks, wall: FrozenClock
) -> None:
    add(database, clocks, "Lin", "reviewer", "Mei")
    old, key = invite(database, clocks, "Lin"), invite(database, clocks, "Lin")
    assert invited(database, old, wall.now()) == ""
    with pytest.raises(NotLawful):
        accept(database, clocks, key, "short")
    assert accept(database, clocks, key, PASSWORD) == "Lin"
    with pytest.raises(SignedOut):
        accept(database, clocks, key, PASSWORD)
    late = invite(database, clocks, "Lin")
    wall.advance(timedelta(days=3))
    assert invited(database, late, wall.now()) == ""


def test_a_token_is_its_persons_and_can_be_ended(
    door: Door, database: Database, clocks: Clocks
) -> None:
    add(database, clocks, "Rea", "reader", "Mei")
    key = make_token(database, clocks, "Rea", "a bot", "Mei")
    seat = door.seat(Knock(bearer=key))
    assert seat is not None
    assert (seat.name, seat.role, seat.how) == ("Rea", "reader", "token")
    with pytest.raises(NotThere):
        end_token(database, clocks, "Mei", 1, "Mei")
    end_token(database, clocks, "Rea", 1, "Mei")
    assert door.seat(Knock(bearer=key)) is None


def test_a_proxys_word_counts_for_people_who_are_known_only(door: Door) -> None:
    seat = door.seat(Knock(proxied="mei"))
    assert seat is not None
    assert (seat.name, seat.how) == ("Mei", "proxy")
    assert door.seat(Knock(proxied="stranger")) is None


def test_whoever_leaves_is_known_by_nothing_any_more(
    door: Door, database: Database, clocks: Clocks
) -> None:
    set_password(database, clocks, "Mei", PASSWORD, "Mei")
    knocks = [
        Knock(session=door.begin("Mei")),
        Knock(bearer=make_token(database, clocks, "Mei", "bot", "Mei")),
        Knock(proxied="Mei"),
    ]
    leaves(database, clocks, "Mei")
    assert [door.seat(knock) for knock in knocks] == [None, None, None]
    with pytest.raises(NotLawful):
        door.sign_in("Mei", PASSWORD)


def test_the_last_owner_stays_one(database: Database, clocks: Clocks) -> None:
    add(database, clocks, "Mei", "owner", "Mei")
    for act in (
        lambda: remove(database, clocks, "Mei", "Mei"),
        lambda: give_role(database, clocks, "Mei", "reader", "Mei"),
    ):
        with pytest.raises(NotLawful):
            act()
    add(database, clocks, "Lin", "owner", "Mei")
    remove(database, clocks, "Mei", "Lin")
    assert [each.name for each in people_of(database)] == ["Lin"]
    assert not an_owner_can_sign_in(database)
    set_password(database, clocks, "Lin", PASSWORD, "Lin")
    assert an_owner_can_sign_in(database)


@pytest.mark.parametrize(
    "name", ["", "  ", "selfsame", "rule auto", "a\u202eb", "x" * 61, "a\nb\x00"]
)
def test_odd_names_are_refused(database: Database, clocks: Clocks, name: str) -> None:
    with pytest.raises(NotLawful):
        add(database, clocks, name, "reader", "Mei")
