"""Giving memory back: glibc keeps an arena for each thread and what was freed in it, which a service with many
threads holds for good."""

import ctypes

M_ARENA_MAX = -8  # malloc.h
ARENAS = 2


def few_arenas() -> None:
    """To be called before there are threads; where there is no glibc, nothing comes of it."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(M_ARENA_MAX, ARENAS)


def give_back() -> None:
    """What was freed goes back to the system; a few milliseconds."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
