"""Waiting to be told to stop. A Python handler of signals runs late (not while its thread sleeps in a call that
the signal came just before) and between any two instructions, where a lock may be its own thread's: with
threading.Event either can wait forever. So the interpreter itself writes a byte as the signal comes.
"""

import os
import signal
from collections.abc import Callable

STOP = (signal.SIGINT, signal.SIGTERM)


def stop_asked(numbers: tuple[int, ...] = STOP) -> Callable[[], None]:
    """From now on these signals are kept; what comes back returns once one of them has come."""
    heard, told = os.pipe()
    os.set_blocking(told, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)  # a thousand signals are as good as one
    for number in numbers:
        signal.signal(number, _let_be)
    return lambda: _wait(heard, numbers)


def _let_be(_number: int, _frame: object) -> None:
    """The byte has been written already."""


def _wait(heard: int, numbers: tuple[int, ...]) -> None:
    while os.read(heard, 1)[0] not in numbers:
        continue  # another signal, with a handler of its own
