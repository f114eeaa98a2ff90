"""A feed that is a file: a path relative to the home, an absolute one, or a file: address."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from agent.types.news import FeedForFetch, FetchOutcome


def is_local(url: str) -> bool:
    return not url.lower().startswith(("http://", "https://"))


def read_local(feed: FeedForFetch, home: Path, most_bytes: int) -> FetchOutcome:
    """The file's bytes; its time and size serve as the ETag, so that an unchanged one isn't parsed again."""
    path = _path(feed.place, home)
    try:
        facts = path.stat()
        if not path.is_file():
            return FetchOutcome(feed, 0, error=f"{path} is no file; name a feed file in feeds.yaml")
        etag = f"{facts.st_mtime_ns}-{facts.st_size}"
        if etag == feed.etag:
            return FetchOutcome(feed, 304, etag=etag)
        if facts.st_size > most_bytes:
            return FetchOutcome(feed, 0, error=f"{path} is larger than {most_bytes:,} bytes")
        return FetchOutcome(feed, 200, body=path.read_bytes(), etag=etag)
    except FileNotFoundError:
        return FetchOutcome(feed, 0, error=_missing(path, feed.place))
    except (OSError, ValueError) as problem:
        return FetchOutcome(feed, 0, error=f"{path} cannot be read ({problem})")


def _path(url: str, home: Path) -> Path:
    if url.lower().startswith("file:"):
        return Path(url2pathname(urlsplit(url).path))
    return home / Path(url).expanduser()


def _missing(path: Path, url: str) -> str:
    if "://" in url:
        return f"{url[:100]} is no web address; in feeds.yaml write one that begins with https://"
    return (
        f"there is no file {path}; in feeds.yaml write an address with https://, or mend the path"
    )
