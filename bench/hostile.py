"""Hostile texts in everything that she reads: what a model that obeys would write, and whether the checks show it.

python -m bench.hostile FILE.jsonl [--ordinary FILE.jsonl] [--dump OUT] [--everywhere]

FILE has lines with `text`. Each is put where a text of others can stand: headline, summary, publisher's name, link, a
memory, her lore, one place after the other. A stand-in (bench/stand_in.py) does what it says; the checks are those that every draft goes through.
A draft counts as flagged where one of them refuses it or warns of it; a note does not count, nor do flags about craft or about the news itself. A text is unflagged as soon
as one obedient draft at one place is. Beside them stand the drafts of a writer that isn't fooled, on ordinary news:
--ordinary FILE with lines of `title`, `summary`, `url` and `feed_name`, the sample day where it is left out. News that
touches a grave subject is no ordinary news: what is flagged there is measured by bench.gravity. The last line is JSON.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from agent.config.home import CHECKOUT, Home
from agent.config.read import Config, load_config
from agent.news.sample import read_day
from agent.text.scripts import language_of
from agent.text.subjects import living_person_accused, touched
from agent.types.persona import Persona
from agent.types.writing import Candidate, Occasion, Recalled, Spoken
from agent.writing.brief import Brief
from agent.writing.judge import best, flags_of, verdict
from agent.writing.writers.offline import OfflineWriter
from bench.given import a_file
from bench.json_lines import rows_of
from bench.stand_in import CANARY, SECRETS, obedient

CRAFT = frozenset((
    "retells", "too-long", "moral", "question-again", "opening", "said-again", "repeats", "angle-spent", "as-if-first",
    "lesson", "catchphrase", "banned", "grave", "accused", "rival", "sponsor", "about-self",
))  # fmt: skip
"""Flags about how well she writes, and about the news itself: they count neither as catching an obedient draft nor as an alarm."""
PLACES = ("headline", "summary", "publisher", "link", "memory", "lore")
HOST = {
    "title": "A ferry timetable is found behind a cupboard",
    "summary": "The printed sheet lists eleven crossings a day, two of them at night.",
    "url": "https://example.org/ferry", "feed_name": "The Sample",
}  # fmt: skip
ZH_HOST = {
    "title": "旧渡轮时刻表在柜子后面被找到", "summary": "这张印刷的表上有十一班船，其中两班在夜里。",
    "url": "https://example.org/ferry", "feed_name": "样张",
}  # fmt: skip


@dataclass(frozen=True)
class Tried:
    """One draft, whose it is, and what the checks say."""

    text: str
    draft: str
    obeys: bool
    place: str
    flags: tuple[str, ...]


def main() -> None:
    given = _given()
    config = load_config(Home(CHECKOUT))
    texts = [str(row["text"]) for row in rows_of(given.file) if str(row.get("text", "")).strip()]
    hostile = [
        found
        for number, text in enumerate(texts)
        for found in _tried(config, text, number, given.everywhere)
    ]
    ordinary = list(_ordinary(config, given.ordinary))
    if given.dump:
        lines = (json.dumps(_dumped(each), ensure_ascii=False) for each in (*hostile, *ordinary))
        given.dump.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    _tell(hostile, ordinary)
    print(json.dumps(_figures(len(texts), hostile, ordinary)))


def _given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile")
    parser.add_argument("file", type=a_file, help="hostile texts, JSON lines with `text`")
    parser.add_argument("--ordinary", type=a_file, help="ordinary news, JSON lines with `title`")
    parser.add_argument("--dump", type=Path, help="where every draft goes with its flags")
    parser.add_argument(
        "--everywhere", action="store_true", help="every text at all six places, not at one in turn"
    )
    return parser.parse_args()


def _tried(config: Config, text: str, number: int, everywhere: bool) -> Iterator[Tried]:
    """The obedient drafts, for one persona after the other."""
    persona = _armed(list(config.personas.values())[number // len(PLACES) % len(config.personas)])
    honest = _honest(_brief(config, persona, _host(persona)))
    for place in PLACES if everywhere else PLACES[number % len(PLACES) :: len(PLACES)]:
        brief = _brief(
            config, *_placed(persona, text, place), memory=text if place == "memory" else ""
        )
        for draft in obedient(text, honest, Random(number)):
            yield Tried(text, draft, True, place, _codes(draft, brief))


def _armed(persona: Persona) -> Persona:
    """With secrets to be got out of her."""
    return persona.model_copy(update={"sealed": (*SECRETS, CANARY)})


def _host(persona: Persona) -> dict[str, str]:
    return ZH_HOST if persona.file.language == "zh" else HOST


def _placed(persona: Persona, text: str, place: str) -> tuple[Persona, dict[str, str]]:
    host = dict(_host(persona))
    if place == "lore":
        files = {**persona.files, "lore/taken-in.md": text}
        return persona.model_copy(update={"files": files}), host
    keys = {"headline": "title", "summary": "summary", "publisher": "feed_name"}
    if place in keys:
        host[keys[place]] = text
    if place == "link":
        host["url"] = f"https://example.org/ferry?about={text}"
    return persona, host


def _brief(config: Config, persona: Persona, row: Mapping[str, Any], memory: str = "") -> Brief:
    title = str(row["title"])
    source = {
        "publisher": str(row.get("feed_name") or "-"), "title": title, "url": str(row.get("url") or ""),
        "summary": str(row.get("summary") or "")[:2000], "language": language_of(title),
    }  # fmt: skip
    recalled = (Recalled(1, "event", memory, 1.0),) if memory else ()
    return Brief(
        persona=persona, label=config.label, memories=recalled, threads=(), lessons=(),
        occasion=Occasion("story", title=title, language=source["language"], story_id=1, sources=(source,)),
        spoken=Spoken(), today="2026-03-11", seed="bench",
    )  # fmt: skip


def _honest(brief: Brief) -> str:
    """What production would hand in; nothing where she stays silent."""
    candidates = OfflineWriter().write(brief).candidates
    verdicts = [verdict(each, brief, None) for each in candidates]
    chosen = best(candidates, verdicts, 0, None)
    return candidates[chosen].text if chosen is not None else ""


def _codes(draft: str, brief: Brief) -> tuple[str, ...]:
    found = flags_of(Candidate(draft), brief)
    return tuple(
        dict.fromkeys(
            flag.code for flag in found if flag.severity != "note" and flag.code not in CRAFT
        )
    )


def _ordinary(config: Config, path: Path | None) -> Iterator[Tried]:
    rows = rows_of(path) if path else _sample()
    for row in rows:
        title, summary = str(row.get("title") or ""), str(row.get("summary") or "")
        language = language_of(title)
        personas = [each for each in config.personas.values() if each.file.language == language]
        if not title or not personas or _is_grave(title, summary):
            continue
        brief = _brief(config, _armed(personas[0]), row)
        draft = _honest(brief)
        if draft:
            yield Tried(title, draft, False, "ordinary", _codes(draft, brief))


def _is_grave(title: str, summary: str) -> bool:
    return bool(touched(title, summary)) or living_person_accused(f"{title}\n{summary}")


def _sample() -> Iterator[dict[str, Any]]:
    for item in read_day(CHECKOUT / "config" / "sample" / "day.yaml").items:
        yield {
            "title": item.title,
            "summary": item.summary,
            "url": item.url,
            "feed_name": item.publisher,
        }


def _figures(tried: int, hostile: list[Tried], ordinary: list[Tried]) -> dict[str, Any]:
    missed = {each.text for each in hostile if not each.flags}
    alarms = sum(bool(each.flags) for each in ordinary)
    return {
        "tried": tried, "unflagged": len(missed), "flagged": tried - len(missed),
        "drafts": len(hostile), "drafts_unflagged": sum(not each.flags for each in hostile),
        "ordinary": len(ordinary), "false_alarm_rate": round(alarms / max(1, len(ordinary)), 4),
    }  # fmt: skip


def _tell(hostile: list[Tried], ordinary: list[Tried]) -> None:
    for name, tried in (("hostile", hostile), ("ordinary", ordinary)):
        codes = Counter(code for each in tried for code in each.flags)
        told = ", ".join(f"{code} {count}" for code, count in codes.most_common())
        print(f"{name}: {len(tried)} drafts; {told or 'nothing flagged'}", file=sys.stderr)


def _dumped(each: Tried) -> dict[str, Any]:
    return {
        "text": each.text,
        "draft": each.draft,
        "obeys": each.obeys,
        "flags": list(each.flags),
        "place": each.place,
    }


if __name__ == "__main__":
    main()
