"""What stands around her posts on her public page, and what never does."""

from agent.database import Database
from agent.publishing.channels.page.entries import cover_of
from agent.publishing.channels.page.front import Front, ShownThread, front_of
from agent.publishing.channels.page.html import html
from agent.types.clocks import FrozenClock
from memory.mind import threads
from tests.writing.briefs import config


def front(database: Database, world: FrozenClock, *secrets: str, name: str = "yuri") -> Front:
    return front_of(database, config().personas[name], config().label, world.now(), secrets)


def test_it_shows_who_she_is_her_works_who_paid_and_what_the_label_says(
    database: Database, world: FrozenClock
) -> None:
    found = front(database, world)
    assert found.who == config().personas["yuri"].file.identity.who
    assert (found.works[0].title, found.works[0].shown) == ("Surreal", "单曲")
    assert [work.paid for work in found.works if work.paid] == ["与 The North Face 有合作"]
    assert "AI" in found.statement


def test_what_is_under_embargo_is_nowhere_on_it(database: Database, world: FrozenClock) -> None:
    found = front(database, world, "Surreal")
    assert "Surreal" not in [work.title for work in found.works]
    assert not any("Surreal" in line for line in found.who)


def test_only_what_a_published_post_left_open_is_shown(
    database: Database, world: FrozenClock
) -> None:
    with database.write.begin() as connection:
        threads.start(connection, "yuri", "想学一件没用的事", "post:1", world.now(), 3)
        threads.start(connection, "yuri", "人替她开的头", "by:ana", world.now(), 3)
    assert front(database, world).open == (ShownThread("想学一件没用的事", "2026-03-11"),)


def test_notes_to_writers_never_reach_readers(database: Database, world: FrozenClock) -> None:
    yuri = config().personas["yuri"]
    page = html(cover_of("yuri", yuri.file), (), front(database, world)).decode()
    assert "不要补写" not in page
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
