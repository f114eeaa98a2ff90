"""How much of what answers a question is recalled: python -m bench.recall FILE[.json|.json.gz]... [--dump OUT]"""

import argparse
import gzip
import json
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from agent.database import open_database
from bench.given import a_file
from memory.index.embed import Embedder, NgramEmbedder, OpenAIEmbedder
from memory.memory import MemoryStore
from memory.rank.cover import likeness
from memory.types import Found, Kind, NewMemory

DEPTHS = (5, 10, 20)
BRIEF = 8
TURN = re.compile(r"D(\d+):(\d+)")
Case = dict[str, Any]
"""A question asked: conversation, question, category, evidence, found, milliseconds."""


def main() -> None:
    arguments = _arguments()
    embedder = _embedder(arguments.embedder)
    cases = [
        case
        for path in arguments.files
        for conversation in conversations(path)
        for case in asked(conversation, embedder)
    ]
    if arguments.dump:
        arguments.dump.write_text("".join(json.dumps(_dumped(case)) + "\n" for case in cases))
    print(json.dumps(summary(cases)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.recall", description=__doc__)
    parser.add_argument("files", nargs="+", type=a_file)
    parser.add_argument(
        "--dump", type=Path, help="write {conversation, question, found} as JSON lines"
    )
    parser.add_argument(
        "--embedder", metavar="URL,NAME", help="an OpenAI-compatible one; key in OPENAI_API_KEY"
    )
    return parser.parse_args()


def _embedder(told: str | None) -> Embedder:
    if told is None:
        return NgramEmbedder()
    url, _, name = told.rpartition(",")
    return OpenAIEmbedder(url, name, os.environ.get("OPENAI_API_KEY", ""))


def conversations(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open() as file:
        return list(json.load(file))


def asked(conversation: dict[str, Any], embedder: Embedder) -> Iterator[Case]:
    """Every question of the conversation that has evidence among its turns."""
    persona, turns = str(conversation["id"]), conversation["turns"]
    known = {turn["id"] for turn in turns}
    with remembering(persona, turns, embedder) as (store, _):
        for number, question in enumerate(conversation["questions"]):
            evidence = evidence_of(question) & known
            started = perf_counter()
            found = store.recall(persona, question["question"], limit=DEPTHS[-1])
            took = 1000 * (perf_counter() - started)
            yield {
                "conversation": conversation["id"], "question": number, "took": took, "all": found,
                "category": question["category"], "evidence": evidence,
                "found": [each.memory.source for each in found],
            }  # fmt: skip


def evidence_of(question: dict[str, Any]) -> set[str]:
    return {found[0] for told in question["evidence"] for found in TURN.finditer(told)}


@contextmanager
def remembering(
    persona: str, turns: Sequence[dict[str, Any]], embedder: Embedder
) -> Iterator[tuple[MemoryStore, dict[int, str]]]:
    """A home's memory in which this persona remembers these turns, on the last one's day; and from
    the memories' ids to the turns'."""
    news = [remembered(persona, turn) for turn in turns]
    now = max(new.happened_at for new in news)
    with TemporaryDirectory() as folder:
        database = open_database(f"sqlite:///{folder}/selfsame.db")
        store = MemoryStore.open(
            read=database.read, write=database.write, folder=Path(folder) / "index",
            embedder=embedder, now=lambda: now,
        )  # fmt: skip
        ids = store.remember_all(news)
        yield store, {key: new.source for key, new in zip(ids, news, strict=True)}
        store.close()
        database.close()


def remembered(persona: str, turn: dict[str, Any]) -> NewMemory:
    session, position = map(int, TURN.fullmatch(turn["id"]).groups())  # type: ignore[union-attr]
    kind: Kind = turn.get("kind", "event")
    return NewMemory(
        persona, kind, "\n".join(filter(None, (turn["text"], turn.get("caption")))), turn["id"],
        when(turn["when"]), speaker=turn["speaker"], about=turn.get("about", ""),
        session=f"session {session}", position=position,
    )  # fmt: skip


def when(said: str) -> datetime:
    """Either "1:56 pm on 8 May, 2023" or ISO 8601."""
    try:
        return datetime.strptime(said.upper(), "%I:%M %p ON %d %B, %Y").replace(tzinfo=UTC)
    except ValueError:
        return datetime.fromisoformat(said)


def summary(cases: Sequence[Case]) -> dict[str, Any]:
    told = [case for case in cases if case["evidence"]]
    by: dict[str, list[Case]] = defaultdict(list)
    for case in told:
        by[str(case["category"])].append(case)
    took = sorted(case["took"] for case in cases)
    return {
        **_shares(told),
        "by_category": {name: _shares(some) for name, some in sorted(by.items())},
        "ms": round(sum(took) / len(took), 2),
        "ms_p95": round(took[int(0.95 * len(took))], 2),
        "questions": len(told),
        "diversity": {
            "covering": diversity([case["all"] for case in cases]),
            "by score alone": diversity([_by_score(case["all"]) for case in cases]),
        },
    }


def diversity(recalled: Sequence[Sequence[Found]]) -> dict[str, float]:
    """Of the first eight: how much any two share of their three-character pieces, and how many
    sessions there are to a memory."""
    briefs = [found[:BRIEF] for found in recalled if len(found) > 1]
    overlap = [
        likeness(a.memory.text, b.memory.text) for f in briefs for a, b in combinations(f, 2)
    ]
    sessions = [len({each.memory.session for each in found}) / len(found) for found in briefs]
    return {
        "overlap": round(sum(overlap) / max(1, len(overlap)), 4),
        "sessions": round(sum(sessions) / max(1, len(sessions)), 3),
    }


def _by_score(found: Sequence[Found]) -> list[Found]:
    """As it would be if nothing were given for what a memory adds to others."""
    return sorted(found, key=lambda each: each.parts.get("adds", 0.0) - each.score)


def _shares(cases: Sequence[Case]) -> dict[str, float]:
    """Mean shares of the evidence found among the first 5, 10, 20, in percent."""
    return {f"r{depth}": round(100 * _mean(cases, depth), 2) for depth in DEPTHS}


def _mean(cases: Sequence[Case], depth: int) -> float:
    shares = [len(c["evidence"] & set(c["found"][:depth])) / len(c["evidence"]) for c in cases]
    return sum(shares) / len(shares)


def _dumped(case: Case) -> dict[str, Any]:
    return {name: case[name] for name in ("conversation", "question", "found")}


if __name__ == "__main__":
    main()
