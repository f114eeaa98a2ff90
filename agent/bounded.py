"""An HTTP client for a model's server that neither trickles for ever nor fills the memory: a library's time limit is
one for each piece that comes, and it reads whatever comes."""

import time
from collections.abc import Iterator
from typing import Any

MOST_BYTES = 2_000_000
MOST_PACKED_BYTES = 50_000
"""Where it comes compressed, which can unfold to a thousand times as much."""


class TooLarge(ValueError):
    """More than any answer can need."""


class TooLate(ValueError):
    """Not whole in time, though a piece came now and then."""


def bounded_client(seconds: float) -> Any:
    """One whose answers must be whole so many seconds after the request."""
    from openai import DefaultHttpxClient

    def begin(request: Any) -> None:
        request.extensions["until"] = time.monotonic() + seconds

    def bound(response: Any) -> None:
        packed = response.headers.get("content-encoding", "identity") != "identity"
        most = MOST_PACKED_BYTES if packed else MOST_BYTES
        response.stream = _bounded(response.stream, response.request.extensions["until"], most)

    hooks: dict[str, list[Any]] = {"request": [begin], "response": [bound]}
    return DefaultHttpxClient(timeout=seconds, event_hooks=hooks)


def _bounded(stream: Any, until: float, most: int) -> Any:
    """Of the same family as the library's own, whichever library the client stands on."""
    family: Any = next(kind for kind in type(stream).__mro__ if kind.__name__ == "SyncByteStream")

    class Bounded(family):  # type: ignore[misc]
        def __iter__(self) -> Iterator[bytes]:
            left = most
            for piece in stream:
                left -= len(piece)
                if left < 0:
                    raise TooLarge
                if time.monotonic() > until:
                    raise TooLate
                yield piece

        def close(self) -> None:
            stream.close()

    return Bounded()
