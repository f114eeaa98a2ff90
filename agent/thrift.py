"""Taking little memory: glibc keeps an arena for each thread and what was freed in it, which a service with many
threads holds for good; and libraries bring along what nobody here uses."""

import ctypes
import gc
import sys

M_ARENA_MAX = -8  # malloc.h
ARENAS = 2
YOUNG = 10_000
"""Objects made, and not dropped, before Python looks for what refers to itself: a page makes some thousands."""


def few_arenas() -> None:
    """To be called before there are threads; where there is no glibc, nothing comes of it."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)


def keep_what_stands() -> None:
    """To be called once a service stands: walking over all of it again and again is felt in every answer, as a pause
    of up to some tenths of a second."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    gc.enable()


def give_back() -> None:
    """What was freed goes back to the system; a few milliseconds."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def no_second_command_line() -> None:
    """To be called before httpx is imported. It has a command line of its own, for which it loads rich and
    Pygments wherever they are installed (7 MB, a tenth of a second); where it can't be had, httpx goes without."""
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
