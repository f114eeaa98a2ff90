"""Stories on recorded days, against labels made by reading. python -m bench.live DIR [--days 2026-03-10 2026-03-11]

DIR holds one gzipped file of JSON lines a day: feed, title, url, summary, published, first_seen.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from time import process_time
from typing import Any

from agent.news.likeness import Entry
from agent.news.links import link_key
from agent.news.stories import Grouping
from agent.text.scripts import language_of
from bench.given import a_folder
from bench.json_lines import rows_of

LABELS = Path(__file__).parent / "labels" / "stories.jsonl"
NO_STORY, UNSURE = "-", "?"
Labels = dict[str, dict[str, str | None]]


def main(arguments: Sequence[str] | None = None) -> None:
    asked = _arguments(arguments)
    records = list(read(asked.folder, asked.days))
    started = process_time()
    grouped = stream(records)
    seconds = process_time() - started
    labels = {row["key"]: row for row in map(json.loads, LABELS.open(encoding="utf-8"))}
    if asked.dump:
        lines = (
            json.dumps({"key": key(r), "story": s}) for r, s in zip(records, grouped, strict=True)
        )
        asked.dump.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = scores(records, grouped, labels)
    print(json.dumps(found | {"items": len(records), "items_per_s": round(len(records) / seconds)}))


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench.live", description=__doc__)
    parser.add_argument("folder", type=a_folder("*.jsonl.gz"))
    parser.add_argument("--days", nargs="+", default=["2026-03-10", "2026-03-11"])
    parser.add_argument("--dump", type=Path)
    return parser.parse_args(arguments)


def read(folder: Path, days: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Each item once, as it first came, in order of coming."""
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for day in days:
        for record in rows_of(folder / f"{day}.jsonl.gz"):
            seen.setdefault((record["feed"], record["url"]), record)
    yield from sorted(seen.values(), key=lambda r: (r["first_seen"], key(r)))


def key(record: Mapping[str, Any]) -> str:
    told = f"{record['feed']}\n{record['url']}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def stream(records: Sequence[Mapping[str, Any]]) -> list[int]:
    """Each record's story at the end, after one gather for each time at which something was first seen."""
    grouping, placed, merged = Grouping(), dict[int, int](), dict[int, int]()
    gathers: dict[str, list[Entry]] = defaultdict(list)
    several = _several(records)
    for number, record in enumerate(records):
        gathers[record["first_seen"]].append(_entry(number, record, several))
    for entries in gathers.values():
        grouped = grouping.add(entries)
        placed |= grouped.story_of
        merged |= grouped.merged
    return [_at_the_end(placed[number], merged) for number in range(len(records))]


def _at_the_end(story: int, merged: Mapping[int, int]) -> int:
    while story in merged:
        story = merged[story]
    return story


def _entry(number: int, record: Mapping[str, Any], several: set[str]) -> Entry:
    link = link_key(record["url"])
    return Entry(
        id=number,
        title=record["title"],
        summary=record["summary"],
        language=language_of(record["title"]),
        publisher=record["feed"],
        link_key="" if link in several else link,
        at=_at(record),
    )


def _several(records: Iterable[Mapping[str, Any]]) -> set[str]:
    """Links under which one feed tells several things."""
    titles: dict[tuple[str, str], set[str]] = defaultdict(set)
    for record in records:
        titles[record["feed"], link_key(record["url"])].add(record["title"])
    return {link for (_, link), told in titles.items() if len(told) > 1}


def _at(record: Mapping[str, Any]) -> datetime:
    at = datetime.fromisoformat(record["published"] or record["first_seen"])
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def scores(
    records: Sequence[Mapping[str, Any]],
    grouped: Sequence[int],
    labels: Labels,
) -> dict[str, float]:
    """Shares of multi-outlet stories, copies of one text counted as one report; and of labelled pairs."""
    members: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for record, story in zip(records, grouped, strict=True):
        members[story].append(record)
    several = [found for told in members.values() if (found := _judged(told, labels))]
    counts = Counter(several)
    judged = counts["clean"] + counts["mixed"]
    story_of = {key(r): story for r, story in zip(records, grouped, strict=True)}
    return {
        "clean_share": round(counts["clean"] / (judged or 1), 3),
        "clean": counts["clean"],
        "mixed": counts["mixed"],
        "unread": counts["unread"],
        "clean_estimated": round(counts["clean"] / (judged or 1) * len(several)),
    } | _pairs(story_of, labels)


def _judged(told: Sequence[Mapping[str, Any]], labels: Labels) -> str:
    """clean or mixed; unread where the labels don't say; '' where not several outlets tell it."""
    known = [labels.get(key(r), {"story": None, "copy_of": None}) for r in told]
    first = {r["feed"] for r, label in zip(told, known, strict=True) if not label["copy_of"]}
    if len(first) < 2:
        return ""
    stories = {label["story"] for label in known} - {UNSURE}
    if len(stories - {None}) > 1 or stories == {NO_STORY}:
        return "mixed"
    return "unread" if None in stories or not stories else "clean"


def _pairs(story_of: Mapping[str, int], labels: Labels) -> dict[str, float]:
    """Of pairs of reports that are no copies: same-story ones joined, and others wrongly joined."""
    own = [name for name, label in labels.items() if not label["copy_of"] and name in story_of]
    told: dict[str | None, list[str]] = defaultdict(list)
    for name in own:
        told[labels[name]["story"]].append(name)
    same = [
        story_of[a] == story_of[b]
        for story, names in told.items()
        if story not in (NO_STORY, UNSURE)
        for a, b in combinations(names, 2)
    ]
    groups: dict[int, list[str]] = defaultdict(list)
    for name in own:
        if labels[name]["story"] != UNSURE:
            groups[story_of[name]].append(name)
    wrong = sum(
        labels[a]["story"] != labels[b]["story"] or labels[a]["story"] == NO_STORY
        for names in groups.values()
        for a, b in combinations(names, 2)
    )
    return {
        "pairs": len(same),
        "pairs_joined": round(sum(same) / (len(same) or 1), 3),
        "wrong_joins": wrong,
    }


if __name__ == "__main__":
    main()
