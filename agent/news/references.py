"""References that XML does not know, written as it would have them: R&B, &mdash;. The fast reader would leave out all
that follows them in the same element, and say nothing."""

import re
from html import escape, unescape
from html.entities import html5
from typing import Any

_STRAY = re.compile(
    rb"&(?!(?:amp|lt|gt|quot|apos);)(?:([a-zA-Z][a-zA-Z0-9]{1,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)?"
)
_OPENS, _CLOSES = b"<![CDATA[", b"]]>"


def with_known_references(body: bytes) -> bytes:
    """HTML's names and numbers as the characters that they mean, any other & as itself; within CDATA all stays. The
    very same bytes where there is nothing to mend."""
    first, *sections = body.split(_OPENS)
    mended = b"".join([_STRAY.sub(_known, first), *map(_behind, sections)])
    return body if mended == body else mended


def _behind(section: bytes) -> bytes:
    within, closes, text = section.partition(_CLOSES)
    return _OPENS + within + closes + _STRAY.sub(_known, text)


def _known(found: re.Match[bytes]) -> bytes:
    """A name that HTML does not know is no reference either."""
    said = found[0].decode()
    meant = unescape(said) if found[1] and (said[1] == "#" or said[1:] in html5) else said
    return escape(meant).encode()


def may_hold_strays(reader: Any) -> bool:
    """Whether the fast reader's last document was not well formed, as its parser noted. Looking at each & of every
    document would take a seventh of the time that reading takes; where nothing is noted, it has to be."""
    try:
        return len(reader.main._THREAD_XML_PARSERS.recover.error_log) > 0
    except AttributeError:
        return True
