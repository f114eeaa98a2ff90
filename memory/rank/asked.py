"""A question with all that it takes to weigh memories for it and that depends on neither kinds nor candidates: a brief
looks at one occasion several times, for memories of several kinds, and shares this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from memory.rank.candidates import reached, worth_asking
from memory.rank.places import NOWHERE
from memory.rank.question import Question
from memory.rank.windows import AROUND, NEAR, OWN, Owner, Window, counts, rarities

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]


@dataclass(frozen=True)
class Asked:
    """`terms` are those to go by, with their bearings in `owners`; `rare` is what each is worth in a window, `in_sessions`
    in whole sessions. For each owner: `times` has a line for each term, `touched` is what each memory shares
    of the question's fields, `reached` are the rows that words or days bring up."""

    question: Question
    terms: Sequence[str]
    owners: Sequence[Owner]
    rare: Mapping[Window, "Rows"]
    in_sessions: "Rows"
    times: Sequence["Rows"]
    touched: Sequence["Rows"]
    reached: Sequence["Rows"]


def ask(owners: Sequence[Owner], question: Question) -> Asked:
    bearing = [sum(len(o.bearings[n].rows) for o in owners) for n in range(len(question.terms))]
    asked = worth_asking(bearing)
    owners = [Owner(o.places, [o.bearings[n] for n in asked]) for o in owners]
    living = sum(owner.places.living for owner in owners)
    return Asked(
        question=question,
        terms=[question.terms[n] for n in asked],
        owners=owners,
        rare={w: rarities(counts(owners, w), living) for w in (OWN, NEAR, AROUND)},
        in_sessions=_in_sessions(owners),
        times=[_times(owner) for owner in owners],
        touched=_fields(owners, question),
        reached=[reached(owner, question) for owner in owners],
    )


def _times(owner: Owner) -> "Rows":
    """How often each term stands in each memory; a line for each term."""
    import numpy

    times = numpy.zeros((len(owner.bearings), len(owner.places.ids)), numpy.uint8)
    for line, bearing in zip(times, owner.bearings, strict=True):
        line[bearing.rows] = bearing.times
    times[:, NOWHERE] = 0
    return times


def _in_sessions(owners: Sequence[Owner]) -> "Rows":
    import numpy

    bearing = [
        sum(len(numpy.unique(o.places.session[o.bearings[n].rows])) for o in owners)
        for n in range(len(owners[0].bearings))
    ]
    return rarities(bearing, sum(owner.places.sessions() for owner in owners))


def _fields(owners: Sequence[Owner], question: Question) -> list["Rows"]:
    """How much each memory of all shares of the question's fields of the thesaurus, as a share of
    the best."""
    import numpy

    found = [numpy.zeros(len(owner.places.ids)) for owner in owners]
    living = sum(owner.places.living for owner in owners)
    for field, often in question.fields:
        touched = [(o.places.fields >> numpy.uint64(field)) & numpy.uint64(1) > 0 for o in owners]
        (rare,) = rarities([sum(int(each.sum()) for each in touched)], living)
        for line, here in zip(found, touched, strict=True):
            line[here] += often * rare
    best = max((float(line.max()) for line in found), default=0.0)
    return [line / (best or 1.0) for line in found]
