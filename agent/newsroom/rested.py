"""Which memories a post rested on, as far as that can honestly be known."""

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from memory.words.terms import terms

ENOUGH = 2
"""So many uncommon terms must come back; one alone is chance."""


def rested_on(
    text: str,
    memories: Mapping[int, str],
    threads: Iterable[int | None],
    known: Sequence[str],
    usual: Set[str] = frozenset(),
) -> list[int]:
    """Ids among the `memories` that the brief held, and the `threads` that the post took up or closed.

    Certain is only a thread that was taken up: the draft says so. Whether a writer used a recalled
    memory cannot be seen in a head; what can be seen is that words of it come back in the post
    which neither the source nor her canon (`known`) nor everyday talk (`usual` terms) would have brought. A memory that
    shaped a post without a word of it is missed, and nothing is counted for having been recalled."""
    said = set(terms(text)) - terms_of(known) - usual
    shared = {number: said & set(terms(words)) for number, words in memories.items()}
    found = {number for number, both in shared.items() if len(both) >= ENOUGH}
    return sorted(found | {number for number in threads if number is not None})


def terms_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(term for each in texts for term in terms(each))


def sources_of(trace: Mapping[str, Any]) -> list[str]:
    """What the occasion brought by itself."""
    occasion = trace.get("occasion") or {}
    rows = occasion.get("sources") or ()
    told = [str(row.get(key) or "") for row in rows for key in ("title", "summary", "publisher")]
    return [str(occasion.get("title") or ""), *told] if occasion.get("kind") == "story" else told
