"""Bodies unpacked with a bound on what comes out: 254 KiB of gzip can hold 256 MiB."""

import zlib
from collections.abc import Iterable
from io import BytesIO

_GZIP_OR_ZLIB = 47
_BARE_DEFLATE = -15


class TooLarge(Exception):
    """More came out than may."""


class Unreadable(Exception):
    """The body is not packed as its header says."""


def unpack(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The whole body, never more than `most` bytes of it in memory."""
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        return _joined(chunks, most)
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise Unreadable(f"packed as {coding!r}, which was not asked for")
    return _inflated(chunks, most)


def beginning(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """At most the first `most` bytes; as far as they come and can be unpacked, damaged or not."""
    body = bytearray()
    packed = encoding.strip().lower() in ("gzip", "x-gzip", "deflate")
    inflater = None
    for chunk in chunks:
        if packed:
            inflater = inflater or _inflater(chunk)
            try:
                chunk = inflater.decompress(chunk, most)
            except zlib.error:
                break
        body += chunk
        if len(body) >= most:
            break
    return bytes(body[:most])


def _joined(chunks: Iterable[bytes], most: int) -> bytes:
    body = BytesIO()
    for chunk in chunks:
        body.write(chunk)
        if body.tell() > most:
            raise TooLarge
    return body.getvalue()


def _inflated(chunks: Iterable[bytes], most: int) -> bytes:
    body = BytesIO()
    inflater = None
    for chunk in chunks:
        while chunk:
            inflater = _ready(inflater, chunk)
            chunk = _inflate_some(inflater, chunk, body, most)
    if inflater is not None and not inflater.eof:
        raise Unreadable("the packed body ends too early")
    return body.getvalue()


def _ready(inflater: "zlib._Decompress | None", chunk: bytes) -> "zlib._Decompress":
    """After a gzip member's end another one may follow."""
    if inflater is None:
        return _inflater(chunk)
    return zlib.decompressobj(_GZIP_OR_ZLIB) if inflater.eof else inflater


def _inflater(first: bytes) -> "zlib._Decompress":
    """`deflate` means zlib's format, but many servers send it bare."""
    try:
        zlib.decompressobj(_GZIP_OR_ZLIB).decompress(first, 1)
        return zlib.decompressobj(_GZIP_OR_ZLIB)
    except zlib.error:
        return zlib.decompressobj(_BARE_DEFLATE)


def _inflate_some(inflater: "zlib._Decompress", chunk: bytes, body: BytesIO, most: int) -> bytes:
    """Unpack what fits; the rest of the chunk comes back."""
    try:
        body.write(inflater.decompress(chunk, most + 1 - body.tell()))
    except zlib.error as problem:
        raise Unreadable(f"the packed body is damaged ({problem})") from problem
    if body.tell() > most:
        raise TooLarge
    if inflater.eof:
        rest = inflater.unused_data
        return rest if rest.strip(b"\0") else b""
    return inflater.unconsumed_tail
