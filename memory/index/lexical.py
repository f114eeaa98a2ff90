"""Looking by words: which memories bear which terms, in an SQLite file that can be thrown away.
Windows of neighbouring memories are never written down but put together when asked for, so that
what comes, moves or is forgotten is right for its neighbours at once."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from threading import RLock
from typing import Any

from memory.entry import Entry, id_of
from memory.errors import IndexBroken
from memory.index import postings
from memory.index.bearings import Bearings
from memory.index.held import Held
from memory.rank.asked import Asked, ask
from memory.rank.candidates import worth_asking
from memory.rank.places import MINUTES_A_DAY, Place, Places
from memory.rank.question import Question, read
from memory.rank.score import Hit, Wanted, score
from memory.rank.signs import signs
from memory.rank.windows import Owner
from memory.words.concepts import concepts, digest
from memory.words.terms import concept_term, terms

VERSION = 3
"""Of what the file holds; a file of another version, or of another thesaurus, is made anew."""
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS owners(id INTEGER PRIMARY KEY, persona TEXT UNIQUE)",
    """CREATE TABLE IF NOT EXISTS memories(
        id INTEGER PRIMARY KEY, owner INTEGER, key TEXT, kind TEXT, speaker TEXT, session TEXT,
        position INTEGER, minute INTEGER, length INTEGER, signs INTEGER, fields INTEGER, terms TEXT, seal INTEGER)""",
    "CREATE INDEX IF NOT EXISTS memories_of ON memories(owner)",
    postings.SCHEMA,
)
MEND = "selfsame memory rebuild"
MOST_YEARS = 40
KEPT = 2


class Lexical:
    """One file for all personas; whose memories are looked through is said with each search."""

    def __init__(self, path: Path) -> None:
        """Raises IndexBroken if the file is no sound index, or one of another version."""
        self._path = path
        self._lock = RLock()
        self._owners: dict[str, int] = {}
        self._places: dict[int, Places] = {}
        self._known: dict[tuple[tuple[int, ...], str, date], Asked] = {}
        self._held = Held()
        path.parent.mkdir(parents=True, exist_ok=True)
        with _broken_if_not(path):
            self._db = _opened(path)

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def put(self, entries: Iterable[Entry]) -> None:
        """In place of what was known under these ids."""
        new = list({entry.id: entry for entry in entries}.values())
        with self._writing() as db:
            changes = self._take_out(db, [entry.id for entry in new])
            for entry in new:
                changes += self._take_in(db, entry)
            self._change(db, changes)

    def drop(self, keys: Collection[str]) -> None:
        """Leaves nothing of the words behind, not even in the file's free pages."""
        with self._writing() as db:
            self._change(db, self._take_out(db, [id_of(key) for key in keys]))
        with self._lock, _broken_if_not(self._path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def keys(self) -> set[str]:
        """Reads all there is, and raises IndexBroken where it isn't what was written."""
        with self._lock, _broken_if_not(self._path):
            for row in self._db.execute("SELECT * FROM postings"):
                postings.verify(row)
            found = set()
            for row in self._db.execute("SELECT * FROM memories"):
                postings.verify(row)
                found.add(str(row[2]))
            return found

    def search(
        self, personas: Sequence[str], query: str, wanted: Sequence[Wanted], now: datetime
    ) -> list[list[Hit]]:
        """For each that is wanted the best memories of these personas by what the words tell, best first."""
        with self._lock, _broken_if_not(self._path):
            owners = [owner for name in personas if (owner := self._owner(name)) is not None]
            if not owners:
                return [[] for _ in wanted]
            return score(self._asked(owners, query, now), wanted)

    def _asked(self, owners: Sequence[int], query: str, now: datetime) -> Asked:
        """The last few are kept until anything is written."""
        key = (tuple(owners), query, now.date())
        if key not in self._known:
            while len(self._known) >= KEPT:
                del self._known[next(iter(self._known))]
            question = self._question(owners, query, now)
            self._known[key] = ask(*self._borne(owners, question))
        return self._known[key]

    def _question(self, owners: Sequence[int], query: str, now: datetime) -> Question:
        known = [self._places_of(owner) for owner in owners]
        speakers = dict.fromkeys(name for places in known for name in places.speakers)
        first = min((places.first_day() for places in known), default=now.toordinal())
        years = range(max(datetime.fromordinal(first).year, now.year - MOST_YEARS), now.year + 1)
        return read(query, speakers, now, years)

    def _borne(
        self, owners: Sequence[int], question: Question
    ) -> tuple[list[Owner], Question, list[str]]:
        """Which memories bear the terms to go by; of common ones only is counted how many there are."""
        terms = question.terms
        bearing = [Bearings(self._db, self._held, o, self._places_of(o)) for o in owners]
        counts = [each.counts(terms) for each in bearing]
        going_by = worth_asking([sum(some) for some in zip(*counts, strict=True)])
        asked = [terms[number] for number in going_by]
        return [each.of(asked) for each in bearing], question, asked

    def _places_of(self, owner: int) -> Places:
        if owner not in self._places:
            query = (
                "SELECT id, kind, speaker, session, position, minute, length, signs, fields FROM memories"
                " WHERE owner = ? ORDER BY id"
            )
            rows = self._db.execute(query, (owner,))
            self._places[owner] = Places([Place(*row) for row in rows])
        return self._places[owner]

    def _owner(self, persona: str, *, make: bool = False) -> int | None:
        if make and persona not in self._owners:
            self._db.execute("INSERT OR IGNORE INTO owners(persona) VALUES (?)", (persona,))
        if persona not in self._owners:
            query = "SELECT id FROM owners WHERE persona = ?"
            found = self._db.execute(query, (persona,)).fetchone()
            if found is None:
                return None
            self._owners[persona] = found[0]
        return self._owners[persona]

    def _take_in(self, db: sqlite3.Connection, entry: Entry) -> list[postings.Change]:
        owner = self._owner(entry.persona, make=True)
        assert owner is not None
        counted = Counter(terms(entry.words, ends=True))
        length, mentions = counted.total(), concepts().mentions(entry.words)
        counted.update(concept_term(mention.concept) for mention in mentions)
        fields = {concepts().fields[mention.concept] for mention in mentions}
        place = _place(entry, length, sum(1 << field for field in fields))
        row = (
            entry.id, owner, entry.placed, entry.kind, entry.speaker, entry.session, entry.position,
            place.minute, place.length, place.signs, place.fields, " ".join(counted),
        )  # fmt: skip
        sealed = (*row, postings.seal(*row))
        db.execute(f"INSERT INTO memories VALUES ({', '.join('?' * len(sealed))})", sealed)
        self._place_in(owner, place)
        return [(owner, term, entry.id, times) for term, times in counted.items()]

    def _place_in(self, owner: int, place: Place) -> None:
        """Rows are in the order of ids; one that comes late has them read anew."""
        places = self._places.get(owner)
        if places is not None and places.fits(place.id):
            places.add(place)
        else:
            self._places.pop(owner, None)
            self._held.clear()

    def _take_out(self, db: sqlite3.Connection, ids: Sequence[int]) -> list[postings.Change]:
        changes: list[postings.Change] = []
        for memory_id in ids:
            query = "DELETE FROM memories WHERE id = ? RETURNING owner, terms"
            for owner, held in db.execute(query, (memory_id,)).fetchall():
                changes += [(owner, term, memory_id, 0) for term in held.split(" ")]
                if owner in self._places:
                    self._places[owner].remove(memory_id)
        return changes

    def _change(self, db: sqlite3.Connection, changes: list[postings.Change]) -> None:
        self._held.changed(changes)
        postings.change(db, changes)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """What fails is rolled back, and what is kept in memory is read anew."""
        try:
            with self._lock, _broken_if_not(self._path), self._db:
                self._known.clear()
                yield self._db
        except IndexBroken:
            self._places.clear()
            self._owners.clear()
            self._held.clear()
            raise


def _place(entry: Entry, length: int, fields: int) -> Place:
    return Place(
        id=entry.id,
        kind=entry.kind,
        speaker=entry.speaker,
        session=entry.session,
        position=entry.position,
        minute=minute_of(entry.happened_at),
        length=length,
        signs=signs(entry.words),
        fields=fields,
    )


def minute_of(time: datetime) -> int:
    utc = time.astimezone(UTC)
    return utc.toordinal() * MINUTES_A_DAY + utc.hour * 60 + utc.minute


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("PRAGMA synchronous=NORMAL")
        db.execute("PRAGMA secure_delete=ON")
        if db.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the file is malformed")
        _check_version(db)
        for statement in SCHEMA:
            db.execute(statement)
        db.commit()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _check_version(db: sqlite3.Connection) -> None:
    """An empty file takes the present version."""
    version = VERSION << 24 | digest() & 0xFFFFFF
    made: Any = db.execute("PRAGMA user_version").fetchone()[0]
    empty = db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    if made != version and not empty:
        raise sqlite3.DatabaseError(f"made by version {made}, this is {version}")
    db.execute(f"PRAGMA user_version = {version}")


@contextmanager
def _broken_if_not(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as problem:
        raise IndexBroken(f"{path}: {problem}", MEND) from problem
