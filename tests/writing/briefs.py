"""Briefs for tests: the personas of the starter config, and stories of the test's own."""

from functools import cache
from typing import Any

from agent.config.read import Config, load_config
from agent.types.writing import Occasion, Spoken
from agent.writing.brief import Brief
from tests.houses import the_checkout


@cache
def config() -> Config:
    return load_config(the_checkout())


def source(title: str, language: str = "en", **more: str) -> dict[str, Any]:
    return {
        "publisher": "The Sample", "title": title, "url": "https://example.org/a",
        "summary": "", "language": language, **more,
    }  # fmt: skip


def story(title: str, language: str = "en", **more: Any) -> Occasion:
    sources = more.pop("sources", (source(title, language),))
    return Occasion("story", title=title, language=language, story_id=1, sources=sources, **more)


def brief(persona: str = "corrow", occasion: Occasion | None = None, **more: Any) -> Brief:
    given: dict[str, Any] = {
        "memories": (), "threads": (), "lessons": (), "spoken": Spoken(),
        "today": "2026-03-11", "seed": "slot-1-1",
    }  # fmt: skip
    occasion = occasion or story("A quiet robot learns to fold paper boats in eleven days")
    return Brief(
        persona=config().personas[persona],
        label=config().label,
        occasion=occasion,
        **{**given, **more},
    )
