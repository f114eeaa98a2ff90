"""From a question and what bears its terms to the memories that answer it, best first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import TYPE_CHECKING, Any

from memory.rank.asked import Asked
from memory.rank.candidates import candidates
from memory.rank.parts import Measured, measure, picked
from memory.rank.places import NOWHERE
from memory.rank.weights import WEIGHTS
from memory.rank.windows import OWN, Owner, together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]


@dataclass(frozen=True)
class Wanted:
    """The best `limit` memories of these kinds (None: of any). What was found by meaning, with how much it
    means, is among the candidates."""

    kinds: Collection[str] | None
    limit: int
    meant: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Hit:
    """A memory that may be meant. `parts` are what each ingredient measured, not yet weighted;
    `covers` tells which share of the question each of its units is that stands in it or just before."""

    id: int
    parts: Mapping[str, float]
    covers: Mapping[str, float]


def score(asked: Asked, wanted: Sequence[Wanted]) -> list[list[Hit]]:
    """For each that is wanted the best by what the weights make of them. All candidates are measured at
    once; each look has the best of its own to be held against."""
    rows = [[_candidates(asked, number, each) for each in wanted] for number in _numbers(asked)]
    every = measure(asked, [_together(each) for each in rows])
    shares = _shares(asked)
    return [
        _hits(asked, picked(every, [each[n] for each in rows]), look, shares)
        for n, look in enumerate(wanted)
    ]


def _numbers(asked: Asked) -> range:
    return range(len(asked.owners))


def _candidates(asked: Asked, number: int, wanted: Wanted) -> "Rows":
    meant = asked.owners[number].places.rows_of(list(wanted.meant))
    return candidates(asked, number, wanted.kinds, meant)


def _together(rows: Sequence["Rows"]) -> "Rows":
    import numpy

    return numpy.unique(numpy.concatenate(rows)) if len(rows) > 1 else rows[0]


def _hits(
    asked: Asked, found: Sequence[Measured], wanted: Wanted, shares: Mapping[str, float]
) -> list[Hit]:
    for owner, each, touched in zip(asked.owners, found, asked.touched, strict=True):
        each.parts["field"] = touched[each.rows]
        each.parts["meaning"] = _of_meaning(owner, each.rows, wanted.meant)
    pairs = zip(asked.owners, found, strict=True)
    hits = [hit for owner, each in pairs for hit in _best(owner, each, shares, wanted.limit)]
    return [hit for _, hit in sorted(hits, key=lambda pair: -pair[0])[: wanted.limit]]


def _shares(asked: Asked) -> dict[str, float]:
    """By the name of each unit of the question, its share of the question."""
    units = asked.question.units
    worth = together(units, asked.terms, asked.rare[OWN][:, None])[:, 0]
    names = [unit.name for unit in units]
    return dict(zip(names, (worth / (worth.sum() or 1.0)).tolist(), strict=True))


def _of_meaning(owner: Owner, rows: "Rows", meant: Mapping[int, float]) -> "Rows":
    import numpy

    value = numpy.zeros(len(owner.places.ids))
    value[owner.places.rows_of(list(meant))] = list(meant.values())
    value[NOWHERE] = 0.0
    return value[rows]


def _best(
    owner: Owner, measured: Measured, shares: Mapping[str, float], limit: int
) -> Iterator[tuple[float, Hit]]:
    import numpy

    value = numpy.zeros(len(measured.rows))
    for name, each in measured.parts.items():
        value += WEIGHTS[name] * each
    best = numpy.argsort(-value, kind="stable")[:limit]
    ids = owner.places.ids[measured.rows[best]].tolist()
    parts = numpy.stack([each[best] for each in measured.parts.values()], axis=1).tolist()
    covered = measured.covered[:, best].T.tolist()
    told = zip(value[best].tolist(), ids, parts, covered, strict=True)
    for worth, memory_id, line, here in told:
        covers = dict(compress(shares.items(), here))
        yield worth, Hit(memory_id, dict(zip(measured.parts, line, strict=True)), covers)
