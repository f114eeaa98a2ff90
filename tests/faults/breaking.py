"""Config that is broken while selfsame runs: one edit after another, each put right again."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.config.test_unfolding import LAUGHS
from tests.newsroom.conftest import House

FILES = (
    "settings.yaml", "feeds.yaml", "label/label.yaml", "personas/yuri/persona.yaml",
    "personas/corrow/frames.yaml", "personas/yuri/calendar.yaml", "prompts/judge.md",
)  # fmt: skip


def _cut(text: bytes, chance: Random) -> bytes:
    return text[: chance.randrange(len(text) // 2)].rstrip() + b"\n  : [\n"


def _garbled(text: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(text))
    return text[:place] + bytes(chance.randrange(128, 256) for _ in range(8)) + text[place:]


EDITS: dict[str, Callable[[bytes, Random], bytes]] = {
    "cut short": _cut,
    "bytes that are no text": _garbled,
    "a tab": lambda text, chance: text + b"\n\tthere: 1\n",
    "an unknown key": lambda text, chance: text + b"\nnobody_knows_this: 1\n",
    "no mapping": lambda text, chance: b"- just\n- a list\n",
    "empty": lambda text, chance: b"",
    "a key twice": lambda text, chance: text + b"\nmodel: {}\nmodel: {}\nidentity: {}\nidentity: {}\n",
    "nested without end": lambda text, chance: b"a: " + b"[" * 20_000,
    "an open quote": lambda text, chance: text + b'\nx: "never closed\n',
    "laughs": lambda text, chance: LAUGHS.encode(),
    "nothing but zeros": lambda text, chance: b"\0" * 4000,
    "a tag that runs code": lambda text, chance: text + b"\nx: !!python/object/apply:os.system [id]\n",
}  # fmt: skip


@dataclass
class Broken:
    """`outages`: the last good config was not kept; `untold`: status said nothing of it."""

    edits: int = 0
    wrong: int = 0
    outages: int = 0
    untold: int = 0
    stayed: int = 0
    by_edit: dict[str, int] = field(default_factory=dict)


def break_and_mend(house: House, chance: Random, broken: Broken) -> None:
    name, how = chance.choice(FILES), list(EDITS)[broken.edits % len(EDITS)]
    path = house.home.config / name
    whole, good = path.read_bytes(), house.room.config
    broken.edits += 1
    if chance.random() < 0.1:
        path.unlink()
        how = "deleted"
    else:
        path.write_bytes(EDITS[how](whole, chance))
    kept = house.room.config is good
    if house.room.live.mistakes:
        broken.wrong += 1
        broken.by_edit[how] = broken.by_edit.get(how, 0) + 1
        broken.outages += not kept
        broken.untold += not house.problems("config")
    _put_back(path, whole)
    assert house.room.config
    broken.stayed += bool(house.room.live.mistakes)


def _put_back(path: Path, whole: bytes) -> None:
    """As an editor does: a new file that takes its name."""
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(whole)
    shutil.move(new, path)
