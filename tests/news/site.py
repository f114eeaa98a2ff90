"""A site on loopback that behaves as well or as badly as a test asks of it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """`pages` maps paths to answers; `asked` has every request's path and headers."""

    address: str
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def at(self, path: str, answer: Answer) -> str:
        self.pages[path] = answer
        return self.address + path

    def times_asked(self, path: str) -> int:
        return sum(asked == path for asked, _ in self.asked)


@contextmanager
def open_site() -> Iterator[Site]:
    site = Site("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            with suppress(OSError):
                site.pages.get(self.path, status(404))(self)

        def log_message(self, *args: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    ).start()
    yield site
    site.closing.set()
    server.shutdown()
    server.server_close()


def page(
    body: bytes | str, kind: str = "application/rss+xml", code: int = 200, **headers: str
) -> Answer:
    raw = body.encode() if isinstance(body, str) else body

    def answer(request: BaseHTTPRequestHandler) -> None:
        send(request, code, {"Content-Type": kind, **_dashed(headers)}, raw)

    return answer


def status(code: int, **headers: str) -> Answer:
    return lambda request: send(request, code, _dashed(headers), b"")


def tagged(body: str, tag: str) -> Answer:
    """Answers 304 to whoever sends the very tag and date back."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        date = "Tue, 10 Mar 2026 08:00:00 GMT"
        same = (
            request.headers["If-None-Match"] == tag and request.headers["If-Modified-Since"] == date
        )
        headers = {"ETag": tag, "Last-Modified": date}
        send(request, 304 if same else 200, headers, b"" if same else body.encode())

    return answer


def drip(site: Site, each_seconds: float = 0.05) -> Answer:
    """Sends a byte now and then, for ever."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not site.closing.is_set():
            request.wfile.write(b" ")
            request.wfile.flush()
            time.sleep(each_seconds)

    return answer


def endless(site: Site) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not site.closing.is_set():
            request.wfile.write(b"<rss>" + b"x" * 65_536)

    return answer


def send(request: BaseHTTPRequestHandler, code: int, headers: dict[str, str], body: bytes) -> None:
    request.send_response(code)
    for name, value in headers.items():
        request.send_header(name, value)
    if code != 304:
        request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


def _dashed(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def entry(title: str, link: str = "", *, uid: str = "", summary: str = "", date: str = "") -> str:
    """One RSS item; the parts are put in as they are, so escape what should be escaped."""
    parts = {"title": title, "link": link, "guid": uid, "description": summary, "pubDate": date}
    return "<item>" + "".join(f"<{k}>{v}</{k}>" for k, v in parts.items() if v) + "</item>"


def rss(*items: str, title: str = "The Invented Times", head: str = "") -> str:
    start = f'<?xml version="1.0" encoding="UTF-8"?>{head}<rss version="2.0"><channel>'
    return f"{start}<title>{title}</title>{''.join(items)}</channel></rss>"
