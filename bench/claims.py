"""Three kinds of claim in candidates that a model wrote, labelled by reading: what code, writer and judge catch.

python -m bench.claims

bench/labels/claims.md says how they were labelled. The last line is JSON: for each kind that somebody must see, how
many candidates have one, and for each who looks: recall, and how many without one it points at.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.config.home import CHECKOUT, Home
from agent.config.read import load_config
from agent.types.writing import Candidate, Occasion, Spoken
from agent.writing.brief import Brief
from agent.writing.claims import KIND_OF
from agent.writing.judge import flags_of

LABELS = Path(__file__).parent / "labels" / "claims.jsonl"
KINDS = {"world": "world", "beyond": "news", "report": "imagined"}
"""A label that somebody must see, and the kind of claim under which code tells it."""


@dataclass(frozen=True)
class Labelled:
    """A candidate with its label, and the kinds that each who looked saw in it."""

    kinds: frozenset[str]
    code: frozenset[str]
    """From the text alone, without what the writer named."""
    writer: frozenset[str]
    judge: frozenset[str] | None


def main() -> None:
    config = load_config(Home(CHECKOUT))
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    rows = [_labelled(json.loads(line), config) for line in lines]
    found: dict[str, Any] = {"candidates": len(rows), "labels": _counts(rows)}
    for label, kind in KINDS.items():
        found[label] = {name: _figures(rows, label, kind, look) for name, look in LOOKS.items()}
    _print(found)
    print(json.dumps(found))


def _labelled(row: Mapping[str, Any], config: Any) -> Labelled:
    flags = flags_of(Candidate(row["text"]), _brief(row, config))
    judged = row["judge"]
    return Labelled(
        kinds=frozenset(row["kinds"]),
        code=frozenset(KIND_OF[flag.code] for flag in flags if flag.code in KIND_OF),
        writer=frozenset({"world"} if row["writer"] else ()),
        judge=None if judged is None else _seen(judged),
    )


def _seen(judged: Mapping[str, Any]) -> frozenset[str]:
    named = {"false": "news", "claims": "world", "invented": "imagined"}
    return frozenset(kind for key, kind in named.items() if judged[key])


def _brief(row: Mapping[str, Any], config: Any) -> Brief:
    """Numbers and names may rest on what the source says, told in other words."""
    source = {"publisher": "-", "title": "-", "url": "", "summary": row["gist"], "language": ""}
    return Brief(
        persona=config.personas[row["persona"]], label=config.label,
        occasion=Occasion("story", title="-", sources=(source,)), memories=(), threads=(),
        lessons=(), spoken=Spoken(), today="", seed="bench",
    )  # fmt: skip


Look = Callable[[Labelled], frozenset[str] | None]
LOOKS: dict[str, Look] = {
    "code": lambda row: row.code,
    "writer": lambda row: row.writer,
    "judge": lambda row: row.judge,
    "code or writer": lambda row: row.code | row.writer,
    "any": lambda row: row.code | row.writer | (row.judge or frozenset()),
}


def _figures(rows: list[Labelled], label: str, kind: str, look: Look) -> dict[str, Any]:
    looked = [(row.kinds, seen) for row in rows if (seen := look(row)) is not None]
    there = [kind in seen for kinds, seen in looked if label in kinds]
    elsewhere = [kind in seen for kinds, seen in looked if label not in kinds]
    recall = round(sum(there) / len(there), 3) if there else None
    return {
        "there": len(there), "caught": sum(there), "recall": recall,
        "false_flags": sum(elsewhere), "of": len(elsewhere),
    }  # fmt: skip


def _counts(rows: list[Labelled]) -> dict[str, int]:
    names = sorted({kind for row in rows for kind in row.kinds})
    return {name: sum(name in row.kinds for row in rows) for name in names}


def _print(found: Mapping[str, Any]) -> None:
    print(f"{found['candidates']} candidates: {found['labels']}")
    for label in KINDS:
        for name, row in found[label].items():
            caught = f"{row['caught']} of {row['there']}"
            print(
                f"{label:<8} {name:<15} {caught:<10} false flags {row['false_flags']} of {row['of']}"
            )


if __name__ == "__main__":
    main()
