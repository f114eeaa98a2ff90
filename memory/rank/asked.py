"""A question with all that it takes to weigh memories for it and that depends on neither kinds nor candidates: a brief
looks at one occasion several times, for memories of several kinds, and shares this."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from memory.rank.candidates import dated, reached, rough
from memory.rank.places import NOWHERE, Places
from memory.rank.question import Question
from memory.rank.windows import AROUND, NEAR, OWN, Owner, Window, counts, rarities

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[Any]


@dataclass(frozen=True)
class Asked:
    """`terms` are those to go by, with their bearings in `owners`; `rare` is what each is worth in a window, `in_sessions`
    in whole sessions. For each owner: `times` has a line for each term, `touched` is what each memory shares
    of the question's fields, `dated` which of them are of a day that is named, `reached` are the rows that words
    or days bring up, `rough` is a foretaste of their score."""

    question: Question
    terms: Sequence[str]
    owners: Sequence[Owner]
    rare: Mapping[Window, "Rows"]
    in_sessions: "Rows"
    times: Sequence["Rows"]
    touched: Sequence["Rows"]
    dated: Sequence["Rows"]
    reached: Sequence["Rows"]
    rough: Sequence["Rows"]

    @cached_property
    def touching(self) -> Sequence["Rows"]:
        """The rows that share any field of the question's, in order."""
        import numpy

        return [numpy.flatnonzero(each) for each in self.touched]


def ask(owners: Sequence[Owner], question: Question, terms: Sequence[str]) -> Asked:
    """The owners' bearings are of these terms, in this order."""
    living = sum(owner.places.living for owner in owners)
    rare = {w: rarities(counts(owners, w), living) for w in (OWN, NEAR, AROUND)}
    named = [dated(owner.places, question) for owner in owners]
    rows = [reached(owner, each) for owner, each in zip(owners, named, strict=True)]
    return Asked(
        question=question,
        terms=terms,
        owners=owners,
        rare=rare,
        in_sessions=_in_sessions(owners),
        times=[_times(owner) for owner in owners],
        touched=_fields(owners, question),
        dated=named,
        reached=rows,
        rough=[rough(o, rare[OWN], each) for o, each in zip(owners, rows, strict=True)],
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
    terms = range(len(owners[0].bearings))
    bearing = [sum(_sessions(o.places, o.bearings[n].rows) for o in owners) for n in terms]
    return rarities(bearing, sum(owner.places.sessions() for owner in owners))


def _sessions(places: Places, rows: "Rows") -> int:
    """In how many sessions these rows stand."""
    import numpy

    marked = numpy.zeros(places.sessions(), bool)
    marked[places.session[rows]] = True
    return int(numpy.count_nonzero(marked))


def _fields(owners: Sequence[Owner], question: Question) -> list["Rows"]:
    """How much each memory of all shares of the question's fields of the thesaurus, as a share of
    the best."""
    import numpy

    found = [numpy.zeros(len(owner.places.ids)) for owner in owners]
    living = sum(owner.places.living for owner in owners)
    for field, often in question.fields:
        touched = [o.places.fields & numpy.uint64(1 << field) > 0 for o in owners]
        (rare,) = rarities([sum(map(numpy.count_nonzero, touched))], living)
        for line, here in zip(found, touched, strict=True):
            line += often * rare * here
    best = max((float(line.max()) for line in found), default=0.0)
    return [line / (best or 1.0) for line in found]
