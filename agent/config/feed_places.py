"""Where a feed may lie: a web address that can be asked, or a file that is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from agent.config.documents import Mistake, read_yaml
from agent.config.home import Home
from agent.types.settings import FeedsFile

Fault = tuple[str, str]
"""What is wrong, and the mend."""
NAME = "config/feeds.yaml"
WEB = ("http://", "https://")
_READERS_OWN = re.compile(r"feed:(?://)?(?=https?://)|feed:(?=//)", re.IGNORECASE)
_UNFIT = re.compile(r"[\s\x00-\x1f\x7f]")


def as_web(url: str) -> str:
    """feed://x and feed:https://x, as readers write addresses, are https://x."""
    bare = _READERS_OWN.sub("", url.strip(), count=1)
    return f"https:{bare}" if bare.startswith("//") else bare


def place_fault(url: str, home: Path) -> Fault | None:
    """An address without its https:// would be a file in the home for good."""
    if url.lower().startswith("file:"):
        return _missing(url, Path(url2pathname(urlsplit(url).path)))
    if "://" in url:
        return web_fault(url)
    path = home / Path(url).expanduser()
    if path.exists():
        return None
    return f"there is no file {url} in {home}", f"if it is an address: https://{url}"


def _missing(url: str, path: Path) -> Fault | None:
    return None if path.exists() else (f"there is no file {url}", "mend the path")


def web_fault(url: str) -> Fault | None:
    if not url.lower().startswith(WEB):
        meant = as_web(url)
        mend = f"write {meant}" if meant != url else "write one that begins with https://"
        return f"{url} is no web address", mend
    if _UNFIT.search(url):
        return f"{url!r} has a space in it", "write %20 for it in a path, or take it out"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError as problem:
        return f"{url} cannot be read as an address ({problem})", "copy it from a browser"
    if not all(host.removesuffix(".").split(".")):
        return f"{url} names no site", "copy it from a browser"
    return None


def feed_mistakes(home: Home, file: FeedsFile) -> Iterator[Mistake]:
    """What check tells and a running house bears: such a feed fails alone, and the others are read."""
    document = read_yaml(home.config / "feeds.yaml", NAME)
    seen: dict[str, int] = {}
    for i, feed in enumerate(file.feeds):
        line = 1 if isinstance(document, Mistake) else document.line(("feeds", i, "url"))
        fault = place_fault(feed.url, home.path)
        if feed.url in seen:
            fault = f"{feed.url} stands already in line {seen[feed.url]}", "keep one of them"
        seen.setdefault(feed.url, line)
        if fault:
            yield Mistake(NAME, line, f"feeds[{i + 1}].url: {'; '.join(fault)}")
