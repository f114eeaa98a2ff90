"""Fits the weights of recall, and tells how they do on conversations they were not fitted on:
python -m bench.fit_recall FILE[.json|.json.gz]... [--without PART]..."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
from numpy.typing import NDArray

from bench.given import a_file
from bench.recall import DEPTHS, conversations, evidence_of, remembering
from memory.index.embed import Embedder, NgramEmbedder
from memory.rank.weights import WEIGHTS

Array = NDArray[numpy.float64]
PRICE = 1.0
"""Of every weight squared, in units of the spread of its ingredient."""
ROUNDS = 300
CANDIDATES = 200


@dataclass(frozen=True)
class Asked:
    """A question's candidates: a line of parts for each, and which of them answer it."""

    conversation: str
    category: str
    parts: Array
    answers: NDArray[numpy.bool_]
    evidence: int


def main() -> None:
    arguments = _arguments()
    names = [name for name in WEIGHTS if name not in arguments.without]
    asked = [each for path in arguments.files for each in measured(path, names, NgramEmbedder())]
    weights = fitted(asked)
    print("# weights", {n: round(float(w), 2) for n, w in zip(names, weights, strict=True)})
    print(json.dumps(held_out(asked)))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.fit_recall", description=__doc__)
    parser.add_argument("files", nargs="+", type=a_file)
    parser.add_argument("--without", action="append", default=[], choices=list(WEIGHTS))
    return parser.parse_args()


def measured(path: Path, names: Sequence[str], embedder: Embedder) -> Iterator[Asked]:
    for conversation in conversations(path):
        persona, turns = str(conversation["id"]), conversation["turns"]
        with remembering(persona, turns, embedder) as (store, sources):
            for question in conversation["questions"]:
                evidence = evidence_of(question) & {turn["id"] for turn in turns}
                hits = store.look([persona], None, question["question"], CANDIDATES)
                if hits and evidence:
                    yield Asked(
                        conversation=persona,
                        category=str(question["category"]),
                        parts=numpy.array([[hit.parts[name] for name in names] for hit in hits]),
                        answers=numpy.array([sources[hit.id] in evidence for hit in hits]),
                        evidence=len(evidence),
                    )


def fitted(asked: Sequence[Asked]) -> Array:
    """Listwise softmax regression by Adam (Kingma and Ba 2015)."""
    told = [each for each in asked if each.answers.any()]
    parts = numpy.concatenate([each.parts for each in told])
    spread = parts.std(axis=0) + 1e-9
    starts = numpy.cumsum([0] + [len(each.parts) for each in told[:-1]])
    of = numpy.repeat(numpy.arange(len(told)), [len(each.parts) for each in told])
    wanted = numpy.concatenate([each.answers / each.answers.sum() for each in told])
    scaled = parts / spread
    weights, drift, size = (numpy.zeros(parts.shape[1]) for _ in range(3))
    for turn in range(1, ROUNDS + 1):
        slope = scaled.T @ (_softmax(scaled @ weights, starts, of) - wanted) + PRICE * weights
        drift, size = 0.9 * drift + 0.1 * slope, 0.99 * size + 0.01 * slope**2
        step = drift / (1 - 0.9**turn) / (numpy.sqrt(size / (1 - 0.99**turn)) + 1e-8)
        weights = weights - (0.05 if turn < 0.6 * ROUNDS else 0.01) * step
    return numpy.asarray(weights / spread)


def _softmax(scores: Array, starts: NDArray[Any], of: NDArray[Any]) -> Array:
    """Within each question's list."""
    raised = numpy.exp(scores - numpy.maximum.reduceat(scores, starts)[of])
    return numpy.asarray(raised / numpy.add.reduceat(raised, starts)[of])


def held_out(asked: Sequence[Asked]) -> dict[str, Any]:
    """Each conversation ranked by weights that were fitted on all others."""
    found: dict[str, list[dict[int, float]]] = {}
    for name in dict.fromkeys(each.conversation for each in asked):
        weights = fitted([each for each in asked if group(each.conversation) != group(name)])
        for each in asked:
            if each.conversation == name:
                shares = _shares(each, weights)
                for key in ("all", name, f"{group(name)} {each.category}"):
                    found.setdefault(key, []).append(shares)
    return {key: _means(shares) for key, shares in found.items()}


def group(conversation: str) -> str:
    """A set in several languages (persona-en, persona-zh) is left out as a whole."""
    return "persona" if conversation.startswith("persona-") else conversation


def _shares(asked: Asked, weights: Array) -> dict[int, float]:
    best = numpy.argsort(-(asked.parts @ weights), kind="stable")
    return {depth: float(asked.answers[best[:depth]].sum()) / asked.evidence for depth in DEPTHS}


def _means(shares: Sequence[dict[int, float]]) -> dict[str, float]:
    return {
        f"r{depth}": round(100 * sum(each[depth] for each in shares) / len(shares), 2)
        for depth in DEPTHS
    }


if __name__ == "__main__":
    main()
