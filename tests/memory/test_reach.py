"""Personas never see each other's private memories; what label mates said in public they may know."""

from collections.abc import Callable

import pytest

from memory.memory import MemoryStore
from memory.types import LABEL, Kind, NewMemory

Make = Callable[..., NewMemory]
KINDS: tuple[Kind, ...] = ("lore", "work", "post", "event", "belief", "thread", "lesson")
PUBLIC: tuple[Kind, ...] = ("post",)
LAMP = "The lamp on the bridge was lit."


@pytest.fixture
def shared(store: MemoryStore, a_memory: Make) -> MemoryStore:
    """One memory of each kind for two personas and the label."""
    new = []
    for persona in ("yuri", "mira", LABEL):
        for kind in KINDS:
            own = " ".join(f"{persona}{kind}{n}" for n in range(9))  # no near copies
            new.append(a_memory(f"Lamp, bridge: {own}", f"{kind}:1", persona, kind))
    store.remember_all(new)
    return store


def seen(store: MemoryStore, **how: object) -> set[tuple[str, str]]:
    found = store.recall("yuri", "lamp bridge", limit=50, **how)  # type: ignore[arg-type]
    return {(each.memory.persona, each.memory.kind) for each in found}


def test_alone_she_sees_her_own_and_the_labels_and_nothing_of_anybody_else(
    shared: MemoryStore,
) -> None:
    assert {persona for persona, _ in seen(shared)} == {"yuri", LABEL}


def test_of_a_mate_she_sees_posts_only_whatever_is_asked_for(shared: MemoryStore) -> None:
    for kinds in (None, *((kind,) for kind in KINDS)):
        found = seen(shared, mates=["mira"], kinds=kinds)
        theirs = {kind for persona, kind in found if persona == "mira"}
        assert theirs == ({"post"} if kinds is None or "post" in kinds else set()), kinds


def test_a_mate_named_wrongly_or_twice_opens_nothing_more(shared: MemoryStore) -> None:
    with_mates = seen(shared, mates=["mira", "mira", LABEL, "yuri", "nobody"])
    assert with_mates == seen(shared) | {("mira", "post")}


def test_a_mates_post_that_was_set_apart_or_forgotten_is_not_seen(shared: MemoryStore) -> None:
    (post,) = [
        each.memory.id
        for each in shared.recall("mira", "lamp bridge", limit=50, kinds=PUBLIC)
        if each.memory.persona == "mira"
    ]
    shared.keeping.quarantine([post])
    assert ("mira", "post") not in seen(shared, mates=["mira"])
    shared.keeping.release([post])
    assert ("mira", "post") in seen(shared, mates=["mira"])
    shared.forget(post)
    assert ("mira", "post") not in seen(shared, mates=["mira"])


def test_an_index_that_names_a_wrong_owner_still_shows_nothing_private(
    store: MemoryStore, a_memory: Make
) -> None:
    """The ledger has the last word: here the index says that a mate's lesson is hers."""
    from memory.entry import Entry

    secret = store.remember(a_memory(LAMP, "lesson:1", "mira", "lesson"))
    store._indexes.put_words([Entry(secret, "yuri", "post", LAMP)])
    store._indexes.put_meaning([Entry(secret, "yuri", "post", LAMP)])
    assert store.recall("yuri", "lamp bridge", mates=["mira"]) == []
