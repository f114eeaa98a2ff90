"""What an edit took out of a text, as traits. Pure."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from agent.text.folding import letters
from agent.text.lengths import length
from agent.text.sameness import similarity
from agent.text.scripts import HAN, KANA
from agent.text.traits import Around, first_of_kin, shows, visible

MOST = 2
ANOTHER_TEXT = 0.25
"""Less alike than this, it was written anew: what is missing then was not taken out."""
SHORTER = 0.8
SMALL = 0.3
"""An edit that touches no more than this share of the text is about the words that it touches."""
MOST_WORDS, MOST_SIGNS = 3, 8
_TOKEN = re.compile(rf"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*|[{HAN}{KANA}ー]")
_LATIN = re.compile(r"[A-Za-z0-9]")


def removed(before: str, after: str, around: Around) -> list[str]:
    """The traits that the text had and the person took out: of habits only the most telling, since a
    cut takes several with it and nobody knows which were minded; else words; else its length."""
    if similarity(before, after) < ANOTHER_TEXT:
        return []
    gone = first_of_kin(each for each in visible(before, around) if not shows(each, after, around))
    return gone[:1] or list(_words(before, after))[:MOST] or _shortened(before, after)


def _shortened(before: str, after: str) -> list[str]:
    """Measured half way: nobody has said that what lies between would be too long."""
    was, now = length(before), length(after)
    if now > SHORTER * was or cut_short(before, after):
        return []
    return [f"longer:{(was + now) // 2}"]


def cut_short(before: str, after: str) -> bool:
    """Whether all that the edit did was to stop earlier."""
    kept = letters(after)
    return bool(kept) and letters(before) != kept and letters(before).startswith(kept)


def _words(before: str, after: str) -> Iterator[str]:
    """Words that a small edit took out or put others for, and words that it no longer opens with."""
    mine, theirs = _TOKEN.findall(before), _TOKEN.findall(after.casefold())
    folded = [token.casefold() for token in mine]
    changes = [
        (start, end)
        for tag, start, end, _, _ in SequenceMatcher(None, folded, theirs, autojunk=False).get_opcodes()
        if tag in ("delete", "replace")
    ]  # fmt: skip
    if not changes or sum(end - start for start, end in changes) > SMALL * len(mine):
        return
    for start, end in changes:
        word = _joined(mine[start:end])
        if not _one_word(mine[start:end]) or letters(word) in letters(after):
            continue
        yield f"opens-with:{word}" if start == 0 else f"says:{word}"


def _joined(tokens: list[str]) -> str:
    return (" " if any(_LATIN.match(token) for token in tokens) else "").join(tokens)


def _one_word(tokens: list[str]) -> bool:
    """Few enough to be a word or a turn of phrase, and more than one Chinese or Japanese sign."""
    if any(_LATIN.match(token) for token in tokens):
        return len(tokens) <= MOST_WORDS and len(_joined(tokens)) > 1
    return 2 <= len(tokens) <= MOST_SIGNS
