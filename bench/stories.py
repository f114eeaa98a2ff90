"""Sagas on labelled headlines, through the grouping that gathers use. python -m bench.stories FILE.csv [--score-from 0.3] [--dump OUT]"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Sequence
from math import log
from pathlib import Path
from time import process_time

from agent.news.sagas import Sagas
from agent.news.words import headline, with_phrases, words
from bench.given import a_file


def main(arguments: Sequence[str] | None = None) -> None:
    """FILE.csv has columns timestamp_ms, title, publisher, story; only the time and the title are looked at."""
    asked = _arguments(arguments)
    with asked.file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    started = process_time()
    sagas = stream([(int(row["timestamp_ms"]), row["title"]) for row in rows])
    seconds = process_time() - started
    if asked.dump:
        told = (json.dumps({"line": n, "saga": saga}) for n, saga in enumerate(sagas, 1))
        asked.dump.write_text("\n".join(told) + "\n", encoding="utf-8")
    start = int(len(rows) * asked.score_from)
    found = scores([row["story"] for row in rows][start:], sagas[start:])
    print(json.dumps(found | {"headlines_per_s": round(len(rows) / seconds)}))


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.stories", description=__doc__)
    parser.add_argument("file", type=a_file)
    parser.add_argument("--score-from", type=float, default=0.3)
    parser.add_argument("--dump", type=Path)
    return parser.parse_args(arguments)


def stream(headlines: Sequence[tuple[int, str]]) -> list[int]:
    """Each headline's saga as it stands at the end, placed one by one in order of time; a gather ends with a sweep."""
    sagas = Sagas()
    placed: dict[int, int] = {}
    for number in sorted(range(len(headlines)), key=lambda number: headlines[number][0]):
        placed[number] = sagas.place(frozenset(with_phrases(words(headline(headlines[number][1])))))
    sagas.settle()
    return [abs(sagas.current(placed[number])) for number in range(len(headlines))]


def scores(gold: Sequence[str], found: Sequence[int]) -> dict[str, float]:
    """B-cubed precision, recall and F1 (Bagga & Baldwin 1998); NMI by the arithmetic mean of the entropies."""
    golds, founds, both = Counter(gold), Counter(found), Counter(zip(gold, found, strict=True))
    size = len(gold)
    precision = sum(n * n / founds[saga] for (_, saga), n in both.items()) / size
    recall = sum(n * n / golds[story] for (story, _), n in both.items()) / size
    shared = sum(
        n / size * log(n * size / (golds[story] * founds[saga]))
        for (story, saga), n in both.items()
    )
    return {
        "b3_p": round(precision, 4),
        "b3_r": round(recall, 4),
        "b3_f1": round(2 * precision * recall / (precision + recall), 4),
        "nmi": round(2 * shared / ((_entropy(golds, size) + _entropy(founds, size)) or 1.0), 4),
        "sagas": len(founds),
    }


def _entropy(counts: Counter[str] | Counter[int], size: int) -> float:
    return -sum(n / size * log(n / size) for n in counts.values())


if __name__ == "__main__":
    main()
