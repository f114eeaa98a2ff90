"""The built-in writer over the bundled sample day: how varied, how often barred. python -m bench.offline"""

import json
from pathlib import Path

from agent.config.home import CHECKOUT, Home
from agent.config.read import load_config
from agent.news.sample import read_day
from agent.text.scripts import language_of
from agent.types.label import Label
from agent.types.persona import Persona
from agent.types.writing import Occasion, Spoken
from agent.writing.brief import Brief
from agent.writing.judge import flags_of
from agent.writing.writers.offline import OfflineWriter


def main(home: Path = CHECKOUT) -> None:
    """For each persona: headlines tried, posts that passed, distinct openings of twelve characters."""
    config = load_config(Home(home))
    titles = [item.title for item in read_day(home / "config" / "sample" / "day.yaml").items]
    found = {
        name: _tried(persona, config.label, titles) for name, persona in config.personas.items()
    }
    print(json.dumps(found))


def _tried(persona: Persona, label: Label, titles: list[str]) -> dict[str, int]:
    posts: list[str] = []
    for number, title in enumerate(titles):
        brief = _brief(persona, label, title, number, tuple(reversed(posts)))
        written = OfflineWriter().write(brief)
        passed = [
            candidate.text
            for candidate in written.candidates
            if all(flag.severity != "refuse" for flag in flags_of(candidate, brief))
        ]
        posts += passed[:1]
    return {
        "headlines": len(titles),
        "posts": len(posts),
        "openings": len({post[:12] for post in posts}),
    }


def _brief(
    persona: Persona, label: Label, title: str, number: int, posts: tuple[str, ...]
) -> Brief:
    source = {
        "publisher": "sample", "title": title, "url": "", "summary": "", "language": language_of(title),
    }  # fmt: skip
    return Brief(
        persona=persona, label=label, occasion=Occasion("story", title=title, sources=(source,)),
        memories=(), threads=(), lessons=(), spoken=Spoken(posts=posts), today="", seed=f"bench-{number}",
    )  # fmt: skip


if __name__ == "__main__":
    main()
