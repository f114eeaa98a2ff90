"""A chat server on loopback whose answers the test gives: texts, statuses, or silence."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class ChatServer:
    """`answers` are taken in order, the last one again and again: a text, a status, or (status, bytes)."""

    answers: list[Any]
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    url: str = ""
    hang: threading.Event = field(default_factory=threading.Event)

    def answer(self, request: dict[str, Any], key: str) -> tuple[int, bytes]:
        self.requests.append(request)
        self.keys.append(key)
        given = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if callable(given):
            given = given(request)
        if given == "hang":
            self.hang.wait(20)
            return 500, b"{}"
        if isinstance(given, int):
            return given, json.dumps({"error": {"message": "so it was asked"}}).encode()
        if isinstance(given, tuple):
            return given
        return 200, completion(given, request)[1]


def completion(
    text: str, request: dict[str, Any], tokens_in: int = 100, tokens_out: int = 20
) -> tuple[int, bytes]:
    """An answer as such a server gives it, with what it took."""
    told = {
        "id": "chat-1", "object": "chat.completion", "created": 1, "model": request["model"],
        "choices": [{"index": 0, "finish_reason": "stop",
                     "message": {"role": "assistant", "content": text}}],
        "usage": {"prompt_tokens": tokens_in, "completion_tokens": tokens_out,
                  "total_tokens": tokens_in + tokens_out},
    }  # fmt: skip
    return 200, json.dumps(told).encode()


@contextmanager
def chat_server(*answers: Any) -> Iterator[ChatServer]:
    state = ChatServer(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status, data = state.answer(json.loads(body), self.headers.get("Authorization", ""))
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        state.hang.set()
        server.shutdown()
        server.server_close()
        thread.join()
