"""Memory at size, in one persona: remembering, recalling, a brief's recall, memory and disk, rebuilding; beside Chroma
alone and exact search over the same vectors. python -m bench.memory [--sizes 1000,10000] [--large]"""

import gc
import json
import resource
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random
from time import perf_counter, process_time
from typing import Any

from agent.database import Database, open_database
from agent.newsroom.tools import looks
from bench.invented import memories, question
from memory import ledger
from memory.index.embed import NgramEmbedder
from memory.memory import MemoryStore
from memory.types import Kind, NewMemory

SIZES, LARGE = (1_000, 10_000, 100_000), 1_000_000
NOW = datetime(2036, 3, 11, 4, 0, tzinfo=UTC)
QUESTIONS, SINGLE, DEPTH = 200, 40, 60
MIXTURE: tuple[tuple[Kind, int], ...] = (
    ("event", 11), ("post", 5), ("lore", 1), ("belief", 1), ("thread", 1), ("lesson", 1),
)  # fmt: skip
"""A persona's kinds after years, in twentieths; more is met than said."""
COLUMNS = (
    ("size", "memories"), ("remember_ms", "remember ms"), ("recall_p50", "recall p50 ms"),
    ("recall_p95", "p95"), ("brief_p50", "brief p50 ms"), ("brief_p95", "p95"), ("brief_cpu", "brief CPU ms"),
    ("chroma_p50", "Chroma p50 ms"), ("chroma_p95", "p95"), ("exact_p50", "exact p50 ms"),
    ("exact_p95", "p95"), ("recall_at_10", "recall@10"), ("rss_mb", "RSS MB"), ("disk_mb", "disk MB"),
    ("start_s", "start s"), ("rebuild_s", "rebuild s"),
)  # fmt: skip


def main() -> None:
    """Each size in a process of its own, so that one's memory is not the next one's."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--large", action="store_true", help="a million, too: hours")
    parser.add_argument("--one", type=int, help="this size only, here; prints its line")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.one)))
        return
    sizes = [*map(int, given.sizes.split(",")), *([LARGE] if given.large else [])]
    rows = [_apart(size) for size in sizes]
    for line in _table(rows):
        print(line)
    print(json.dumps({"memory": rows}))


def _apart(size: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.memory", "--one", str(size)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _table(rows: list[dict[str, Any]]) -> Iterable[str]:
    yield " | ".join(shown for _, shown in COLUMNS)
    yield " | ".join("---" for _ in COLUMNS)
    for row in rows:
        yield " | ".join(f"{row[key]:,}" for key, _ in COLUMNS)


def measured(size: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        home, embedder = Path(folder), NgramEmbedder()
        database = open_database(f"sqlite:///{home / 'selfsame.db'}")
        texts = _written(database, size)
        store = _opened(home, database, embedder)
        rebuild_s = _seconds(store.catch_up)
        store.close()
        start_s = _seconds(lambda: _again(home, database, embedder))
        store = _opened(home, database, embedder)
        chance = Random(3)
        asked = [question(chance.choice(texts), chance) for _ in range(QUESTIONS)]
        row = {"size": size, **_asking(store, asked), "remember_ms": _remembering(store)}
        row |= {
            "rss_mb": _rss(),
            "disk_mb": _disk(home),
            "start_s": start_s,
            "rebuild_s": rebuild_s,
        }
        row |= _beside(store, embedder, asked)
        store.close()
        database.close()
    return row


def _written(database: Database, size: int) -> list[str]:
    """Into the ledger alone, over ten years; the indexes are then made as after a loss."""
    texts = list(memories(size))
    kinds = cycle([kind for kind, share in MIXTURE for _ in range(share)])
    step = timedelta(days=3650) / size
    with database.write.begin() as connection:
        for number, text in enumerate(texts):
            at = NOW - step * (size - number)
            new = NewMemory("yuri", next(kinds), text, f"bench:{number}", at)
            ledger.record(connection, new, at)
    return texts


def _opened(home: Path, database: Database, embedder: NgramEmbedder) -> MemoryStore:
    return MemoryStore.open(
        read=database.read, write=database.write, folder=home / "index", embedder=embedder,
        now=lambda: NOW,
    )  # fmt: skip


def _again(home: Path, database: Database, embedder: NgramEmbedder) -> None:
    """A start with whole indexes: opened, compared with the ledger, asked once."""
    store = _opened(home, database, embedder)
    store.catch_up()
    store.recall("yuri", "lamp")
    store.close()


def _asking(store: MemoryStore, asked: list[str]) -> dict[str, float]:
    """A recall of everything, and all that a brief recalls."""

    def brief(text: str) -> None:
        known, _, _ = store.looks("yuri", text, looks())
        beliefs = [each.memory.id for each in known if each.memory.kind == "belief"]
        store.mind.believed_before(beliefs)
        store.mind.threads("yuri", rested=False)

    store.recall("yuri", asked[0])
    gc.freeze()  # as the daemon does once it stands
    before = process_time()
    for text in asked:
        brief(text)
    cpu = {"brief_cpu": round((process_time() - before) * 1000 / len(asked), 2)}
    whole = _times(lambda text: store.recall("yuri", text), asked)
    return {**cpu, **_named("recall", whole), **_named("brief", _times(brief, asked))}


def _remembering(store: MemoryStore) -> float:
    """One at a time, each in all three places and on disk; the median in milliseconds."""
    new = [
        NewMemory("yuri", "post", text, f"one:{n}", NOW)
        for n, text in enumerate(memories(SINGLE, 9))
    ]
    return _named("", _times(store.remember, new))["_p50"]


def _beside(store: MemoryStore, embedder: NgramEmbedder, asked: list[str]) -> dict[str, float]:
    """Chroma alone and exact search over the vectors that Chroma holds; how many of the ten that are
    nearest in truth Chroma finds."""
    import numpy

    index = store._indexes._meaning.serving
    got = [each.get(include=["embeddings"]) for each in index._shelves.all().values()]
    ids = numpy.array([int(key.partition(".")[0]) for found in got for key in found["ids"]])
    vectors = numpy.concatenate([numpy.asarray(found["embeddings"], "float32") for found in got])
    columns = numpy.ascontiguousarray(vectors.T)  # multiplied that way round it is quickest
    queries = [numpy.asarray(vector, "float32") for vector in embedder(asked)]

    def exact(query: Any) -> set[int]:
        near = query @ columns
        return set(ids[numpy.argpartition(-near, 10)[:10]].tolist())

    def approximate(query: Any) -> set[int]:
        found = index.search(["yuri"], query.tolist(), None, DEPTH)
        return set(sorted(found, key=lambda key: -found[key])[:10])

    hits = sum(len(exact(query) & approximate(query)) for query in queries)
    share = {"recall_at_10": round(hits / (10 * len(queries)), 4)}
    alone = _named("chroma", _times(approximate, queries))
    return {**share, **alone, **_named("exact", _times(exact, queries))}


def _times(work: Callable[[Any], Any], given: Iterable[Any]) -> list[float]:
    return sorted(_seconds(lambda each=each: work(each)) for each in given)  # type: ignore[misc]


def _seconds(work: Callable[[], Any]) -> float:
    start = perf_counter()
    work()
    return round(perf_counter() - start, 5)


def _named(name: str, ordered: list[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    places = {"p50": len(ordered) // 2, "p95": int(len(ordered) * 0.95)}
    return {f"{name}_{part}": round(ordered[at] * 1000, 2) for part, at in places.items()}


def _rss() -> int:
    """Of this process now, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1_000_000


def _disk(home: Path) -> int:
    return sum(path.stat().st_size for path in home.rglob("*") if path.is_file()) // 1_000_000


if __name__ == "__main__":
    main()
