"""Where a writing stands, step by step: SQLite's file of LangGraph, kept open, since opening and closing it takes
longer than all that is written into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from langgraph.checkpoint.sqlite import SqliteSaver


@dataclass
class Checkpoints:
    """One per process and home; the file is made when it is first needed."""

    path: Path
    _saver: "SqliteSaver | None" = None

    def saver(self) -> "SqliteSaver":
        import sqlite3

        from langgraph.checkpoint.sqlite import SqliteSaver

        if self._saver is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, check_same_thread=False)
            saver = SqliteSaver(connection)
            saver.setup()
            # a kill loses nothing; a power cut, a step
            connection.execute("PRAGMA synchronous=NORMAL")
            self._saver = saver
        return self._saver

    def close(self) -> None:
        if self._saver is not None:
            self._saver.conn.close()
            self._saver = None

    def clear(self) -> None:
        """They hold what was recalled, and are disposable."""
        self.close()
        for path in self.path.parent.glob(f"{self.path.name}*"):
            path.unlink()
