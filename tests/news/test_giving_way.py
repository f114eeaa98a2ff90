"""Long work lets others have their turn, and what is kept between gathers changes nothing of what is grouped."""

import sys
import threading
import time
from dataclasses import replace

import pytest
from sqlalchemy import insert

from agent.database import Database
from agent.database.tables import feeds
from agent.news.giving_way import TURN_SECONDS, short_turns, unhurried
from agent.news.likeness import Entry
from agent.news.said import said
from agent.news.stories import Grouped, group
from tests.news.test_stories import told

PLACES = ("Velmora", "Arnholt", "Sallow", "Tarn", "Lower Pell")
THINGS = ("night tram", "harbour choir", "lamplighter", "paper goat", "umbrella fair", "tide clock")


def titles() -> list[str]:
    found = [f"{place} {thing} returns after thirty years" for place in PLACES for thing in THINGS]
    return found + [f"栖滨市第{number}路夜班电车恢复报站声" for number in (7, 11, 23)]


def two_gathers(*, forgotten: bool) -> tuple[Grouped, Grouped]:
    """What a first and a second gather group; between them the process may begin anew."""
    said.cache_clear()
    first = group([told(n, title) for n, title in enumerate(titles(), 1)], [], {}, {})
    if forgotten:
        said.cache_clear()
    number = {story: n for n, story in enumerate(dict.fromkeys(first.story_of.values()), 1)}
    known = [
        replace(entry, story=number[first.story_of[entry.id]])
        for entry in (told(n, title) for n, title in enumerate(titles(), 1))
    ]
    sagas = {number[story]: abs(saga) for story, saga in first.saga_of.items() if story in number}
    return first, group(again(), known, sagas, {})


def again() -> list[Entry]:
    return [told(900 + n, f"Crowd greets: {title}", hours=2) for n, title in enumerate(titles())]


def test_what_is_kept_between_gathers_groups_as_a_process_that_has_just_begun() -> None:
    assert two_gathers(forgotten=False) == two_gathers(forgotten=True)


def test_whoever_waits_for_the_lock_gets_it_between_two_portions(database: Database) -> None:
    begun, held, came = threading.Event(), list[int](), list[int]()

    def visitor() -> None:
        begun.set()
        with database.write.begin() as connection:
            connection.execute(insert(feeds).values(url="https://a.example/", name="A"))
        came.append(len(held))

    thread = threading.Thread(target=visitor)
    for number in unhurried(range(30)):
        with database.write.begin():
            if number == 0:
                thread.start()
                begun.wait()
            time.sleep(0.01)
            held.append(number)
    thread.join()
    assert came[0] < len(held)


def broken_gather() -> None:
    with short_turns():
        assert sys.getswitchinterval() == pytest.approx(TURN_SECONDS)
        raise ValueError("broken")


def test_threads_change_places_often_only_while_a_gather_works() -> None:
    before = sys.getswitchinterval()
    with pytest.raises(ValueError, match="broken"):
        broken_gather()
    assert sys.getswitchinterval() == pytest.approx(before)
