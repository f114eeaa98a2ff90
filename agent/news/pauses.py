"""The pause between two requests to one site, kept across threads."""

import threading
import time
from collections.abc import Callable


class Pauses:
    """Hands out turns per host, `seconds` apart on the monotonic clock."""

    def __init__(
        self,
        seconds: float,
        ticks: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._seconds, self._ticks, self._sleep = seconds, ticks, sleep
        self._free: dict[str, float] = {}
        self._lock = threading.Lock()

    def wait(self, host: str) -> float:
        """Sleep until it is this caller's turn; the seconds waited are returned."""
        with self._lock:
            now = self._ticks()
            turn = max(now, self._free.get(host, now))
            self._free[host] = turn + self._seconds
        if turn > now:
            self._sleep(turn - now)
        return turn - now
