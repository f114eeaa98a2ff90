"""What a day keeps coming back to: subjects that recur, and her own sentence on each."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memory.terms import STOP, runs, stem
from memory.types import Memory

OFTEN = 3
LONG_WORD = 5
SENTENCE = re.compile(r"[^。！？!?\n]+?(?:[。！？!?]+|\.(?=\s|$)|\n|$)")
HIRAGANA = re.compile(r"[\u3041-\u309f]")


@dataclass(frozen=True)
class Recurring:
    """`word` and `sentence` are from her newest post on it; `evidence` holds all that bears it."""

    subject: str
    word: str
    sentence: str
    evidence: tuple[int, ...]


def recurring(met: Sequence[Memory]) -> Iterator[Recurring]:
    """Subjects that at least three memories share and one of her posts is among, the most shared
    first. No memory serves two of them."""
    bearing: dict[str, dict[int, str]] = defaultdict(dict)
    for memory in met:
        for subject, word in subjects(memory.text):
            bearing[subject].setdefault(memory.id, word)
    posts = {memory.id: memory.text for memory in met if memory.kind == "post"}
    taken: set[int] = set()
    for subject in sorted(bearing, key=lambda each: (-len(bearing[each]), -len(each), each)):
        held = bearing[subject]
        own = max(held.keys() & posts.keys(), default=None)
        if len(held) >= OFTEN and own is not None and not taken & held.keys():
            taken |= held.keys()
            sentence = _sentence(posts[own], held[own])
            yield Recurring(subject, held[own], sentence, tuple(sorted(held)))


def subjects(text: str) -> Iterator[tuple[str, str]]:
    """What may be a subject, with how it is written: words of five letters, or two to four dense
    characters without hiragana, which is grammar."""
    for dense, run in runs(text):
        if not dense and len(run) >= LONG_WORD and run not in STOP:
            yield stem(run), run
        for size in (2, 3, 4) if dense else ():
            pieces = (run[at : at + size] for at in range(len(run) - size + 1))
            yield from ((piece, piece) for piece in pieces if not HIRAGANA.search(piece))


def _sentence(text: str, word: str) -> str:
    """Her sentence with the word in it, as she wrote it."""
    sentences = [each.strip() for each in SENTENCE.findall(text)]
    return next((each for each in sentences if word in each.casefold()), text.strip())
