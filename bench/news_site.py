"""A site on loopback in a process of its own, so that its work is not counted: every file of a folder as a
feed with an ETag, by number, and invented feeds."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bench.invented import memories

TITLE, DENSE_TITLE = 90, 32
"""Somewhat longer than headlines are: 69 characters of English on average, 27 of Chinese."""


def headlines(count: int, seed: int) -> list[str]:
    """Invented, in three languages, each its own."""
    texts = enumerate(memories(count, seed))
    return [
        f"{text[: TITLE if text[:9].isascii() else DENSE_TITLE]} {seed}.{n}" for n, text in texts
    ]


@cache
def invented_feed(number: int, items: int, round_: int) -> bytes:
    told = "".join(
        f"<item><title>{title}</title><link>https://f{number}.example/{round_}/{n}</link>"
        f"<guid>{number}-{round_}-{n}</guid><description>{title} {title}.</description></item>"
        for n, title in enumerate(headlines(items, 1000 * round_ + number))
    )
    title = f"<title>Feed {number}</title>"
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel>{title}{told}</channel></rss>'.encode()
    )


@contextmanager
def feed_site(folder: Path) -> Iterator[str]:
    """Its address: /real/N for the folder's files in order, over and over; /new/N/ITEMS/ROUND for invented."""
    here, there = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_serve, args=(str(folder), there), daemon=True)
    process.start()
    yield f"http://127.0.0.1:{here.recv()}"
    process.terminate()
    process.join()


def _serve(folder: str, told: Connection) -> None:
    bodies = [path.read_bytes() for path in feed_files(Path(folder))]

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, *numbers = self.path.strip("/").split("/")
            body = (
                bodies[int(numbers[0]) % len(bodies)]
                if kind == "real"
                else invented_feed(*map(int, numbers))
            )
            tag = f'"{sha256(body).hexdigest()[:16]}"'
            same = self.headers.get("If-None-Match") == tag
            self.send_response(304 if same else 200)
            self.send_header("ETag", tag)
            if not same:
                self.send_header("Content-Type", "application/xml")
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if not same:
                self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.send(server.server_address[1])
    server.serve_forever()


def feed_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())
