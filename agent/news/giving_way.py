"""Long work that lets others have their turn: the interpreter's, and the database's lock."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

TURN_SECONDS = 0.002
"""So long may a thread keep the interpreter that another waits for; a page takes it a dozen times, and the
usual five milliseconds each would be seen. Much shorter ones would cost more than they give on a busy machine."""
BREATH_SECONDS = 0.004
"""Who waits for the lock in this process is next anyhow; others look again after some milliseconds."""
Portion = TypeVar("Portion")


@contextmanager
def short_turns() -> Iterator[None]:
    """Threads change places more often meanwhile."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(min(before, TURN_SECONDS))
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def unhurried(portions: Iterable[Portion]) -> Iterator[Portion]:
    """With a moment between any two, in which whoever waits for the lock gets it."""
    for number, portion in enumerate(portions):
        if number:
            time.sleep(BREATH_SECONDS)
        yield portion
