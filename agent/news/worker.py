"""The process that parses, or learns: with limits on memory and time, so that a document can kill only it."""

import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, wait
from concurrent.futures import TimeoutError as TookTooLong
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent.news.parse import ParseFailure, parse_quickly, parse_tolerantly
from agent.thrift import keep_what_stands
from agent.types.news import ParsedFeed

if TYPE_CHECKING:
    from pebble import ProcessPool

MEMORY = 1 << 30
DOCUMENT_MEMORY = 96 << 20
"""So much more than it holds already may the process take for one document."""
SECONDS = 10.0
LOOK_SECONDS = 0.3  # how often a wait looks whether the process was closed meanwhile


class Worker:
    """Calls like the parser itself; starts its process with the first document. Safe across threads."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds, self._memory = seconds, memory
        self._pool: ProcessPool | None = None
        self._lock = threading.Lock()

    def __call__(self, body: bytes, content_type: str, url: str) -> ParsedFeed | ParseFailure:
        found: ParsedFeed | ParseFailure | None
        found = self.run(sparing, parse_quickly, body, content_type, url)
        if found is None:
            found = self.run(sparing, parse_tolerantly, body, content_type, url)
        return found or ParseFailure("what the site sent cannot be read as a feed")

    def run(self, work: Callable[..., Any], *given: Any) -> Any:
        """What `work` answers there; a ParseFailure where it had to be stopped; None where it raised."""
        pool = self._opened()
        future = pool.schedule(work, args=given, timeout=self._seconds)
        while not wait([future], LOOK_SECONDS).done:
            if self._pool is not pool:  # closed before it could begin: nobody would ever answer
                future.cancel()  # type: ignore[no-untyped-call]
                return self._failure(CancelledError())
        try:
            problem = future.exception()
        except CancelledError as stopped:
            problem = stopped
        if problem is None:
            return future.result()
        return self._failure(problem)

    def _failure(self, problem: BaseException) -> ParseFailure | None:
        from pebble import ProcessExpired

        if isinstance(problem, BrokenExecutor | CancelledError):
            return ParseFailure("it was not read, since the reading process was stopped")
        if isinstance(problem, TookTooLong):
            return ParseFailure(f"reading it took longer than {self._seconds:g} seconds")
        if isinstance(problem, MemoryError):
            return ParseFailure("reading it took too much memory")
        if isinstance(problem, ProcessExpired):
            return ParseFailure("reading it broke the reading process")
        return None

    def _opened(self) -> "ProcessPool":
        from pebble import ProcessPool

        with self._lock:
            if self._pool is None or not self._pool.active:
                self._pool = ProcessPool(
                    max_workers=1,
                    context=get_context("spawn"),
                    initializer=begin,
                    initargs=(self._memory,),
                )
            return self._pool

    def close(self) -> None:
        """Stop at once, whatever it is reading."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def open_worker() -> Worker:
    return Worker()


def begin(most: int) -> None:
    """What a reading process is before its first document."""
    limit_memory(most)
    keep_what_stands()


def limit_memory(most: int) -> None:
    """Bound this process's data. Systems that know no such limit go without."""
    if sys.platform == "win32":
        return
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    except (ValueError, OSError):
        return


def sparing(parser: Callable[..., Any], *document: Any) -> Any:
    """The parser's answer, or MemoryError once it takes more than one document may."""
    if sys.platform != "linux":
        return parser(*document)
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = _data() + DOCUMENT_MEMORY
    resource.setrlimit(resource.RLIMIT_DATA, (min(most, soft) if soft >= 0 else most, hard))
    try:
        return parser(*document)
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


def _data() -> int:
    """Bytes of data that this process has, as the limit counts them."""
    import resource

    return int(Path("/proc/self/statm").read_text().split()[5]) * resource.getpagesize()
