"""How she comes to think something: from her days to beliefs that people will decide on.
Events alone are never evidence (law 7); the rule frames a sentence of her own and adds no thought."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from memory.mind.opposites import first_contradicted
from memory.mind.recurring import recurring, subjects
from memory.types import Belief, Memory

MOST = 2
"""So many beliefs a night at most."""
FEWEST = 2
"""An opinion comes of what shows only where two posts of hers lie side by side."""
SETTLES = timedelta(days=10)
"""An opinion is held so long before she may come to think otherwise; sooner it was none."""
RECURS = {"zh": "说来说去，又是{}：{}", "ja": "気がつけば、また{}のこと。{}"}
RECURS_ENGLISH = "I keep coming back to {}: {}"
STANDS = {"zh": "又碰上{}，还是这么看：{}", "ja": "また{}に出会って、まだそう思っている。{}"}
STANDS_ENGLISH = "Having met {} again, I still say: {}"


@dataclass(frozen=True)
class Decided:
    """What people made of a text that was to be hers, and in which words."""

    text: str
    what: str


@dataclass(frozen=True)
class Day:
    """What a night looks back on. Only active memories belong in `met`: they alone are evidence."""

    met: Sequence[Memory]
    """What she said and met lately, the oldest first."""
    since: datetime
    """What happened after it is new since the last night."""
    language: str
    decided: Sequence[Decided] = ()
    held: Sequence[Belief] = ()
    """What she thinks already."""
    spoken_of: Sequence[str] = ()
    """Beliefs that she holds, that wait, or that people did not want."""

    @property
    def told(self) -> list[Memory]:
        """Posts and events with words."""
        return [each for each in self.met if each.kind in ("post", "event") and each.text]

    @property
    def is_new(self) -> bool:
        """Whether anything has come since the last night at all."""
        return bool(self.decided) or any(each.happened_at > self.since for each in self.told)


@dataclass(frozen=True)
class ProposedBelief:
    """Not yet hers: `evidence` holds ids of memories, at least one of them her own word."""

    text: str
    evidence: tuple[int, ...]
    how: Literal["rule", "model"]
    changes: int | None = None
    """The belief of hers that it contradicts and would take the place of."""
    why: str = ""


Ask = Callable[[Day], Iterable[ProposedBelief]]


def propose(day: Day, ask: Ask | None = None) -> list[ProposedBelief]:
    """What rests on her own word and is not spoken of already. `ask` puts the day to a model; without it
    a rule looks for what recurs. Nobody is asked about a day on which nothing came, and no model before she has said two things."""
    said = sum(each.kind == "post" for each in day.told)
    if not day.told or not day.is_new or (ask and said < FEWEST):
        return []
    proposed = ask(day) if ask else _ruled(day)
    founded = [found for each in proposed if (found := _founded(each, day)) is not None]
    return [each for each in founded if each.text not in day.spoken_of]


def _founded(belief: ProposedBelief, day: Day) -> ProposedBelief | None:
    """With what it may cite of its evidence and its older belief, or None where no word of hers is left."""
    kinds = {each.id: each.kind for each in day.told}
    evidence = tuple(sorted({each for each in belief.evidence if each in kinds}))
    if not belief.text.strip() or "post" not in {kinds[each] for each in evidence}:
        return None
    held = {each.id: each.text for each in day.held}
    changes = belief.changes if belief.changes in held else None
    if changes is None:
        changes = first_contradicted(belief.text, held.items())
    if any(each.id == changes and day.since - each.held_from < SETTLES for each in day.held):
        return None
    return replace(belief, text=belief.text.strip(), evidence=evidence, changes=changes)


def _ruled(day: Day) -> Iterable[ProposedBelief]:
    """A subject that she thinks something of already is left alone, unless she now says the opposite."""
    spoken_of = {subject for text in day.spoken_of for subject, _ in subjects(text)}
    for each in recurring(day.told):
        stands = STANDS.get(day.language, STANDS_ENGLISH).format(each.word, each.sentence)
        recurs = RECURS.get(day.language, RECURS_ENGLISH).format(each.word, each.sentence)
        held = [(belief.id, belief.text) for belief in day.held]
        changes = first_contradicted(each.sentence, held)
        if changes is not None or each.subject not in spoken_of:
            text = stands if each.stance else recurs
            yield ProposedBelief(text, each.evidence, "rule", changes, _why(each.stance))


def _why(stance: bool) -> str:
    found = "a stance that she took on what recurs" if stance else "a subject that recurs"
    return f"by rule: {found}, in a sentence of her own; no language model was used"
