"""Whose short texts are these? python -m bench.voice FILE.jsonl[.gz] [--dump OUT]

FILE has a text a line {author, world, text}. Authors stand in the order of sha256 of their names: the
first 40 % are background, each of the others is learned from the first half of her texts and asked
about batches of the second halves, her own against the others'. Prints AUCs, the mean over authors:
auc1, auc5, auc10; *_world against authors of the same world only; *_masked with names and topical
words hidden.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.voice.fingerprint import Fingerprint
from agent.voice.masked import Mask
from bench.heat import auc
from bench.json_lines import rows_of

SIZES = (1, 5, 10)
BATCHES = 20
BACKGROUND = 0.4


@dataclass(frozen=True)
class Author:
    name: str
    world: str | None
    texts: tuple[str, ...]

    @property
    def reference(self) -> tuple[str, ...]:
        return self.texts[: len(self.texts) // 2]

    @property
    def test(self) -> tuple[str, ...]:
        return self.texts[len(self.texts) // 2 :]


@dataclass(frozen=True)
class Case:
    """A batch of one author's texts, as another's (or her own) fingerprint scores it."""

    author: str
    of: str
    size: int
    score: float
    same_world: bool


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.voice", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--dump", type=Path, help="write JSON lines {author, of, size, score}")
    asked = parser.parse_args(arguments)
    background, measured = parted(read(asked.file))
    cases = list(trial(background, measured))
    if asked.dump:
        asked.dump.write_text("".join(json.dumps(_dumped(case)) + "\n" for case in cases))
    masked = trial(background, measured, Mask.of(background).hide)
    print(json.dumps({**figures(cases), **figures(list(masked), "_masked")}))


def read(path: Path) -> list[Author]:
    """In the order of the hashes of their names."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(path):
        found.setdefault(row["author"], []).append(row)
    return [
        Author(name, rows[0].get("world"), tuple(row["text"] for row in rows))
        for name, rows in sorted(found.items(), key=lambda item: _hash(item[0]))
    ]


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def parted(authors: Sequence[Author]) -> tuple[list[str], list[Author]]:
    """The background's texts, and who is measured."""
    count = int(BACKGROUND * len(authors))
    return [text for author in authors[:count] for text in author.texts], list(authors[count:])


def trial(
    background: Sequence[str],
    measured: Sequence[Author],
    seen: Callable[[str], str] = lambda text: text,
) -> Iterator[Case]:
    """`seen` is what is shown of each text."""
    ground = [seen(text) for text in background]
    chance = random.Random(0)
    drawn = [
        (author, size, [seen(text) for text in chance.sample(author.test, size)])
        for author in measured
        for size in SIZES
        for _ in range(BATCHES if len(author.test) >= size else 0)
    ]
    different = {text for _, _, texts in drawn for text in texts}
    for asked in measured:
        hers = Fingerprint.of([seen(text) for text in asked.reference], ground)
        raw = {text: hers.raw(text) for text in different}
        for author, size, texts in drawn:
            score = hers.together([raw[text] for text in texts])
            same = asked.world is not None and asked.world == author.world
            yield Case(asked.name, author.name, size, score, same)


def figures(cases: Sequence[Case], suffix: str = "") -> dict[str, float]:
    """Means over authors, to four places; no *_world where no two share one."""
    found = {}
    for size in SIZES:
        for world in (False, True):
            some = [case for case in cases if case.size == size and (case.same_world or not world)]
            values = [
                value
                for name in sorted({case.author for case in some})
                if (value := _auc(some, name))
            ]
            if values:
                name = f"auc{size}{'_world' if world else ''}{suffix}"
                found[name] = round(sum(values) / len(values), 4)
    return found


def _auc(cases: Sequence[Case], author: str) -> float | None:
    """None where there is nobody to be told apart from."""
    asked = [case for case in cases if case.author == author]
    own = [case.of == author for case in asked]
    return auc([case.score for case in asked], own) if True in own and False in own else None


def _dumped(case: Case) -> dict[str, Any]:
    return {"author": case.author, "of": case.of, "size": case.size, "score": case.score}


if __name__ == "__main__":
    main()
