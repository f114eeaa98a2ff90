"""Who rises on a board: what each look shows of its items, from looks up to it and no later. Pure.

A case is an item below rank 5; it rises if a look of the next 6 hours shows it among the first 3. What a board's
items do is mostly the board's habit: how fast it turns over, whether items climb or come in at the top, and how
many of those above are newer. All of it is read off the last two days of looks, live as in training.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import ndarray

TOP, BELOW = 3, 5
AHEAD = timedelta(hours=6)
MEMORY = timedelta(hours=48)
_HOUR = 3600.0
_CLIMB, _DAY = 3.5, 24.0  # hours over which a climb, and a board's turnover, are counted

FEATURES = (
    "rank", "place", "best", "entry", "worst", "move", "climb", "age", "since_best", "looks", "new", "back",
    "was_top", "newer_above", "newer_share", "newer_first_5", "older_below", "age_order", "size", "mean_age_top",
    "youngest_top", "youngest_first_5", "median_age", "newcomers", "newcomers_lately", "gap", "turnover",
    "climbs", "climb_share",
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """One look at a board: item → rank, 1 first."""

    board: str
    at: datetime
    ranks: Mapping[str, int]


@dataclass(frozen=True)
class Seen:
    """A look with what was known of its items then: one row of FEATURES each."""

    look: Look
    items: tuple[str, ...]
    rows: "ndarray"


@dataclass
class _Track:
    """One item on one board; times in hours."""

    first: float
    entry: int
    best: int
    best_at: float
    worst: int
    looks: int = 0
    topped: float | None = None
    recent: deque[tuple[float, int]] = field(default_factory=deque)

    def note(self, at: float, rank: int) -> None:
        self.looks += 1
        self.worst = max(self.worst, rank)
        if rank < self.best:
            self.best, self.best_at = rank, at
        if rank <= TOP and self.topped is None:
            self.topped = at
        self.recent.append((at, rank))
        while at - self.recent[0][0] > _CLIMB:
            self.recent.popleft()


@dataclass
class _Board:
    """What is remembered of a board while its looks go by."""

    began: float
    last: float | None = None
    tracks: dict[str, _Track] = field(default_factory=dict)
    newcomers: deque[float] = field(default_factory=lambda: deque(maxlen=6))
    entries: deque[tuple[float, bool]] = field(default_factory=deque)
    """When an item first came among the top, and whether it had climbed there."""


def _every(look: Look) -> bool:
    return True


def walk(looks: Iterable[Look], wanted: Callable[[Look], bool] = _every) -> Iterator[Seen]:
    """The looks in order of time, each with its rows. Others than those wanted are walked through only."""
    boards: dict[str, _Board] = {}
    for look in sorted(looks, key=lambda look: (look.at, look.board)):
        at = look.at.timestamp() / _HOUR
        board = boards.setdefault(look.board, _Board(at))
        before = board.last
        previous = _noted(board, look, at)
        if look.ranks and wanted(look):
            items = tuple(sorted(look.ranks, key=lambda item: (look.ranks[item], item)))
            yield Seen(look, items, _rows(board, look, items, at, before, previous))


def _noted(board: _Board, look: Look, at: float) -> dict[str, int]:
    """Take the look in; what the items of the look before ranked."""
    previous = {
        i: t.recent[-1][1] for i, t in board.tracks.items() if t.recent[-1][0] == board.last
    }
    _forget(board, at)
    came = [item for item in look.ranks if item not in board.tracks]
    for item, rank in look.ranks.items():
        track = board.tracks.setdefault(item, _Track(at, rank, rank, at, rank))
        was_top = track.topped is not None
        track.note(at, rank)
        if not was_top and track.topped is not None and at > board.began:
            board.entries.append((at, track.first < at))
    if board.last is not None:
        board.newcomers.append(len(came) / max(1, len(look.ranks)))
    board.last = at
    return previous


def _forget(board: _Board, at: float) -> None:
    """Items that nobody saw for as long as the memory reaches are new when they come again."""
    most = MEMORY.total_seconds() / _HOUR
    gone = [item for item, track in board.tracks.items() if at - track.recent[-1][0] > most]
    for item in gone:
        del board.tracks[item]
    while board.entries and at - board.entries[0][0] > _DAY:
        board.entries.popleft()


def _rows(
    board: _Board, look: Look, items: Sequence[str], at: float,
    before: float | None, previous: Mapping[str, int],
) -> "ndarray":  # fmt: skip
    import numpy as np

    tracks = [board.tracks[item] for item in items]
    ranks = np.array([look.ranks[item] for item in items], dtype=float)
    first = np.array([track.first for track in tracks])
    most = MEMORY.total_seconds() / _HOUR
    ages = np.minimum(at - first, most)
    was = np.array([previous.get(item, look.ranks[item]) for item in items], dtype=float)
    absent = np.array([item not in previous for item in items])
    looks = np.array([float(track.looks) for track in tracks])
    own = [
        ranks,
        ranks / ranks.max(),
        *(
            np.array([float(getattr(t, name)) for t in tracks])
            for name in ("best", "entry", "worst")
        ),
        was - ranks,
        np.array([float(track.recent[0][1]) for track in tracks]) - ranks,
        ages,
        np.array([min(at - track.best_at, most) for track in tracks]),
        looks,
        looks == 1,
        absent & (looks > 1),
        np.array([track.topped is not None for track in tracks]),
    ]
    return np.column_stack([*own, *_among(first, ages), *_habits(board, ages, at, before)])


def _among(first: "ndarray", ages: "ndarray") -> list["ndarray"]:
    """How each item's age stands to those above and below it; the items come by rank."""
    import numpy as np

    count = len(first)
    newer = first[None, :] > first[:, None]  # [i, j]: j is newer than i
    above = np.tri(count, k=-1, dtype=bool)
    newer_above = (newer & above).sum(1)
    older_below = (~newer & (first[None, :] < first[:, None]) & above.T).sum(1)
    places = np.arange(count)
    return [
        newer_above,
        newer_above / np.maximum(1, places),
        (newer & above)[:, :BELOW].sum(1),
        older_below / np.maximum(1, count - 1 - places),
        (ages[None, :] < ages[:, None]).mean(1),
    ]


def _habits(board: _Board, ages: "ndarray", at: float, before: float | None) -> list["ndarray"]:
    """What holds for the board as a whole, the same in each row."""
    import numpy as np

    hours = min(_DAY, max(at - board.began, 1.0))
    climbed = sum(climbed for _, climbed in board.entries)
    late = list(board.newcomers)
    facts = (
        len(ages), ages[:TOP].mean(), ages[:TOP].min(), ages[:BELOW].min(), float(np.median(ages)),
        late[-1] if late else 0.0, sum(late) / max(1, len(late)), at - before if before else 0.0,
        len(board.entries) / hours, climbed / hours, (climbed + 0.5) / (len(board.entries) + 1),
    )  # fmt: skip
    return [np.full(len(ages), float(fact)) for fact in facts]


def rose(looks: Sequence[Look], top: int = TOP) -> dict[tuple[str, datetime], frozenset[str]]:
    """(board, time of a look) → the items that the next 6 hours show among the first `top`."""
    by_board: dict[str, list[Look]] = {}
    for look in sorted(looks, key=lambda look: look.at):
        by_board.setdefault(look.board, []).append(look)
    found = {}
    for board, own in by_board.items():
        tops = [frozenset(i for i, rank in look.ranks.items() if rank <= top) for look in own]
        times = [look.at for look in own]
        for number, look in enumerate(own):
            within = tops[number + 1 : bisect_right(times, look.at + AHEAD)]
            found[board, look.at] = frozenset[str]().union(*within)
    return found
