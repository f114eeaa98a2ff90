"""Bodies unpacked within bounds."""

import gzip
import tracemalloc
import zlib

import pytest

from agent.news.unpack import TooLarge, Unreadable, beginning, unpack

BODY = b"a feed " * 1000
BARE = zlib.compressobj(wbits=-15)
DEFLATED = BARE.compress(BODY) + BARE.flush()


def in_pieces(body: bytes, size: int = 7) -> list[bytes]:
    return [body[i : i + size] for i in range(0, len(body), size)]


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("", BODY),
        ("identity", BODY),
        ("gzip", gzip.compress(BODY, mtime=0)),
        ("GZIP", gzip.compress(BODY[:100], mtime=0) + gzip.compress(BODY[100:], mtime=0)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", DEFLATED),
    ],
)
def test_every_encoding_that_is_asked_for_is_unpacked(encoding: str, packed: bytes) -> None:
    assert unpack(in_pieces(packed, 50), encoding, len(BODY)) == BODY


def test_a_bomb_is_defused_before_it_goes_off() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000, mtime=0)
    tracemalloc.start()
    with pytest.raises(TooLarge):
        unpack([bomb], "gzip", 100_000)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_one_byte_more_than_may_be_is_too_large() -> None:
    with pytest.raises(TooLarge):
        unpack([BODY], "", len(BODY) - 1)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("br", b"x"),
        ("gzip, gzip", b"x"),
        ("gzip", b"\x1f\x8bjunk"),
        ("gzip", gzip.compress(BODY, mtime=0)[:-20]),
        ("deflate", DEFLATED[:-5]),
    ],
)
def test_what_cannot_be_unpacked_is_said_to_be(encoding: str, packed: bytes) -> None:
    with pytest.raises(Unreadable):
        unpack([packed], encoding, len(BODY))


def test_the_beginning_of_a_body_is_read_as_far_as_it_goes() -> None:
    packed = gzip.compress(BODY, mtime=0)
    assert beginning([packed[:40]], "gzip", 10_000).startswith(b"a feed ")
    assert beginning(in_pieces(BODY), "", 20) == BODY[:20]
    assert beginning([packed], "gzip", 100) == BODY[:100]
    assert beginning([b"no gzip at all"], "gzip", 100) == b""
