"""Whose short texts are these? python -m bench.voice FILE.jsonl[.gz] [--dump OUT] [--beside] [--salt S | --partings N]

FILE has a text a line {author, world, text}. Authors stand in the order of sha256 of their names: the
first 40 % are background, each of the others is learned from the first half of her texts and asked
about batches of the second halves, her own against the others'. Prints AUCs, the mean over authors:
auc1, auc5, auc10; *_world against authors of the same world only; *_masked with names and topical
words hidden; with --beside also *_plain and *_recipe, what two plain recipes (bench/beside.py) get of
the very same batches, and *_over_plain and *_over_recipe, how much more ours gets.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, pstdev
from typing import Any, Protocol

from agent.voice.fingerprint import Fingerprint
from agent.voice.masked import Mask
from bench.beside import RECIPES
from bench.given import a_file
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


class Voice(Protocol):
    """What tells how much a text sounds like somebody."""

    def raw(self, text: str) -> float: ...

    def together(self, values: Sequence[float]) -> float: ...


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
    parser.add_argument("file", type=a_file)
    parser.add_argument("--dump", type=Path, help="write JSON lines {author, of, size, score}")
    parser.add_argument("--beside", action="store_true", help="score two plain recipes as well")
    parser.add_argument("--salt", default="", help="hashed behind each name: another order")
    parser.add_argument("--partings", type=int, help="mean and spread over the salts 1 to N")
    asked = parser.parse_args(arguments)
    if asked.partings:
        salts = [str(number + 1) for number in range(asked.partings)]
        print(json.dumps(over([scored(asked.file, salt, asked.beside) for salt in salts])))
    else:
        print(json.dumps(scored(asked.file, asked.salt, asked.beside, asked.dump)))


def scored(path: Path, salt: str, beside: bool, dump: Path | None = None) -> dict[str, float]:
    background, measured = parted(read(path, salt))
    cases = list(trial(background, measured))
    if dump:
        dump.write_text("".join(json.dumps(_dumped(case)) + "\n" for case in cases))
    masked = trial(background, measured, Mask.of(background).hide)
    found = {**figures(cases), **figures(list(masked), "_masked")}
    for name, recipe in RECIPES.items() if beside else ():
        theirs = figures(list(trial(background, measured, learner=recipe.of)))
        found |= {f"{key}_{name}": value for key, value in theirs.items()}
        found |= {f"{key}_over_{name}": round(found[key] - theirs[key], 4) for key in theirs}
    return found


def over(found: Sequence[dict[str, float]]) -> dict[str, dict[str, float]]:
    """Mean and spread (standard deviation) of every figure."""
    every = {key: [one[key] for one in found if key in one] for key in found[0]}
    return {
        "mean": {key: round(mean(values), 4) for key, values in every.items()},
        "spread": {key: round(pstdev(values), 4) for key, values in every.items()},
    }


def read(path: Path, salt: str = "") -> list[Author]:
    """In the order of the hashes of their names, with the salt behind each."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in rows_of(path):
        found.setdefault(row["author"], []).append(row)
    return [
        Author(name, rows[0].get("world"), tuple(row["text"] for row in rows))
        for name, rows in sorted(found.items(), key=lambda item: _hash(item[0] + salt))
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
    learner: Callable[[Sequence[str], Sequence[str]], Voice] = Fingerprint.of,
) -> Iterator[Case]:
    """`seen` is what is shown of each text, `learner` what learns a voice from hers and from others' texts."""
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
        hers = learner([seen(text) for text in asked.reference], ground)
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
