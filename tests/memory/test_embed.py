"""The built-in embedder, and any OpenAI-compatible one over a real connection."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import isclose
from threading import Thread
from typing import Any

import pytest

from memory.errors import EmbedderFailed
from memory.index.embed import NgramEmbedder, OpenAIEmbedder, Vector

Reply = Callable[[dict[str, Any]], tuple[int, bytes]]


def likeness(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("near", "far"),
    [
        (("singing in the harbour", "she sang at harbours"), "a chess machine"),
        (("在海边唱歌", "海边的歌声"), "自动贩卖机"),
        (("海辺で歌う", "海辺の歌声"), "自動販売機"),
    ],
)
def test_texts_that_share_pieces_lie_closer(near: tuple[str, str], far: str) -> None:
    one, other, third = NgramEmbedder()([*near, far])
    assert likeness(one, other) > 3 * likeness(one, third)
    assert likeness(one, other) > 0.2


@pytest.mark.parametrize("text", ["", "🌙", "的", "the", "word " * 5000])
def test_every_text_has_a_vector_of_length_one(text: str) -> None:
    vector = NgramEmbedder(512)([text])[0]
    assert len(vector) == 512
    assert isclose(likeness(vector, vector), 1.0, rel_tol=1e-6)


def test_another_process_computes_the_same_vector() -> None:
    code = "from memory.index.embed import NgramEmbedder; print(NgramEmbedder(64)(['夜の harbour'])[0])"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(other.stdout) == NgramEmbedder(64)(["夜の harbour"])[0]


@contextmanager
def serving(reply: Reply) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """A server on loopback that answers each request by `reply`; gives its address and what it heard."""
    heard: list[dict[str, Any]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.append(body | {"path": self.path, "key": self.headers["Authorization"]})
            status, content = reply(body)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", heard
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def lengths(body: dict[str, Any]) -> tuple[int, bytes]:
    """Vectors that tell the lengths of the texts."""
    data = [
        {"object": "embedding", "index": n, "embedding": [float(len(text)), 1.0, 0.0]}
        for n, text in enumerate(body["input"])
    ]
    usage = {"prompt_tokens": 1, "total_tokens": 1}
    made = {"object": "list", "data": data, "model": body["model"], "usage": usage}
    return 200, json.dumps(made).encode()


def test_an_openai_compatible_server_is_asked_in_plain_text() -> None:
    with serving(lengths) as (address, heard):
        embedder = OpenAIEmbedder(address, "some-model", "k-1", timeout=5)
        texts = ["夜" * n for n in range(1, 25)]
        assert [vector[0] for vector in embedder(texts)] == list(map(float, range(1, 25)))
        assert embedder([]) == []
        embedder.close()
    assert (embedder.id, embedder.dimension) == ("openai/some-model", 3)
    assert heard[1]["input"][:2] == ["夜", "夜夜"]
    assert {(each["path"], each["key"]) for each in heard} == {("/v1/embeddings", "Bearer k-1")}


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
@pytest.mark.parametrize(
    "reply",
    [
        pytest.param((401, b'{"error": {"message": "wrong key"}}'), id="refused"),
        pytest.param((200, b"<html>hello</html>"), id="garbage"),
        pytest.param((200, b"{}"), id="no data"),
        pytest.param((200, b'{"data": []}'), id="empty"),
        pytest.param((200, b'{"data": null}'), id="null"),
        pytest.param((200, b'{"data": [{"embedding": [], "index": 0}]}'), id="no numbers"),
        pytest.param((200, b'{"data": [{"embedding": "x", "index": 0}]}'), id="a word"),
        pytest.param((200, b'{"data": [{"embedding": ["x"], "index": 0}]}'), id="words"),
        pytest.param((200, b'{"data": [{"embedding": [NaN], "index": 0}]}'), id="no number"),
    ],
)
def test_an_unusable_answer_is_one_clear_fault(reply: tuple[int, bytes]) -> None:
    with serving(lambda body: reply) as (address, _), pytest.raises(EmbedderFailed) as failed:
        OpenAIEmbedder(address, "some-model", timeout=5)
    assert address in failed.value.message
    assert "settings.yaml" in failed.value.mend


def test_an_address_where_nobody_answers_is_one_clear_fault() -> None:
    with serving(lengths) as (address, _):
        pass
    with pytest.raises(EmbedderFailed) as failed:
        OpenAIEmbedder(address, "some-model", timeout=2)
    assert address in failed.value.message


def test_a_server_that_changes_its_dimension_is_not_believed() -> None:
    with serving(lengths) as (address, _):
        embedder = OpenAIEmbedder(address, "some-model", timeout=5)
        embedder.dimension = 4
        with pytest.raises(EmbedderFailed):
            embedder(["word"])
        embedder.close()
