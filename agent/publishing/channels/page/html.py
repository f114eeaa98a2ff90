"""The page itself: one file, no script, nothing from elsewhere, everything escaped."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from agent.publishing.channels.page.entries import Cover, Entry
from agent.publishing.channels.page.words import WORDS


def html(cover: Cover, posts: Sequence[Entry]) -> bytes:
    """Newest first; times in her zone."""
    page = _template().render(cover=cover, posts=posts, words=WORDS[cover.language])
    return page.encode()


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.jinja")
