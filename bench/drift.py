"""Is a sliding voice noticed? python -m bench.drift [FILE.jsonl[.gz]]... [--streams N] [--lines N]

For each measured author of FILE (parted as bench.voice does) and for the personas' own canon (learned
from one half, tried on the other, five times): of streams of twenty posts, how many alarm
  own    all twenty hers: false alarms, five in a hundred are meant,
  alien  ten hers, ten another author's,
  flat   ten hers, ten of the flat posts that come along and were not learned from.
Prints JSON: shares, the mean over authors. With --lines, each is learned from her last so many lines at most.
"""

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from agent.config.home import CHECKOUT, Home
from agent.config.read import load_config
from agent.text.scripts import language_of
from agent.voice.background import background
from agent.voice.drift import BLOCK, Limits, first_slide
from agent.voice.fingerprint import Fingerprint
from bench.given import a_file
from bench.voice import parted, read

HALVES = 5
LEAST = 40
"""Lines of canon that half a persona's voice needs to be tried."""


@dataclass(frozen=True)
class Voice:
    """A fingerprint, and texts that it has not seen: hers and others' by whose they are."""

    hers: Fingerprint
    own: Sequence[str]
    aliens: dict[str, Sequence[str]]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.drift", description=__doc__)
    parser.add_argument("files", nargs="*", type=a_file)
    parser.add_argument("--streams", type=int, default=200)
    parser.add_argument("--lines", type=int, default=0, help="learn from so many at most")
    asked = parser.parse_args(arguments)
    found = {
        path.name: figures(list(authors(path, asked.lines)), asked.streams) for path in asked.files
    }
    for name, voices in personas(asked.lines).items():
        found[name] = figures(voices, asked.streams)
    print(json.dumps(found, indent=1))


def authors(path: Path, lines: int = 0) -> Iterator[Voice]:
    """Half of the flat posts stands with the background, so that the other half is unseen."""
    others, measured = parted(read(path))
    flat = background(language_of("".join(others)))
    for author in measured:
        hers = Fingerprint.of(author.reference[-lines:], [*others, *flat[::2]])
        aliens = {each.name: each.test for each in measured if each is not author}
        yield Voice(hers, author.test, {**aliens, "flat": flat[1::2]})


def personas(most: int = 0) -> dict[str, list[Voice]]:
    """Of the home that comes along, in every language with lines enough."""
    config = load_config(Home(CHECKOUT))
    found: dict[str, list[Voice]] = {}
    for name, persona in config.personas.items():
        for language in sorted({line.language for line in persona.canon}):
            lines = [line.text for line in persona.canon if line.language == language]
            if len(lines) >= 2 * LEAST:
                found[f"{name} ({language})"] = [
                    _half(lines, language, n, most) for n in range(HALVES)
                ]
    return found


def _half(lines: Sequence[str], language: str, seed: int, most: int) -> Voice:
    mixed = random.Random(seed).sample(lines, len(lines))
    flat = background(language)
    hers = Fingerprint.of(mixed[::2][-most:], flat[::2])
    return Voice(hers, mixed[1::2], {"flat": flat[1::2]})


def figures(voices: Sequence[Voice], streams: int) -> dict[str, float]:
    kinds = [kinds_of(voice, streams) for voice in voices]
    return {
        kind: round(mean(each[kind] for each in kinds if kind in each), 3)
        for kind in ("own", "alien", "flat")
        if any(kind in each for each in kinds)
    }


def kinds_of(voice: Voice, streams: int) -> dict[str, float]:
    """Shares of streams that alarm."""
    raw = {
        text: voice.hers.raw(text) for some in (voice.own, *voice.aliens.values()) for text in some
    }
    limits, chance = Limits.of(voice.hers), random.Random(0)
    others = sorted(name for name in voice.aliens if name != "flat")
    found = {"own": 0, "flat": 0} | ({"alien": 0} if others else {})
    for _ in range(streams):
        for kind in found:
            texts = chance.sample(voice.own, BLOCK // 2)
            if kind == "own":
                texts = chance.sample(voice.own, BLOCK)
            else:
                whose = "flat" if kind == "flat" else chance.choice(others)
                texts += chance.sample(voice.aliens[whose], BLOCK // 2)
                chance.shuffle(texts)
            found[kind] += first_slide([raw[text] for text in texts], limits) is not None
    return {kind: count / streams for kind, count in found.items()}


if __name__ == "__main__":
    main()
