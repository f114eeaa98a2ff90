"""The regression behind a fingerprint: ridge in its dual form, both sides weighing the same.

What the background costs is paid once (its inverse is kept); a persona is then a block beside it
(Schur's complement), and what each text would get from all the others comes for free (Allen's PRESS).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

from agent.voice.grams import Norm, Rows, Vocabulary, norms_of, often
from agent.voice.scale import PARTS

if TYPE_CHECKING:
    from agent.voice.grams import Array, Places

RIDGE = 0.002
"""Of the number of others: the more there are, the more their sum must be held back."""
RARITY = 1.5
"""The power of a gram's idf. What everybody writes says less of one voice than its frequency alone suggests."""
NEIGHBOURS = 10
FEWEST_PARTS = 4
"""What is left out at a time, to tell her lines by those that stand elsewhere: an eighth part of canon and ten lines
at least, since of fewer the rest of a scene would stay on either side; but never more than a quarter of canon."""
COMMON = 2
"""A gram that fewer of the others have is as good as new. Of hers all count, or else a line would find grams
of its own among those that two of her lines share, and a text that nobody has seen would not."""


@dataclass(frozen=True)
class Ground:
    """Other voices, prepared: their grams and norms, and the inverse of what they have in common."""

    words: Vocabulary
    norms: tuple[Norm, ...]
    rows: Rows
    inverse: "Array"


@dataclass(frozen=True)
class Learned:
    """Weights, and each text's value as the others tell it."""

    words: Vocabulary
    grams: "Array"
    """A weight for each gram."""
    style: tuple[float, ...]
    bias: float
    own: tuple[float, ...]
    far: tuple[float, ...]
    """Of hers, as told by lines that stand elsewhere in her canon: neighbours are often about one thing."""
    others: tuple[float, ...]


@lru_cache(maxsize=1)
def ground_of(texts: tuple[str, ...]) -> Ground:
    """The last one is kept, some 4 MB: who tunes a persona learns her again and again before the same others."""
    import numpy as np

    keys, having = often(texts, COMMON)
    idf = (np.log((1 + len(texts)) / (1 + having)) + 1) ** RARITY
    words = Vocabulary(keys, idf, float((log(1 + len(texts)) + 1) ** RARITY))
    norms = norms_of(texts)
    rows = Rows.of(texts, words, norms)
    like = rows.likeness(rows, len(keys))
    inverse = np.linalg.inv(like + RIDGE * len(texts) * np.eye(len(texts)))
    return Ground(words, norms, rows, inverse.astype(np.float64, copy=False))


def learn(canon: Sequence[str], ground: Ground) -> Learned:
    """Her lines (+1) against the ground (−1)."""
    import numpy as np

    words = ground.words.with_new(often(canon, 1)[0])
    columns = len(words.keys)
    rows, others = Rows.of(canon, words, ground.norms), ground.rows.among(ground.words, words)
    dual = _solved(ground.inverse, rows.likeness(others, columns).T, rows.likeness(rows, columns))
    style = rows.style.T @ dual.own + others.style.T @ dual.others
    return Learned(
        words,
        rows.weights(dual.own, columns) + others.weights(dual.others, columns),
        tuple(style.tolist()),
        float(dual.own.sum() + dual.others.sum()),
        tuple((1 - dual.own / np.diag(dual.block)).tolist()),
        tuple(_without_neighbours(dual).tolist()),
        tuple((-1 - dual.others / dual.others_diagonal).tolist()),
    )


@dataclass(frozen=True)
class _Dual:
    """A weight for every text on either side, and what left-out texts are told by of the whole inverse."""

    own: "Array"
    others: "Array"
    block: "Array"
    """Of the whole inverse, hers."""
    others_diagonal: "Array"


def _solved(inverse: "Array", across: "Array", own: "Array") -> _Dual:
    """`across` is others × own. A line of hers counts as many times more as there are more others."""
    import numpy as np

    others_count, own_count = across.shape
    moved = inverse @ across
    alone = inverse @ -np.ones(others_count)
    block = np.linalg.inv(own - across.T @ moved + RIDGE * own_count * np.eye(own_count))
    hers = block @ (1 - across.T @ alone)
    theirs = alone - moved @ hers
    diagonal = np.diag(inverse) + ((moved @ block) * moved).sum(axis=1)
    return _Dual(hers, theirs, block, diagonal)


def _without_neighbours(dual: _Dual) -> "Array":
    """Each line of hers as the others tell it with the whole part of canon left out in which it stands."""
    import numpy as np

    values = np.ones(len(dual.own))
    for part in parts_of(len(values)):
        values[part] -= np.linalg.solve(dual.block[np.ix_(part, part)], dual.own[part])
    return values


def parts_of(lines: int) -> list["Places"]:
    """The places of her lines, part by part."""
    import numpy as np

    count = max(FEWEST_PARTS, min(PARTS, lines // NEIGHBOURS))
    return np.array_split(np.arange(lines), min(count, lines))
