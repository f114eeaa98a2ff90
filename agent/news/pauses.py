"""One request at a time to a site, and a pause between two, kept across threads."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Pauses:
    """Hands out turns per site; the next one begins `seconds` after the last one's end."""

    def __init__(
        self,
        seconds: float,
        ticks: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds, self._ticks, self._sleep = seconds, ticks, sleep
        self._free: dict[str, float] = {}
        self._turns: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, site: str) -> Iterator[float]:
        """Wait for the site to be free of us; the seconds waited are given."""
        with self._lock:
            mine = self._turns[site]
        began = self._ticks()
        with mine:
            rest = self._free.get(site, began) - self._ticks()
            if rest > 0:
                self._sleep(rest)
            try:
                yield max(0.0, self._ticks() - began)
            finally:
                self._free[site] = self._ticks() + self._seconds
