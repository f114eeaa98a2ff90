"""Both indexes as one: what is put, dropped and looked for goes to words and meaning alike."""

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import RLock

from memory.entry import Entry
from memory.errors import EmbedderChanged, IndexBroken
from memory.index.client import MEND
from memory.index.embed import Embedder
from memory.index.lexical import Lexical
from memory.index.meaning import Meaning, Reopen, unable
from memory.index.troubles import sound
from memory.rank.score import Hit, Wanted
from memory.rank.standing import standing, usual

UNWIPED, REWORDED = "unwiped", "reworded"
"""Files that say what is under way: forgetting, by numbers; putting all words anew, and how far."""


class Indexes:
    """Opened by the one process that owns the home. An index found damaged is deleted on the spot: it
    holds nothing that the ledger lacks, and a copy set aside would keep what people forget."""

    def __init__(self, folder: Path, embedder: Embedder, reopen: Reopen = unable) -> None:
        """Raises IndexBroken only for troubles of the disk that may pass, as does whatever first needs
        the index by meaning."""
        self._folder = folder
        self._lock = RLock()
        self._lexical = sound(self._open_lexical, self._delete_lexical)
        self._open_meaning = partial(Meaning, folder, embedder, reopen)
        self._opened: Meaning | None = None

    @property
    def _meaning(self) -> Meaning:
        """Opened when it is first needed: loading Chroma takes a second, and whoever only reads the
        ledger has no need of it."""
        with self._lock:
            if self._opened is None:
                self._opened = self._open_meaning()
            return self._opened

    def _open_lexical(self) -> Lexical:
        return Lexical(self._folder / "lexical.db")

    def _delete_lexical(self) -> None:
        for path in self._folder.glob("lexical.db*"):
            path.unlink()

    def close(self) -> None:
        with self._lock:
            self._lexical.close()
            if self._opened is not None:
                self._opened.close()

    def rest(self) -> bool:
        """Gives back what the index by meaning holds where nothing needed it for a while; whether it did."""
        with self._lock:
            return self._opened is not None and self._opened.rest()

    def start_over(self) -> None:
        """Empty indexes in place of those that serve: one of them is damaged."""
        with self._lock:
            self._lexical.close()
            self._delete_lexical()
            self._lexical = self._open_lexical()
            self._meaning.start_over()

    @property
    def served_by(self) -> str:
        """The id of the embedder whose vectors serve."""
        return self._meaning.served_by

    @property
    def outdated(self) -> EmbedderChanged | None:
        return self._meaning.outdated

    @property
    def unserved(self) -> EmbedderChanged | None:
        """As outdated, but only while nothing can be found by meaning."""
        return self._meaning.unserved

    @property
    def building(self) -> bool:
        """Whether an index by meaning is on its way to take over."""
        return self._meaning.building is not None

    def held(self) -> tuple[set[str], set[str]]:
        """The keys that are there by words, and by meaning. Raises IndexBroken for one that is none."""
        with self._lock:
            return _sound_keys(self._lexical.keys()), _sound_keys(self._meaning.serving.keys())

    def built(self) -> set[str]:
        """The keys in the index that is on its way."""
        with self._lock:
            return _sound_keys(self._meaning.building.keys()) if self._meaning.building else set()

    def begin(self) -> None:
        with self._lock:
            (self._folder / REWORDED).unlink(missing_ok=True)
            self._meaning.begin()

    def tune(self) -> None:
        """After many came: the index by meaning is searched as deep as its size asks for."""
        with self._lock:
            self._meaning.serving.tune()

    def switch(self) -> None:
        with self._lock:
            self._meaning.switch()
            (self._folder / REWORDED).unlink(missing_ok=True)

    def put_words(self, entries: Sequence[Entry]) -> None:
        with self._lock:
            self._lexical.put(entries)

    def put_meaning(self, entries: Sequence[Entry]) -> bool:
        """False where the embedder that made the index is no longer to be had. Raises EmbedderFailed,
        and then has put nothing."""
        if self._meaning.asked is None:
            return False
        vectors = self._meaning.asked([entry.words for entry in entries])
        with self._lock:
            self._meaning.serving.put(entries, vectors)
        return True

    def build(self, entries: Sequence[Entry]) -> None:
        """Puts into the index that is on its way; raises EmbedderFailed, and then has put nothing."""
        vectors = self._meaning.embedder([entry.words for entry in entries])
        with self._lock:
            if self._meaning.building:
                self._meaning.building.put(entries, vectors)

    def drop_words(self, keys: Collection[str]) -> None:
        if keys:
            with self._lock:
                self._lexical.drop(keys)

    def drop_meaning(self, keys: Collection[str]) -> None:
        if keys:
            with self._lock:
                self._meaning.drop(keys)

    def drop(self, entries: Collection[Entry]) -> None:
        keys = {entry.key for entry in entries}
        self.drop_words(keys)
        self.drop_meaning(keys)

    def wipe(self, memory_id: int, persona: str, kind: str, keys: Collection[str]) -> None:
        """Drops it, and leaves nothing of it in any file; a kill meanwhile leaves a note."""
        note = self._folder / UNWIPED
        with self._lock:
            note.write_text("\n".join(map(str, {memory_id, *self.unwiped()})), "utf-8")
            self._lexical.drop({f"{memory_id}.", *keys})
            self._meaning.wipe(persona, kind, keys)
            note.unlink()

    def unwiped(self) -> set[int]:
        """What was being wiped when the process was killed."""
        note = self._folder / UNWIPED
        return set(map(int, note.read_text("utf-8").split())) if note.exists() else set()

    @property
    def reworded(self) -> int:
        """Up to which id the words have been put anew while an index is on its way."""
        note = self._folder / REWORDED
        return int(note.read_text("utf-8") or 0) if note.exists() else 0

    def reword_until(self, memory_id: int) -> None:
        (self._folder / REWORDED).write_text(str(memory_id), "utf-8")

    def by_words(
        self, personas: Sequence[str], query: str, wanted: Sequence[Wanted], now: datetime
    ) -> list[list[Hit]]:
        with self._lock:
            return self._lexical.search(personas, query, wanted, now)

    def by_meaning(
        self, personas: Sequence[str], query: str, wanted: Sequence[Wanted]
    ) -> list[dict[int, float]]:
        """For each that is wanted, how far the nearest of each persona stand out of what chance gives."""
        found: list[dict[int, float]] = [{} for _ in wanted]
        if self._meaning.asked is None:
            return found
        vector = self._meaning.vector(query)
        serving = self._meaning.serving
        with self._lock:
            for persona in personas:
                known = usual(vector, *serving.sample(persona))
                for each, look in zip(found, wanted, strict=True):
                    near = serving.search([persona], vector, look.kinds, look.limit)
                    each |= standing(near, known)
        return found


def _sound_keys(keys: set[str]) -> set[str]:
    """Damage may hit a key in the midst of a sound file."""
    for key in keys:
        number = key.partition(".")[0]
        if not (number.isascii() and number.isdigit()):
            raise IndexBroken(f"the index holds {key!r}, which is no key", MEND)
    return keys
