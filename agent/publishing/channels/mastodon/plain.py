"""A status as Mastodon shows it, brought back to the text that was posted."""

import re
from html import unescape

_BREAK = re.compile(r"<br\s*/?>|</p>\s*<p>", re.I)
_TAG = re.compile(r"<[^>]{0,2000}>")


def plain(content: str) -> str:
    """Without tags; links whole, since Mastodon only hides parts of them. Whitespace squeezed."""
    return squeezed(unescape(_TAG.sub("", _BREAK.sub("\n", content))))


def squeezed(text: str) -> str:
    return " ".join(text.split())
