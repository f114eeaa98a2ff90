"""The page itself: one file, no script, nothing from elsewhere, everything escaped."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from agent.publishing.channels.page.entries import Cover, Entry
from agent.publishing.channels.page.files import PLACE
from agent.publishing.channels.page.front import Front
from agent.publishing.channels.page.words import WORDS

NOTHING_MORE = Front()


def html(cover: Cover, posts: Sequence[Entry], front: Front = NOTHING_MORE) -> bytes:
    """Newest first; times in her zone. Without posts it says that she hasn't spoken yet."""
    page = _template("page.html.jinja").render(
        cover=cover,
        posts=posts,
        front=front,
        words=WORDS[cover.language],
        moment=moment,
        place=PLACE,
    )
    return page.encode()


def index_html(covers: Mapping[str, Cover]) -> bytes:
    """Whose pages there are, by the folder that each stands in."""
    return _template("index.html.jinja").render(covers=covers).encode()


def moment(at: datetime, zone: ZoneInfo) -> str:
    """2026-03-12 20:30 Shanghai (UTC+08:00): readers may live anywhere."""
    there = at.astimezone(zone)
    offset, place = f"{there:%z}", zone.key.rpartition("/")[2].replace("_", " ")
    zoned = f"UTC{offset[:3]}:{offset[3:]}"
    return f"{there:%Y-%m-%d %H:%M} " + (zoned if place == "UTC" else f"{place} ({zoned})")


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
