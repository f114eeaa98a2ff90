"""Random damage to the index's files, and what must hold once it was opened again."""

import os
from pathlib import Path
from random import Random
from shutil import copytree, rmtree

from memory.memory import MemoryStore
from memory.types import NewMemory
from tests.conftest import NOON
from tests.memory.ordeal import opened, token

MANY = 1150
"""Chroma writes its graph to disk after a thousand."""
WAYS = ("flip", "flip", "cut", "delete", "blank", "garbage", "grow")


def fill(home: Path) -> None:
    with opened(home) as (store, database):
        with database.write.begin() as connection:
            from memory import ledger

            for n in range(MANY):
                text = f"Platform {n} has a lamp that is called {token(n)}."
                new = NewMemory("yuri", "post" if n % 9 else "lore", text, f"s:{n}", NOON)
                ledger.record(connection, new, NOON)
        store.catch_up()


def recover(home: Path, seed: int) -> str:
    """Damage a copy of the index, open it, and find everything again; returns what was done to it."""
    sound, chance = home / "sound", Random(seed)
    if not sound.exists():
        copytree(home / "index", sound)
    rmtree(home / "index")
    copytree(sound, home / "index")
    done = [damage(path, chance) for path in _chosen(home / "index", chance)]
    with opened(home) as (store, _):
        store.catch_up()
        _all_is_there(store, chance, done)
    return "; ".join(done)


def _chosen(folder: Path, chance: Random) -> list[Path]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return chance.sample(files, chance.choice((1, 1, 1, 2, 4)))


def damage(path: Path, chance: Random) -> str:
    """What a bad disk or a hasty hand does; half the time the file's times tell nothing of it."""
    content, stat, way = bytearray(path.read_bytes()), path.stat(), chance.choice(WAYS)
    at = chance.randrange(len(content) or 1)
    if way == "delete":
        path.unlink()
    elif way == "flip":
        for _ in range(chance.choice((1, 3, 40, 400))):
            if content:
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif way == "cut":
        del content[at:]
    elif way == "blank":
        content[at : at + 4096] = bytes(len(content[at : at + 4096]))
    elif way == "garbage":
        content[at : at + 512] = chance.randbytes(512)
    else:
        content += chance.randbytes(700)
    if way != "delete":
        path.write_bytes(content)
        if chance.random() < 0.5:
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return f"{way} {path.name}"


def _all_is_there(store: MemoryStore, chance: Random, done: list[str]) -> None:
    words, meaning = store._indexes.held()
    assert len(words) == len(meaning) == MANY, done
    for number in chance.sample(range(MANY), 12):
        found = store.recall("yuri", f"the lamp {token(number)}")
        assert token(number) in found[0].memory.text, (done, number)
    assert store.fault is None, (done, store.fault)
    assert store.catch_up() == 0, done
