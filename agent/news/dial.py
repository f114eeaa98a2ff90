"""Dialling: the address that was checked is the address that is dialled, and one deadline binds it all."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from queue import Empty, SimpleQueue
from typing import Any

import httpcore
import httpx

from agent.news.address import AddressRefused, Range, may_dial

PATIENCE = 4.0
"""Seconds for one of several addresses of a host, before the next is tried."""


class Deadline:
    """The moment when a fetch has taken long enough; waiting for one's turn does not count."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def put_off(self, seconds: float) -> None:
        self._at += seconds

    def left(self, asked: float | None = None) -> float:
        """Seconds left, `asked` at most. Raises httpcore.TimeoutException when there are none."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline is over")
        return left if asked is None else min(left, asked)


class GuardedBackend(httpcore.SyncBackend):
    """Dials the addresses that were checked, whatever the name stands for by now."""

    def __init__(self, addresses: Sequence[str], deadline: Deadline, dial: "Dial") -> None:
        super().__init__()
        self._addresses, self._deadline, self._dial = addresses, deadline, dial

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        for address in self._addresses[:-1]:
            try:
                return self._timed(address, port, PATIENCE)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._timed(self._addresses[-1], port, timeout)

    def _timed(self, address: str, port: int, timeout: float | None) -> "TimedStream":
        inner = self._dial(address, port, self._deadline.left(timeout))
        return TimedStream(inner, self._deadline)


def checked(host: str, found: Sequence[str], allow: Sequence[Range]) -> list[str]:
    """Those of a host's addresses that may be dialled. Raises AddressRefused where there is none."""
    good = [address for address in found if may_dial(address, allow)]
    if good:
        return good
    raise AddressRefused(
        f"{host} is at {found[0]}, a private address; if that is meant, name its range in"
        " settings.yaml under network: allow:"
    )


class TimedStream(httpcore.NetworkStream):
    """A stream that a slow dripping server cannot keep open beyond the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._deadline.left(timeout)
        return TimedStream(
            self._inner.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class GuardedTransport(httpx.BaseTransport):
    """httpx over the guarded backend; every request opens its own connection, so each is checked."""

    def __init__(self, backend: GuardedBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, max_keepalive_connections=0, network_backend=backend
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        core = httpcore.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        answer = self._pool.handle_request(
            httpcore.Request(request.method, core, headers=request.headers.raw)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


@lru_cache(maxsize=1)
def certificates() -> ssl.SSLContext:
    """Whom to trust; made once, since it takes 30 ms."""
    return httpx.create_ssl_context()


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The host's addresses in the system's order; asked in a thread, since a resolver knows no timeout."""
    answers: SimpleQueue[list[str]] = SimpleQueue()
    asking = threading.Thread(target=lambda: answers.put(_look_up(host, port)), daemon=True)
    asking.start()
    try:
        found = answers.get(timeout=seconds)
    except Empty:
        raise httpcore.ConnectTimeout(f"no answer about {host}") from None
    if not found:
        raise httpcore.ConnectError(f"no site is called {host}")
    return found


def _look_up(host: str, port: int) -> list[str]:
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(row[4][0]) for row in rows]


def dial(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, seconds)


Resolve = Callable[[str, int, float], list[str]]
"""(host, port, seconds) → its addresses, at least one. Raises httpcore.ConnectError or ConnectTimeout."""
Dial = Callable[[str, int, float], httpcore.NetworkStream]
"""(address, port, seconds) → a connection to it."""


@dataclass(frozen=True)
class Net:
    """How names become addresses, and addresses connections: the machine's own way, or a test's."""

    resolve: Resolve = resolve
    dial: Dial = dial
