"""Looking several times at one occasion: together it finds what one by one would."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from agent.types.clocks import FrozenClock
from memory.memory import MemoryStore
from memory.types import Kind, Look, NewMemory

Make = Callable[..., NewMemory]
QUESTION = "What did Ann say of the lamp on the bridge?"
LOOKS = (
    Look(["lore", "belief"], 4),
    Look(["post"], 6, ["mira"]),
    Look(["lesson"], 3),
    Look(None, 8),
    Look([], 8),
)
KINDS: tuple[Kind, ...] = ("lore", "belief", "post", "event", "lesson")


@pytest.fixture
def lived(store: MemoryStore, a_memory: Make, world: FrozenClock) -> MemoryStore:
    """Of every kind, some of it talk, and more of it than is weighed in full."""
    new = [
        a_memory(
            f"The lamp of bridge {n} went {n % 7} {'dim' * (n % 3)}.", f"x:{n}", kind=kind, at=at
        )
        for n in range(120)
        for kind, at in [(KINDS[n % len(KINDS)], world.now() - timedelta(days=n))]
    ]
    new += [
        NewMemory("yuri", "event", said, f"talk:{n}", world.now(), who, session="t", position=n)
        for n, (who, said) in enumerate((("Ann", "A lamp!"), ("Bea", "Where?"), ("Ann", "There.")))
    ]
    new += [a_memory(f"Mira on a lamp, {n}.", f"post:{n}", persona="mira") for n in range(4)]
    store.remember_all(new)
    return store


def test_several_looks_at_once_find_what_each_would_find_by_itself(lived: MemoryStore) -> None:
    together = lived.looks("yuri", QUESTION, LOOKS)
    apart = [
        lived.recall("yuri", QUESTION, kinds=look.kinds, limit=look.limit, mates=look.mates)
        for look in LOOKS
    ]
    assert together == apart
    assert [bool(found) for found in together] == [True, True, True, True, False]


def test_a_look_that_asks_for_nobody_else_shows_no_mates_posts(lived: MemoryStore) -> None:
    known, said, *_ = lived.looks("yuri", QUESTION, LOOKS)
    assert {each.memory.persona for each in known} == {"yuri"}
    assert {each.memory.persona for each in said} == {"yuri", "mira"}


def test_looking_for_nothing_finds_nothing(lived: MemoryStore) -> None:
    assert lived.looks("yuri", "  ", LOOKS) == [[]] * len(LOOKS)
    assert lived.looks("yuri", QUESTION, []) == []
