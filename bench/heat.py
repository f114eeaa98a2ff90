"""Which items of ranked boards rise: learned on the earlier days, tested on the last. python -m bench.heat DIR [--dump OUT]"""

import argparse
import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from agent.news.foresight import Case, foresee, learn
from agent.news.rising import Look, rose, walk
from agent.news.trees import TREES
from bench.given import a_folder
from bench.json_lines import rows_of


def main(arguments: Sequence[str] | None = None) -> None:
    """DIR has a file a day of JSON lines {board, title, rank, seen}; prints auc and ap as one JSON line last."""
    parser = argparse.ArgumentParser(prog="python -m bench.heat", description=__doc__)
    parser.add_argument("folder", type=a_folder("*.jsonl*"))
    parser.add_argument("--dump", type=Path, help="write JSON lines {board, title, seen, score}")
    parser.add_argument("--days", type=int, help="only the first so many days, to test on another")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--trees", type=int, default=TREES)
    asked = parser.parse_args(arguments)
    days = [read_day(path) for path in sorted(asked.folder.glob("*.jsonl*"))[: asked.days]]
    found = Tested(days, asked.seed, asked.trees)
    if asked.dump:
        _dump(asked.dump, found.cases, found.written)
    print(json.dumps(found.figures))


class Tested:
    """The last day's cases, and how well their chances told who rose."""

    def __init__(self, days: list["Day"], seed: int, trees: int) -> None:
        looks = [look for day in days for look in day.looks]
        start = min(look.at for look in days[-1].looks)
        foresight = learn([look for look in looks if look.at < start], start, seed, trees)
        self.cases = foresee(foresight, [seen for seen in walk(looks) if seen.look.at >= start])
        self.written = days[-1].written
        risen = rose(looks)
        told = [case.item in risen[case.board, case.at] for case in self.cases]
        scores = [case.chance for case in self.cases]
        self.figures = {
            "auc": round(auc(scores, told), 4), "ap": round(average_precision(scores, told), 4),
            "cases": len(told), "rose": sum(told), "days": len(days), "how": foresight.how,
        }  # fmt: skip


class Day:
    """One file: its looks, and each look's time as the file writes it."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self.written: dict[datetime, str] = {}


def read_day(path: Path) -> Day:
    day = Day()
    ranks: dict[tuple[str, datetime], dict[str, int]] = defaultdict(dict)
    for row in rows_of(path):
        at = datetime.fromisoformat(row["seen"])
        day.written[at] = row["seen"]
        ranks[row["board"], at][row["title"]] = row["rank"]
    day.looks = [Look(board, at, own) for (board, at), own in ranks.items()]
    return day


def auc(scores: Sequence[float], told: Sequence[bool]) -> float:
    """The chance that one that rose has the higher score; ties count half."""
    import numpy as np

    values, hit = np.asarray(scores), np.asarray(told, dtype=bool)
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[which]
    positive = int(hit.sum())
    pairs = positive * (len(hit) - positive)
    return float((ranks[hit].sum() - positive * (positive + 1) / 2) / pairs) if pairs else 0.0


def average_precision(scores: Sequence[float], told: Sequence[bool]) -> float:
    """Mean precision at each one that rose; within a tie as if it were spread evenly."""
    import numpy as np

    hit = np.asarray(told, dtype=float)
    _, which = np.unique(-np.asarray(scores), return_inverse=True)
    hits, counts = np.bincount(which, hit), np.bincount(which)
    precision = np.cumsum(hits) / np.cumsum(counts)
    return float((precision * hits).sum() / hit.sum()) if hit.any() else 0.0


def _dump(path: Path, cases: Sequence[Case], written: dict[datetime, str]) -> None:
    with path.open("w", encoding="utf-8") as out:
        for case in cases:
            row = {
                "board": case.board,
                "title": case.item,
                "seen": written[case.at],
                "score": case.chance,
            }
            print(json.dumps(row, ensure_ascii=False), file=out)


if __name__ == "__main__":
    main()
