"""Text within text: base64, percent signs, HTML entities, ROT13. Pure."""

import base64
import binascii
import codecs
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

_BLOB = re.compile(r"(?<![\w+/])[A-Za-z0-9+/_-]{12,4000}={0,2}(?![\w+/])")
_PERCENTS = re.compile(r"(?:%[0-9A-Fa-f]{2}[^\s%]{0,3}){4,}")
_HEX = re.compile(r"(?<!\w)(?:[0-9a-fA-F]{2}[ :]?){8,2000}(?!\w)")
_MOST_BLOBS = 20
_READS = 0.9
"""So much of a decoded blob must be letters, digits and spaces before it is believed to be a text."""


def unwrapped(text: str) -> str:
    """The text, and on lines of their own what is wrapped in it, once."""
    return "\n".join((text, *dict.fromkeys(found for found in _within(text) if found != text)))


def _within(text: str) -> Iterator[str]:
    if "&" in text:
        yield html.unescape(text)
    if _PERCENTS.search(text):
        yield unquote(text)
    for found in _BLOB.findall(text)[:_MOST_BLOBS]:
        yield from _decoded(found)
    for found in _HEX.findall(text)[:_MOST_BLOBS]:
        yield from _readable(bytes.fromhex(re.sub("[ :]", "", found)))


def _decoded(blob: str) -> Iterator[str]:
    plain = blob.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        yield from _readable(base64.b64decode(plain + "=" * (-len(plain) % 4)))
    except binascii.Error:
        return


def _readable(raw: bytes) -> Iterator[str]:
    try:
        found = raw.decode("utf-8")
    except UnicodeDecodeError:
        return
    plain = sum(char.isalnum() or char.isspace() for char in found)
    if found and plain >= _READS * len(found):
        yield found


def rotated(text: str) -> str:
    """In ROT13."""
    return codecs.encode(text, "rot13")
