"""What changed between two texts: by line, and within a changed line by word, or by character where words run together."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from agent.types.tuning import ChangedLine, Mark

_TOKEN = re.compile(r"[A-Za-z0-9À-ɏ'’-]+|\s+|.", re.DOTALL)
LEAST_KIN = 0.4
"""Two lines less alike than this are one gone and one new, and not one that was changed."""
Parts = tuple[tuple[Mark, str], ...]


def changed_lines(before: str, after: str) -> Iterator[ChangedLine]:
    """Only what changed; a gone line bears its number before, a new one its number after."""
    old, new = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            yield from _block(old[a1:a2], a1 + 1, new[b1:b2], b1 + 1)


def woven(before: str, after: str) -> Parts:
    """Both texts as one, in reading order; what went stands before what came in its place."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    parts: list[tuple[Mark, str]] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(("same", "".join(old[a1:a2])))
            continue
        parts += [("gone", "".join(old[a1:a2]))] * (a2 > a1)
        parts += [("new", "".join(new[b1:b2]))] * (b2 > b1)
    return tuple(parts)


def _block(old: Sequence[str], at: int, new: Sequence[str], there: int) -> Iterator[ChangedLine]:
    """Line after line, as far as they belong together; the rest is gone or new."""
    for step in range(max(len(old), len(new))):
        gone = old[step] if step < len(old) else None
        come = new[step] if step < len(new) else None
        left, right = _parts(gone or "", come or "")
        if gone is not None:
            yield ChangedLine("gone", at + step, left)
        if come is not None:
            yield ChangedLine("new", there + step, right)


def _parts(gone: str, come: str) -> tuple[Parts, Parts]:
    old, new = _TOKEN.findall(gone), _TOKEN.findall(come)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < LEAST_KIN:
        return (("gone", gone),), (("new", come),)
    left: list[tuple[Mark, str]] = []
    right: list[tuple[Mark, str]] = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if a2 > a1:
            left.append(("same" if tag == "equal" else "gone", "".join(old[a1:a2])))
        if b2 > b1:
            right.append(("same" if tag == "equal" else "new", "".join(new[b1:b2])))
    return tuple(left), tuple(right)
