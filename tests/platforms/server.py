"""A pretend platform: real HTTP on loopback, which applies a post and loses the answer, applies it late, refuses,
hangs, or cuts the connection, as its script says. What each platform is, the files beside this one say."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qsl, urlsplit

from agent.types.clocks import FrozenClock

Act = Literal[
    "ok", "lost", "late", "429", "401", "500", "500-applied", "503", "hang", "hang-applied", "cut"
]
ACTS: tuple[Act, ...] = Act.__args__  # type: ignore[attr-defined]
WAIT_SECONDS = 90
IDLE = "/-idle"
HANGS_SECONDS = 0.25
"""Longer than any patience that tests give a channel."""


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    raw: bytes

    @property
    def json(self) -> dict[str, Any]:
        found = json.loads(self.raw or b"{}")
        assert isinstance(found, dict)
        return found

    @property
    def parts(self) -> dict[str, tuple[str, str, bytes]]:
        """What a multipart body holds: field → (file name, type, bytes)."""
        head = f"Content-Type: {self.headers['content-type']}\r\n\r\n".encode()
        found: dict[str, tuple[str, str, bytes]] = {}
        for part in message_from_bytes(head + self.raw).get_payload():
            assert isinstance(part, Message)
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            found[name] = (part.get_filename() or "", part.get_content_type(), content)
        return found

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.raw.decode()))


@dataclass(frozen=True)
class Answer:
    status: int = 200
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Post:
    """Something that readers of the platform can see."""

    id: str
    text: str
    at: datetime
    key: str = ""
    answers: str = ""
    """The id, or the key, of the post before it in a chain."""
    files: list[tuple[str, bytes]] = field(default_factory=list)
    """Each with what readers are told of it."""


@dataclass
class Platform:
    """`script` holds what happens to the next posts, in order; then all goes well. `impatient` counts requests
    that came before the end of a wait that was asked for."""

    clock: FrozenClock
    script: list[Act] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    late: list[Request] = field(default_factory=list)
    seen: list[Request] = field(default_factory=list)
    added: int = 0
    impatient: int = 0
    wait_seconds: int = WAIT_SECONDS
    busy: int = 0
    closed_until: datetime | None = None
    url: str = ""
    lock: threading.Lock = field(default_factory=threading.Lock)
    counting: threading.Lock = field(default_factory=threading.Lock)

    def is_posting(self, request: Request) -> bool:
        return request.method == "POST"

    def apply(self, request: Request) -> Answer:
        """Put the post where readers see it, once if the platform knows it again; what it answers."""
        raise AssertionError(request.path)

    def read(self, request: Request) -> Answer:
        """Everything that is no posting."""
        raise AssertionError(request.path)

    def add(self, text: str, key: str = "", answers: str = "") -> Post:
        self.added += 1
        post = Post(str(999 + self.added), text, self.clock.now(), key, answers)
        assert not answers or any(answers in (other.id, other.key) for other in self.posts)
        self.posts.append(post)
        return post

    def idle(self) -> None:
        """Waits until every request that was sent is dealt with, also one whose sender has gone meanwhile: connections
        are taken in the order in which they came."""
        with socket.create_connection(("127.0.0.1", urlsplit(self.url).port)) as last:
            last.sendall(f"GET {IDLE} HTTP/1.0\r\n\r\n".encode())
            while last.recv(1000):
                pass
        while self.busy:
            time.sleep(0.002)

    def settle(self) -> None:
        """What was still on its way arrives."""
        waiting, self.late = self.late, []
        for request in waiting:
            self.apply(request)

    def shown(self, text: str) -> list[Post]:
        return [post for post in self.posts if post.text == text]

    def slow_down(self) -> Answer:
        """How it asks for a pause."""
        return Answer(429, {"error": "slow down"}, {"Retry-After": str(self.wait_seconds)})

    def refused(self) -> Answer:
        return Answer(401, {"error": "no such key"})

    def handle(self, request: Request) -> tuple[Answer | None, bool]:
        """The answer, or None for a connection that is cut; and whether it hangs before that."""
        with self.lock:
            self.seen.append(request)
            if self.closed_until is not None and self.clock.now() < self.closed_until:
                self.impatient += 1
            if not self.is_posting(request):
                return self.read(request), False
            act = self.script.pop(0) if self.script else "ok"
            return self._acted(act, request), act.startswith("hang")

    def _acted(self, act: Act, request: Request) -> Answer | None:
        if act == "late":
            self.late.append(request)
        if act in ("lost", "500-applied", "hang-applied"):
            self.apply(request)
        if act == "429":
            self.closed_until = self.clock.now() + timedelta(seconds=self.wait_seconds)
        answers: dict[str, Any] = {
            "ok": lambda: self.apply(request),
            "429": self.slow_down,
            "401": self.refused,
            "500": lambda: Answer(500, {}),
            "500-applied": lambda: Answer(500, {}),
            "503": lambda: Answer(503, {}, {"Retry-After": "30"}),
        }
        return answers[act]() if act in answers else None


def _counting(platform: Platform) -> type[ThreadingHTTPServer]:
    """Busy from the moment at which a connection was taken."""

    class Server(ThreadingHTTPServer):
        def process_request(self, *given: Any) -> None:
            with platform.counting:
                platform.busy += 1
            super().process_request(*given)

        def process_request_thread(self, *given: Any) -> None:
            try:
                super().process_request_thread(*given)
            finally:
                with platform.counting:
                    platform.busy -= 1

    return Server


@contextmanager
def serving(platform: Platform) -> Iterator[Platform]:
    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            if self.path == IDLE:
                self.send_response(204)
                self.end_headers()
                return
            length = int(self.headers.get("Content-Length") or 0)
            parts = urlsplit(self.path)
            headers = {key.lower(): value for key, value in self.headers.items()}
            request = Request(
                self.command,
                parts.path,
                dict(parse_qsl(parts.query)),
                headers,
                self.rfile.read(length),
            )
            answer, hangs = platform.handle(request)
            self.close_connection = True
            if hangs:
                ended.wait(HANGS_SECONDS)
            if answer is None:
                with suppress(OSError):
                    self.connection.shutdown(socket.SHUT_RDWR)
                return
            self._tell(answer)

        def _tell(self, answer: Answer) -> None:
            plain = isinstance(answer.body, str)
            body = (answer.body if plain else json.dumps(answer.body)).encode()
            self.send_response(answer.status)
            self.send_header("Content-Type", "text/plain" if plain else "application/json")
            self.send_header("Content-Length", str(len(body)))
            for key, value in answer.headers.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do

        def log_message(self, *args: Any) -> None:
            pass

    ended = threading.Event()
    server = _counting(platform)(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *args: None  # type: ignore[method-assign]
    platform.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield platform
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
