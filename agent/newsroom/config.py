"""Config that is taken up while selfsame runs: the last good one stays until a better one is whole."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from agent.config.documents import Mistake
from agent.config.home import Home
from agent.config.read import Config, load_config, read_config

Marks = tuple[tuple[str, int, int], ...]


@dataclass
class _Held:
    live: "LiveConfig"
    config: Config | None = None


_held: ContextVar[_Held | None] = ContextVar("_held", default=None)


@dataclass
class LiveConfig:
    """`current()` looks at the files' times and sizes, and reads them anew only when one changed."""

    home: Home
    last: Config
    marks: Marks
    mistakes: tuple[Mistake, ...] = ()
    lock: threading.Lock = field(default_factory=threading.Lock)

    def current(self) -> Config:
        """The config as of now, or the last good one with `mistakes` telling why."""
        held = _held.get()
        if held is None or held.live is not self:
            return self._looked()
        if held.config is None:
            held.config = self._looked()
        return held.config

    def _looked(self) -> Config:
        with self.lock:
            marks = _marks(self.home)
            if marks != self.marks:
                self.marks = marks
                reading = read_config(self.home)
                self.last = reading.config or self.last
                self.mistakes = reading.mistakes
            return self.last

    @contextmanager
    def steady(self) -> Iterator[None]:
        """From the first look within it to its end the config stays what it was, whoever edits meanwhile, so that one
        post is written with one config; and the files are looked at once, not at every question."""
        outer = _held.get()
        token = _held.set(outer if outer and outer.live is self else _Held(self))
        try:
            yield
        finally:
            _held.reset(token)


def live_config(home: Home) -> LiveConfig:
    """Raises ConfigWrong: there is no last good one yet."""
    marks = _marks(home)
    return LiveConfig(home, load_config(home), marks)


def _marks(home: Home) -> Marks:
    """Of all files but those of personas who are being cast: they are nobody's yet."""
    found: list[tuple[str, int, int]] = []
    _mark(str(home.config), str(home.config / "casting"), found)
    return tuple(sorted(found))


def _mark(folder: str, but: str, found: list[tuple[str, int, int]]) -> None:
    """Looked at with every page of the desk, so by the quickest way there is."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.path != but:
                    _mark(entry.path, but, found)
            elif entry.is_file():
                stat = entry.stat()
                found.append((entry.path, stat.st_mtime_ns, stat.st_size))
