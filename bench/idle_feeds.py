"""Feeds on loopback that answer at once and bring a few entries each, always the same or one new one every time, for
measurements of the daemon."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ENTRIES = 8


class _Feed(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/")
        first = self.server.first(name) if isinstance(self.server, _Moving) else 0
        items = "".join(
            f"<item><title>The {name} ferry finds harbour number {n} of {name}</title>"
            f"<link>http://example.org/{name}/{n}</link><guid>{name}-{n}</guid></item>"
            for n in range(first, first + ENTRIES)
        )
        body = f'<rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


class _Moving(ThreadingHTTPServer):
    """Counts how often each feed was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Feed)
        self.asked: Counter[str] = Counter()

    def first(self, name: str) -> int:
        self.asked[name] += 1
        return self.asked[name]


@contextmanager
def feeds_served(count: int, *, moving: bool = False) -> Iterator[list[str]]:
    """Their addresses."""
    server = _Moving() if moving else ThreadingHTTPServer(("127.0.0.1", 0), _Feed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield [f"http://127.0.0.1:{server.server_port}/feed{n}" for n in range(count)]
    finally:
        server.shutdown()
        server.server_close()
