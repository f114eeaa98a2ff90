"""From a question and what bears its terms to the memories that answer it, best first."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from memory.rank.asked import Asked
from memory.rank.candidates import candidates
from memory.rank.parts import Measured, measure
from memory.rank.weights import WEIGHTS
from memory.rank.windows import OWN, Owner, together

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]

NOTHING: Mapping[int, float] = MappingProxyType({})


@dataclass(frozen=True)
class Hit:
    """A memory that may be meant. `parts` are what each ingredient measured, not yet weighted;
    `covers` tells which share of the question each of its units is that stands in it or just before."""

    id: int
    parts: Mapping[str, float]
    covers: Mapping[str, float]


def score(
    asked: Asked, kinds: Collection[str] | None, limit: int, meant: Mapping[int, float] = NOTHING
) -> list[Hit]:
    """The best `limit` by what the weights make of them. What was found by meaning, with how much it
    means, is among the candidates."""
    ids = list(meant)
    rows = [
        candidates(asked, number, kinds, owner.places.rows_of(ids))
        for number, owner in enumerate(asked.owners)
    ]
    found = measure(asked, rows)
    for owner, each, field in zip(asked.owners, found, asked.touched, strict=True):
        each.parts["field"] = field[each.rows]
        each.parts["meaning"] = _of_meaning(owner, each.rows, meant)
    shares = _shares(asked)
    pairs = zip(asked.owners, found, strict=True)
    hits = [hit for owner, each in pairs for hit in _best(owner, each, shares, limit)]
    return [hit for _, hit in sorted(hits, key=lambda pair: -pair[0])[:limit]]


def _shares(asked: Asked) -> dict[str, float]:
    """By the name of each unit of the question, its share of the question."""
    units = asked.question.units
    worth = together(units, asked.terms, asked.rare[OWN][:, None])[:, 0]
    names = [unit.name for unit in units]
    return dict(zip(names, (worth / (worth.sum() or 1.0)).tolist(), strict=True))


def _of_meaning(owner: Owner, rows: "Rows", meant: Mapping[int, float]) -> "Rows":
    import numpy

    return numpy.asarray([meant.get(key, 0.0) for key in owner.places.ids[rows].tolist()])


def _best(
    owner: Owner, measured: Measured, shares: Mapping[str, float], limit: int
) -> Iterator[tuple[float, Hit]]:
    import numpy

    value = numpy.zeros(len(measured.rows))
    for name, each in measured.parts.items():
        value += WEIGHTS[name] * each
    best = numpy.argsort(-value, kind="stable")[:limit]
    ids = owner.places.ids[measured.rows[best]].tolist()
    parts = {name: each[best].tolist() for name, each in measured.parts.items()}
    covered = [line[best].tolist() for line in measured.covered]
    for n, (memory_id, worth) in enumerate(zip(ids, value[best].tolist(), strict=True)):
        covers = {name: shares[name] for name, line in zip(shares, covered, strict=True) if line[n]}
        yield worth, Hit(memory_id, {name: each[n] for name, each in parts.items()}, covers)
