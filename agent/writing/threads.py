"""What a text does to her threads: which it leaves open, closes or takes up, by rule where no model names it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, get_args

from agent.text.folding import letters
from agent.text.sameness import similarity
from agent.types.writing import Candidate, Occasion
from agent.writing.threads_words import OPENS, POINTS_BACK, QUOTED, RESOLVED
from memory.types import ThreadKind

KINDS: tuple[ThreadKind, ...] = get_args(ThreadKind)
STILL = 0.25
"""As like as this to the text before it, an edited text still says the same thing."""
LONGEST_PAIR, SHORT = 100, 12
_SENTENCE = re.compile(r"[^。！？!?\n.]+(?:\.(?=\S)[^。！？!?\n.]*)*[。！？!?.]*")


@dataclass(frozen=True)
class Opened:
    """What a text leaves open, in its words."""

    text: str
    kind: ThreadKind


def left_open(text: str, language: str) -> Opened | None:
    """The first sentence that leaves something of hers open, with the one before it where it points back
    to that. What is quoted is somebody else's."""
    own = QUOTED.sub(lambda found: "□" * len(found.group()), text)
    before = None
    for found in _SENTENCE.finditer(own):
        kind = _kind(found.group().strip(), language)
        if kind is not None:
            pair = before is not None and found.end() - before <= LONGEST_PAIR
            points = POINTS_BACK.search(found.group()) or len(letters(found.group())) < SHORT
            start = before if before is not None and pair and points else found.start()
            return Opened(text[start : found.end()].strip(), kind)
        before = found.start()
    return None


def kind_of(text: str, language: str, named: str = "") -> ThreadKind:
    """What kind of thread it is: as the writer named it, else by rule, else a wish."""
    if named in KINDS:
        return named
    return _kind(text, language) or "wish"


def _kind(sentence: str, language: str) -> ThreadKind | None:
    resolved = RESOLVED.get(language)
    if resolved is None or resolved.search(sentence):
        return None
    kinds = OPENS[language].items()
    return next((kind for kind, words in kinds if words.search(sentence)), None)


def settled(candidate: Candidate, occasion: Occasion, language: str) -> Candidate:
    """With its threads made whole: a callback that closes nothing takes its thread up, and what takes up
    a thread doesn't open it a second time by rule."""
    closes, takes_up = candidate.closes_thread, candidate.takes_up
    if occasion.thread_id is not None and occasion.thread_id != closes:
        takes_up = occasion.thread_id
    if takes_up == closes:
        takes_up = None
    touches = closes is not None or takes_up is not None
    opened = None if candidate.opens_thread or touches else left_open(candidate.text, language)
    return replace(
        candidate,
        takes_up=takes_up,
        opens_thread=opened.text if opened else candidate.opens_thread,
        opens_kind=opened.kind if opened else candidate.opens_kind,
    )


def after_edit(
    text: str, before: str, columns: Mapping[str, Any], language: str, told: Mapping[int, str]
) -> dict[str, Any]:
    """The thread columns of an edited text. It closes or takes up what the text before it did only while
    it still says much the same, or names the thread; what it leaves open is looked for anew. `told`
    holds the threads' words by id."""

    def still(column: str) -> int | None:
        thread = columns[column]
        words = told.get(thread, "") if thread is not None else ""
        return thread if max(similarity(text, before), similarity(text, words)) >= STILL else None

    closes, takes_up = still("closes_thread"), still("takes_up_thread")
    named = columns["opens_thread"]
    kept = named if named and similarity(text, named) >= STILL else ""
    opened = left_open(text, language) if closes is None and takes_up is None else None
    return {
        "opens_thread": kept or (opened.text if opened else ""),
        "closes_thread": closes,
        "takes_up_thread": takes_up,
    }
