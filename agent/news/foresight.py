"""Which items of a board will rise: learned from the installation's own looks, or mixed by hand until it can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from agent.news.rising import AHEAD, BELOW, FEATURES, TOP, Look, Seen, rose, walk
from agent.news.trees import TREES, Forest, chances, forest_of, grow

if TYPE_CHECKING:
    from numpy import ndarray

LEAST_HISTORY = timedelta(days=3)
LEAST_ROSE = 30
MOST_CASES = 80_000
NEARLY = TOP + 1
"""Who came so far counts half: few rise, and those who nearly did teach the same."""
_SLACK = timedelta(hours=3)  # three days are over when the last look of the third is taken


@dataclass(frozen=True)
class Foresight:
    """What was learned; with no forest, the mix by hand."""

    boards: tuple[str, ...] = ()
    forest: Forest | None = None

    @property
    def how(self) -> str:
        return "learned" if self.forest else "by hand"


@dataclass(frozen=True)
class Case:
    """An item below rank 5, and how likely it is among the first 3 within 6 hours; coming near counts half."""

    board: str
    item: str
    at: datetime
    chance: float


def learn(looks: Sequence[Look], until: datetime, seed: int = 0, trees: int = TREES) -> Foresight:
    """From looks whose 6 hours were over by `until`. With less than three days, or hardly any risen: by hand."""
    import numpy as np

    known = [look for look in looks if look.at <= until]
    if not known or _history(known) < LEAST_HISTORY - _SLACK:
        return Foresight()
    boards, risen = (
        tuple(sorted({look.board for look in known})),
        (rose(known), rose(known, NEARLY)),
    )
    rows, outcomes = [], []
    for seen in walk(known):
        if seen.look.at + AHEAD <= until:
            below = _below(seen)
            rows.append(table(seen, boards)[below])
            top, near = (those[seen.look.board, seen.look.at] for those in risen)
            items = [seen.items[place] for place in np.flatnonzero(below)]
            outcomes.append([((item in top) + (item in near)) / 2 for item in items])
    told = np.concatenate(outcomes)[-MOST_CASES:]
    if (told == 1).sum() < LEAST_ROSE or told.all():
        return Foresight()
    cases = np.concatenate(rows)[-MOST_CASES:]
    return Foresight(boards, grow(cases, told, np.random.default_rng(seed), trees))


def _history(looks: Sequence[Look]) -> timedelta:
    times = [look.at for look in looks]
    return max(times) - min(times)


def table(seen: Seen, boards: Sequence[str]) -> "ndarray":
    """The rows with a column for each board; a board that was never learned from has none of them."""
    import numpy as np

    marks = np.array([float(seen.look.board == board) for board in boards])
    return np.hstack([seen.rows, np.tile(marks, (len(seen.items), 1))])


def _below(seen: Seen) -> "ndarray":
    return seen.rows[:, FEATURES.index("rank")] > BELOW


def foresee(foresight: Foresight, seens: Sequence[Seen]) -> list[Case]:
    """Of the looks given, which the caller chose from a walk that began earlier."""
    import numpy as np

    if not seens:
        return []
    if foresight.forest is None:
        told = np.concatenate([by_hand(seen.rows) for seen in seens])
    else:
        rows = np.concatenate([table(seen, foresight.boards) for seen in seens])
        told = chances(foresight.forest, rows)
    which = [(seen, item) for seen in seens for item in seen.items]
    below = np.concatenate([_below(seen) for seen in seens])
    return [
        Case(seen.look.board, item, seen.look.at, round(float(chance), 6))
        for (seen, item), chance, counts in zip(which, told, below, strict=True)
        if counts
    ]


def by_hand(rows: "ndarray") -> "ndarray":
    """A mix until there is something to learn from: high, new, climbing, little newer above it."""
    import numpy as np

    rank, age, climb, share, best = (
        rows[:, FEATURES.index(name)] for name in ("rank", "age", "climb", "newer_share", "best")
    )
    score = (
        -0.08 * (rank - BELOW) - 0.08 * np.minimum(age, 24) + 0.05 * np.clip(climb, -10, 10)
        - 1.0 * share - 0.05 * (best - 1) - 2.0
    )  # fmt: skip
    return np.asarray(1 / (1 + np.exp(-score)))


def packed(foresight: Foresight) -> bytes:
    """As one .npz, to be stored."""
    import io

    import numpy as np

    arrays = foresight.forest.arrays() if foresight.forest else {}
    arrays |= {"boards": np.array(foresight.boards, dtype=np.str_), "features": np.array(FEATURES)}
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()


def unpacked(body: bytes) -> Foresight:
    """By hand where the bytes were written by a version that knew other features."""
    import io

    import numpy as np

    with np.load(io.BytesIO(body), allow_pickle=False) as arrays:
        if tuple(arrays["features"].tolist()) != FEATURES or "roots" not in arrays:
            return Foresight()
        return Foresight(tuple(arrays["boards"].tolist()), forest_of(arrays))
