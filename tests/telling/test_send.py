"""The way out, through the real library to a server on loopback."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from agent.errors import DeliveryFault
from agent.telling.send import addresses, send
from agent.types.telling import Letter

LETTER = Letter("selfsame: a trial", "If you read this, notices reach you.")


@pytest.fixture
def inbox() -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """A port, and what was sent to it; /full refuses."""
    got: list[dict[str, Any]] = []

    class Inbox(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            self.send_response(507 if self.path == "/full" else 200)
            self.end_headers()
            if self.path != "/full":
                got.append(json.loads(body))

        def log_message(self, *told: Any) -> None:
            """Nobody listens."""

    server = HTTPServer(("127.0.0.1", 0), Inbox)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port, got
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_notice_reaches_its_address(inbox: tuple[int, list[dict[str, Any]]]) -> None:
    port, got = inbox
    send(f"json://127.0.0.1:{port}/", LETTER)
    assert [(each["title"], each["message"]) for each in got] == [(LETTER.title, LETTER.body)]


def test_what_fails_is_named_without_the_address(
    inbox: tuple[int, list[dict[str, Any]]],
) -> None:
    for address in (f"json://user:secret@127.0.0.1:{inbox[0]}/full", "nosuch://secret/x"):
        with pytest.raises(DeliveryFault) as refused:
            send(address, LETTER)
        assert "secret" not in refused.value.message + refused.value.mend


def test_an_address_file_has_one_a_line_and_remarks(tmp_path: Path) -> None:
    (tmp_path / "mei").write_text("# mail\nmailto://x\n\n  ntfy://y  \n", "utf-8")
    assert addresses(tmp_path, "mei") == ["mailto://x", "ntfy://y"]
    (tmp_path / "empty").write_text("# nothing yet\n", "utf-8")
    for name in ("empty", "missing"):
        with pytest.raises(DeliveryFault):
            addresses(tmp_path, name)
