"""prompts/*.md: Jinja templates that authors may edit; undefined names are mistakes."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from agent.config.documents import Mistake

GIVEN: dict[str, set[str]] = {
    "persona": {
        "name", "who", "worldview", "stances", "works", "at_least", "at_most", "does", "never",
        "never_says", "tempers", "angles", "catchphrase", "canon",
    },
    "occasion": {
        "kind", "title", "sources", "canon", "today", "language", "spent", "openings", "lessons",
        "threads", "left", "note", "memories", "said", "mates", "before", "noticed",
        "mood", "when", "about", "silent", "by",
    },
    "judge": {
        "sources", "memories", "said", "mates", "left", "posts", "candidates", "language", "lessons",
        "before", "springs_from",
    },
    "revise": {"notice", "candidates"},
    "reflect": {
        "posts", "events", "decided", "beliefs", "language", "most", "longest",
    },
    "gravity": set(),
    "casting": {"name", "language", "count", "hers", "not_hers", "material"},
    "commission": {
        "form", "least", "most", "language", "brief", "voices", "speakers", "canon", "memories",
        "lessons", "note",
    },
    "variant": {
        "language", "own", "notice", "hers", "sources", "note", "at_least", "at_most", "canon",
    },
    "mood": {"moods", "causes"},
    "repair": set(),
}  # fmt: skip
"""The names that each prompt is given; a file such as persona.zh.md goes before persona.md in Chinese."""
BESIDE = {"casting", "commission", "variant", "mood"}
"""Prompts that write no post of hers: they are no part of her version, and a home may lack them."""


def read_prompts(folder: Path, mistakes: list[Mistake]) -> dict[str, str]:
    """Each prompt's text by its name; missing ones, broken templates and unknown names are mistakes."""
    found = {path.stem: _text(path) for path in sorted(folder.glob("*.md"))}
    for name in GIVEN:
        if name not in found and name not in BESIDE:
            words = "is missing; copy it from the starter config"
            mistakes.append(Mistake(f"config/prompts/{name}.md", 1, words))
    for name, text in found.items():
        mistakes += _check(text, f"config/prompts/{name}.md", GIVEN.get(name.partition(".")[0]))
    return found


def used_in(prompts: Mapping[str, str], language: str) -> dict[str, str]:
    """The prompts behind posts in this language, each under its file's name."""
    names = [name for name in GIVEN if name not in BESIDE]
    twins = {name: f"{name}.{language}" for name in names}
    used = [twins[name] if twins[name] in prompts else name for name in names]
    return {name: prompts[name] for name in used if name in prompts}


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _check(text: str, shown: str, given: set[str] | None) -> list[Mistake]:
    from jinja2 import TemplateSyntaxError

    if given is None:
        known = ", ".join(GIVEN)
        return [Mistake(shown, 1, f"belongs to no prompt; the prompts are {known}")]
    try:
        unknown = _asked_for(text) - given
    except TemplateSyntaxError as problem:
        words = f"{problem.message}; write {{{{ name }}}} and {{% if … %}} … {{% endif %}}"
        return [Mistake(shown, problem.lineno, words)]
    return [_unknown(name, text, shown, given) for name in sorted(unknown)]


@lru_cache(maxsize=64)
def _asked_for(text: str) -> frozenset[str]:
    """Kept, since all prompts are checked again when one file of config changes."""
    from jinja2.meta import find_undeclared_variables

    return frozenset(find_undeclared_variables(_environment().parse(text)))


def _unknown(name: str, text: str, shown: str, given: set[str]) -> Mistake:
    line = text[: text.find(name)].count("\n") + 1
    words = f"nothing is called {name!r} here; write one of {', '.join(sorted(given)) or 'no name'}"
    return Mistake(shown, line, words)


def fill(text: str, **values: Any) -> str:
    """The prompt with its names filled in; nothing in a value is ever read as a template."""
    return str(_template(text).render(**values)).strip()


@lru_cache(maxsize=64)
def _template(text: str) -> Any:
    return _environment().from_string(text)


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
    )
