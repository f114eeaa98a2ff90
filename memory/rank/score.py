"""From a question and what bears its terms to the memories that answer it, best first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from memory.rank.candidates import Owner, candidates, rarities, worth_asking
from memory.rank.parts import parts
from memory.rank.question import Question
from memory.rank.weights import WEIGHTS
from memory.rank.windows import NEAR, spread


@dataclass(frozen=True)
class Hit:
    """A memory that may be meant. `parts` are what each ingredient measured, not yet weighted;
    `covers` tells which share of the question each of the terms is that stand in it or just before."""

    id: int
    parts: Mapping[str, float]
    covers: Mapping[str, float]


def score(
    owners: Sequence[Owner],
    question: Question,
    kinds: Collection[str] | None,
    limit: int,
    meant: Mapping[int, float] = MappingProxyType({}),
) -> list[Hit]:
    """The best `limit` by what the weights make of them; what was found by meaning, with a share of
    the best likeness there, is among the candidates."""
    import numpy

    asked = worth_asking(
        [sum(len(o.bearings[n].rows) for o in owners) for n in range(len(question.terms))]
    )
    owners = [Owner(o.places, [o.bearings[n] for n in asked]) for o in owners]
    living = sum(owner.places.living for owner in owners)
    rare = rarities(
        [sum(len(o.bearings[n].rows) for o in owners) for n in range(len(asked))], living
    )
    others = [owner.places.rows_of(list(meant)) for owner in owners]
    rows = [
        candidates(owner, question, rare, kinds, other)
        for owner, other in zip(owners, others, strict=True)
    ]
    whole = sum(rare) or 1.0
    terms = {question.terms[n]: r / whole for n, r in zip(asked, rare, strict=True)}
    hits = []
    for owner, at, found in zip(owners, rows, parts(owners, rows, question), strict=True):
        found["meaning"] = numpy.asarray([meant.get(int(i), 0.0) for i in owner.places.ids[at]])
        value = numpy.zeros(len(at))
        for name, each in found.items():
            value += WEIGHTS.get(name, 0.0) * each
        best = numpy.argsort(-value, kind="stable")
        kept = best[:limit]
        marks = [spread(owner.places, bearing.rows, NEAR) for bearing in owner.bearings]
        for n in kept:
            row = at[n]
            covers = {t: s for (t, s), mark in zip(terms.items(), marks, strict=True) if mark[row]}
            measured = {name: float(each[n]) for name, each in found.items()}
            hits.append((float(value[n]), Hit(int(owner.places.ids[row]), measured, covers)))
    hits.sort(key=lambda pair: -pair[0])
    return [hit for _, hit in hits[:limit]]
