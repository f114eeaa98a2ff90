"""How much memory this process and its children hold, looked at all the while; Linux only."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path

PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass
class Held:
    before: int = 0
    most: int = 0

    @property
    def grown_mib(self) -> float:
        return (self.most - self.before) / (1 << 20)


def held() -> int:
    """Resident bytes of this process and of its children."""
    numbers = ["self", *(str(child.pid) for child in active_children())]
    return sum(_resident(number) for number in numbers)


def _resident(number: str) -> int:
    try:
        return int(Path(f"/proc/{number}/statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


@contextmanager
def watched(every_seconds: float = 0.01) -> Iterator[Held]:
    found, done = Held(held(), 0), threading.Event()

    def look() -> None:
        while not done.wait(every_seconds):
            found.most = max(found.most, held())

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    yield found
    done.set()
    looking.join()
