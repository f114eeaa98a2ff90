"""Lore that is not to be known yet: `sealed-until: 2026-09-01` in a line of its own, above a document or in a section."""

import re
from functools import lru_cache
from itertools import pairwise

_LINE = re.compile(r"^\s*(?:[-*>] )?sealed-until:\s*(\d{4}-\d{2}-\d{2})\s*$", re.I | re.M)
_HEADING = re.compile(r"^#{1,6} ", re.M)


@lru_cache(maxsize=256)
def opened(text: str, today: str) -> str:
    """What may be known on this day, an ISO date; a line before the first heading seals the whole document."""
    return (
        "".join(part for part in _parts(text) if not _sealed(part, today))
        if not _shut(text, today)
        else ""
    )


def still_sealed(text: str, today: str) -> str:
    """The rest of it."""
    return (
        text
        if _shut(text, today)
        else "".join(part for part in _parts(text) if _sealed(part, today))
    )


def _shut(text: str, today: str) -> bool:
    return _sealed(_parts(text)[0], today)


def _sealed(part: str, today: str) -> bool:
    return any(today < day for day in _LINE.findall(part))


def _parts(text: str) -> list[str]:
    """What stands before the first heading, and each heading with what is below it."""
    places = [0, *(found.start() for found in _HEADING.finditer(text)), len(text)]
    return [text[start:end] for start, end in pairwise(places)]
