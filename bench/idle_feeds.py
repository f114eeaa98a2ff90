"""Feeds on loopback that answer at once and bring a few entries each, for measurements of the daemon."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ENTRIES = 8


class _Feed(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.strip("/")
        items = "".join(
            f"<item><title>The {name} ferry finds harbour number {n} of {name}</title>"
            f"<link>http://example.org/{name}/{n}</link><guid>{name}-{n}</guid></item>"
            for n in range(ENTRIES)
        )
        body = f'<rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Says nothing."""


@contextmanager
def feeds_served(count: int) -> Iterator[list[str]]:
    """Their addresses."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Feed)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield [f"http://127.0.0.1:{server.server_port}/feed{n}" for n in range(count)]
    finally:
        server.shutdown()
        server.server_close()
