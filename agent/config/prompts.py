"""prompts/*.md: Jinja templates that authors may edit; undefined names are mistakes."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from agent.config.documents import Mistake

NAMES = ("persona", "occasion", "judge", "revise", "repair", "reflect")


def read_prompts(folder: Path, mistakes: list[Mistake]) -> dict[str, str]:
    """Each prompt's text by its name; missing ones and broken templates are mistakes."""
    found = {}
    for name in NAMES:
        shown = f"config/prompts/{name}.md"
        try:
            found[name] = (folder / f"{name}.md").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            mistakes.append(Mistake(shown, 1, "is missing; copy it from the starter config"))
            continue
        mistakes += _syntax(found[name], shown)
    return found


def _syntax(text: str, shown: str) -> list[Mistake]:
    from jinja2 import TemplateSyntaxError

    try:
        _environment().parse(text)
    except TemplateSyntaxError as problem:
        words = f"{problem.message}; write {{{{ name }}}} and {{% if … %}} … {{% endif %}}"
        return [Mistake(shown, problem.lineno, words)]
    return []


def fill(text: str, **values: Any) -> str:
    """The prompt with its names filled in; nothing in a value is ever read as a template."""
    return str(_environment().from_string(text).render(**values)).strip()


@lru_cache(maxsize=1)
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False
    )
