"""How uneven her days are: the gaps between the moments at which she may speak, as her rhythm draws them.

python -m bench.gaps [--first 2026-02-16] [--days 25] [--lives 1]

The moments of so many local days are drawn as the planner draws them, with and without the share that falls out; more
lives are the same persona under other names, to see what is chance. The last line is JSON.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from agent.config.home import CHECKOUT, Home
from agent.config.read import load_config
from agent.schedule.rhythm import day_plan
from agent.types.persona import Persona, Rhythm

BINS = ((0, 23), (23, 25), (25, 36), (36, 60), (60, 84), (84, 10_000))
"""Hours between two moments, from and up to."""


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _arguments(arguments)
    personas = load_config(Home(CHECKOUT)).personas
    found = {name: _measured(persona, asked) for name, persona in personas.items()}
    for name, row in found.items():
        print(
            f"{name:<8} {row['uneven']['moments']} moments, {row['even']['moments']} if none fell out"
        )
        for span, share in row["uneven"]["gaps"].items():
            print(f"  {span:>9} h  {share:.2f}  ({row['even']['gaps'][span]:.2f})")
    print(json.dumps(found))


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.gaps", description=__doc__)
    parser.add_argument("--first", type=date.fromisoformat, default=date(2026, 2, 16))
    parser.add_argument("--days", type=int, default=25)
    parser.add_argument("--lives", type=int, default=1)
    return parser.parse_args(arguments)


def _measured(persona: Persona, asked: argparse.Namespace) -> dict[str, Any]:
    rhythm = persona.file.rhythm
    even = rhythm.model_copy(update={"uneven": 0.0})
    return {
        "uneven": _lives(persona.name, rhythm, asked),
        "even": _lives(persona.name, even, asked),
    }


def _lives(name: str, rhythm: Rhythm, asked: argparse.Namespace) -> dict[str, Any]:
    """The first life is her own; others bear a number."""
    moments, gaps = 0, list[float]()
    for life in range(asked.lives):
        times = list(_moments(name if life == 0 else f"{name}-{life}", rhythm, asked))
        moments += len(times)
        gaps += [(b - a).total_seconds() / 3600 for a, b in pairwise(times)]
    return {"moments": moments, "gaps": _shares(gaps), "median": round(median(gaps), 1) if gaps else None,
            "shortest": round(min(gaps), 1), "longest": round(max(gaps), 1)}  # fmt: skip


def _moments(name: str, rhythm: Rhythm, asked: argparse.Namespace) -> Iterator[datetime]:
    for ahead in range(asked.days):
        for moment in day_plan(name, rhythm, asked.first + timedelta(days=ahead)):
            yield moment.speak_at


def _shares(gaps: Sequence[float]) -> dict[str, float]:
    counts = Counter(next(span for span in BINS if span[0] <= gap < span[1]) for gap in gaps)
    return {_named(span): round(counts[span] / len(gaps), 3) if gaps else 0.0 for span in BINS}


def _named(span: tuple[int, int]) -> str:
    low, high = span
    return f"{low}-{high}" if high < BINS[-1][1] else f"{low}+"


if __name__ == "__main__":
    main()
