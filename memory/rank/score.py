"""From a question and what bears its terms to the memories that answer it, best first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from memory.rank.candidates import candidates, worth_asking
from memory.rank.parts import Measured, fields, measure
from memory.rank.question import Question
from memory.rank.weights import WEIGHTS
from memory.rank.windows import OWN, Owner, counts, rarities, together

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
    owners: Sequence[Owner],
    question: Question,
    kinds: Collection[str] | None,
    limit: int,
    meant: Mapping[int, float] = NOTHING,
) -> list[Hit]:
    """The best `limit` by what the weights make of them. What was found by meaning, with how much it
    means, is among the candidates."""
    bearing = [sum(len(o.bearings[n].rows) for o in owners) for n in range(len(question.terms))]
    asked = worth_asking(bearing)
    owners = [Owner(o.places, [o.bearings[n] for n in asked]) for o in owners]
    terms = [question.terms[n] for n in asked]
    living = sum(owner.places.living for owner in owners)
    rare = rarities(counts(owners, OWN), living)
    touched = fields(owners, question)
    rows = [
        candidates(o, question, terms, rare, field, kinds, o.places.rows_of(list(meant)))
        for o, field in zip(owners, touched, strict=True)
    ]
    found = measure(owners, rows, question, terms)
    for owner, each, field in zip(owners, found, touched, strict=True):
        each.parts["field"] = field[each.rows]
        each.parts["meaning"] = _of_meaning(owner, each.rows, meant)
    worth = together(question.units, terms, rare[:, None])[:, 0]
    names = [unit.name for unit in question.units]
    shares = dict(zip(names, (worth / (worth.sum() or 1.0)).tolist(), strict=True))
    hits = [
        hit for o, each in zip(owners, found, strict=True) for hit in _best(o, each, shares, limit)
    ]
    return [hit for _, hit in sorted(hits, key=lambda pair: -pair[0])[:limit]]


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
