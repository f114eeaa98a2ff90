"""How well grave headlines are recognised, against labels made by reading: python -m bench.gravity DIR

DIR holds days of news as JSON lines, `YYYY-MM-DD.jsonl.gz`; bench/labels/gravity.md says how they were labelled.
The last line is JSON: for the tuning half, the held-out half and the headlines labelled later, per class and
language, how many there are, recall and precision of all that is held, and precision of what is sure and of what is
a maybe.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import process_time
from typing import Any

from agent.text.gravity.touch import Touch, touched
from agent.text.scripts import language_of
from agent.types.persona import SUBJECTS
from bench.given import a_folder
from bench.json_lines import rows_of

LABELS = Path(__file__).parent / "labels"
PARTS = ("tuning", "held_out", "later")
HELD_OUT_FROM = "2026-03-02"
LANGUAGES = ("en", "zh")


@dataclass(frozen=True)
class Label:
    """What a headline touches by reading; `later` where it was labelled when the rules stood."""

    classes: frozenset[str]
    later: bool

    def part(self, day: str) -> str:
        if self.later:
            return "later"
        return "tuning" if day < HELD_OUT_FROM else "held_out"


@dataclass(frozen=True)
class Labelled:
    """A headline, what it touches by reading, and what the rules say."""

    part: str
    title: str
    language: str
    classes: frozenset[str]
    found: dict[str, Touch]


def main() -> None:
    """Prints a table, then the JSON line."""
    parser = ArgumentParser(prog="python -m bench.gravity", description=__doc__)
    parser.add_argument("folder", type=a_folder("*.jsonl.gz"))
    folder = parser.parse_args().folder
    rows, speed = _looked_at(list(_headlines(folder, _labels())))
    document: dict[str, Any] = {"headlines": len(rows), "headlines_per_s": round(speed)}
    for part in PARTS:
        document[part] = _part([row for row in rows if row.part == part])
    _print_table(document)
    print(json.dumps(document))


def _labels() -> dict[str, Label]:
    return {**_labels_in("gravity.jsonl"), **_labels_in("gravity_later.jsonl", later=True)}


def _labels_in(name: str, *, later: bool = False) -> dict[str, Label]:
    lines = map(json.loads, (LABELS / name).read_text(encoding="utf-8").splitlines())
    return {line["key"]: Label(frozenset(line["classes"]), later) for line in lines}


def key_of(feed: str, link: str) -> str:
    return sha256(f"{feed}\n{link}".encode()).hexdigest()[:16]


def _headlines(folder: Path, labels: dict[str, Label]) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Part, title and classes of each labelled headline, once, on its first day."""
    left = dict(labels)
    for path in sorted(folder.glob("*.jsonl.gz")):
        for row in rows_of(path):
            label = left.pop(key_of(row["feed"], row["url"]), None)
            if label is not None:
                yield label.part(path.name[:10]), row["title"], label.classes


def _looked_at(headlines: list[tuple[str, str, frozenset[str]]]) -> tuple[list[Labelled], float]:
    """With what the rules say, and how many headlines a second of CPU."""
    start = process_time()
    found = [touched(title) for _, title, _ in headlines]
    speed = len(found) / max(process_time() - start, 1e-9)
    rows = [
        Labelled(part, title, language_of(title), classes, {touch.subject: touch for touch in seen})
        for (part, title, classes), seen in zip(headlines, found, strict=True)
    ]
    return rows, speed


def _part(rows: list[Labelled]) -> dict[str, Any]:
    return {
        "headlines": len(rows),
        "grave_headlines_held": _share(bool(row.found) for row in rows if row.classes),
        "harmless_headlines_held": _share(bool(row.found) for row in rows if not row.classes),
        **{
            subject: {
                name: _figures(subject, [row for row in rows if name in ("all", row.language)])
                for name in ("all", *LANGUAGES)
            }
            for subject in SUBJECTS
        },
    }


def _figures(subject: str, rows: list[Labelled]) -> dict[str, float | int | None]:
    """None where there is nothing to take a share of."""
    seen = [row for row in rows if subject in row.found]
    return {
        "labelled": sum(subject in row.classes for row in rows),
        "recall": _share(subject in row.found for row in rows if subject in row.classes),
        "precision": _share(subject in row.classes for row in seen),
        "sure": _share(subject in row.classes for row in seen if row.found[subject].sure),
        "perhaps": _share(subject in row.classes for row in seen if not row.found[subject].sure),
    }


def _share(yes: Iterable[bool]) -> float | None:
    answers = list(yes)
    return round(sum(answers) / len(answers), 3) if answers else None


def _print_table(document: dict[str, Any]) -> None:
    for part in PARTS:
        print(f"{part}: {document[part]['headlines']} headlines")
        for subject in SUBJECTS:
            print(f"  {subject:10}", *_cells(document[part][subject]))


def _cells(figures: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, row in figures.items():
        yield f"{name} n={row['labelled']} r={row['recall']} p={row['precision']} |"


if __name__ == "__main__":
    main()
