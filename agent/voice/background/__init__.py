"""Flat, assistant-like posts: what her voice is measured against."""

from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "ja", "en")


@cache
def background(language: str = "") -> tuple[str, ...]:
    """The posts in one language; in all of them where none is named or known."""
    wanted = (language,) if language in LANGUAGES else LANGUAGES
    return tuple(line for name in wanted for line in _lines(name))


def _lines(language: str) -> list[str]:
    return (files(__name__) / f"{language}.txt").read_text("utf-8").splitlines()
