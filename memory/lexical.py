"""Looking by words: BM25 from SQLite FTS5, in a file of its own that can be thrown away."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from memory.entry import Entry, id_of
from memory.errors import IndexBroken
from memory.terms import terms

# Terms come cut and lower-cased; only the space between them parts them ('Zs' is missing below).
SCHEMA = """
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
    terms, key UNINDEXED, persona UNINDEXED, kind UNINDEXED,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
)"""
MOST_TERMS = 200
MEND = "selfsame memory rebuild"


class Lexical:
    """One file for all personas; whose memories are looked through is said with each search."""

    def __init__(self, path: Path) -> None:
        """Raises IndexBroken if the file is no sound index."""
        self._path = path
        self._lock = RLock()
        path.parent.mkdir(parents=True, exist_ok=True)
        with _broken_if_not(path):
            self._db = _opened(path)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def put(self, entries: Iterable[Entry]) -> None:
        rows = [
            (e.id, " ".join(terms(e.words, ends=True)), e.key, e.persona, e.kind) for e in entries
        ]
        with self._writing() as db:
            db.executemany("DELETE FROM words WHERE rowid = ?", [row[:1] for row in rows])
            db.executemany(
                "INSERT INTO words(rowid, terms, key, persona, kind) VALUES (?, ?, ?, ?, ?)", rows
            )

    def drop(self, keys: Collection[str]) -> None:
        """Leaves nothing of the words behind, not even in the file's free pages."""
        with self._writing() as db:
            db.executemany("DELETE FROM words WHERE rowid = ?", [(id_of(key),) for key in keys])
            db.execute("INSERT INTO words(words) VALUES ('optimize')")
        with self._lock, _broken_if_not(self._path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def keys(self) -> set[str]:
        with self._lock, _broken_if_not(self._path):
            return {key for (key,) in self._db.execute("SELECT key FROM words")}

    def search(
        self, personas: Sequence[str], query: str, kinds: Collection[str] | None, limit: int
    ) -> dict[int, float]:
        """BM25 scores, higher is better, of the best `limit` memories of these personas."""
        words = list(dict.fromkeys(terms(query)))[:MOST_TERMS]
        if not words:
            return {}
        wanted = [" OR ".join(map(_asked, words)), *personas, *(kinds or ())]
        statement = _statement(len(personas), None if kinds is None else len(kinds))
        with self._lock, _broken_if_not(self._path):
            rows = self._db.execute(statement, [*wanted, limit]).fetchall()
        return {memory_id: -score for memory_id, score in rows}

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _broken_if_not(self._path), self._db:
            yield self._db


def _asked(word: str) -> str:
    """A lone character of a dense script is asked for as the beginning of a pair."""
    return f'"{word}"*' if len(word) == 1 and not word.isascii() else f'"{word}"'


def _statement(personas: int, kinds: int | None) -> str:
    whose = f"persona IN ({', '.join('?' * personas)})"
    what = "" if kinds is None else f" AND kind IN ({', '.join('?' * kinds)})"
    return (
        f"SELECT rowid, bm25(words) FROM words WHERE words MATCH ? AND {whose}{what}"
        " ORDER BY bm25(words), rowid LIMIT ?"
    )


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA secure_delete=ON")
        if db.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the file is malformed")
        db.execute(SCHEMA)
        db.execute("INSERT INTO words(words) VALUES ('integrity-check')")
        db.commit()
    except sqlite3.Error:
        db.close()
        raise
    return db


@contextmanager
def _broken_if_not(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as problem:
        raise IndexBroken(f"{path}: {problem}", MEND) from problem
