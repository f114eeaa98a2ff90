"""A model's server that misbehaves in every way seen or feared, over a real socket; by the behaviour's name."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Misbehaving", BaseHTTPRequestHandler, dict[str, Any]], None]
PIECE_SECONDS = 0.2


def reply(*texts: str) -> str:
    candidates = [{"text": text, "angle": "旁听"} for text in texts]
    return json.dumps(
        {"notice": "一处小事", "candidates": candidates, "pick": 0}, ensure_ascii=False
    )


def completion(text: str | None, finish: str = "stop", **more: Any) -> bytes:
    told = {
        "id": "c", "object": "chat.completion", "created": 1, "model": "m",
        "choices": [{"index": 0, "finish_reason": finish,
                     "message": {"role": "assistant", "content": text, **more}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }  # fmt: skip
    return json.dumps(told).encode()


def sends(status: int, body: bytes | Callable[[dict[str, Any]], bytes], **headers: str) -> Answer:
    def answer(server: "Misbehaving", http: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        data = body(asked) if callable(body) else body
        http.send_response(status)
        for name, value in headers.items():
            http.send_header(name.replace("_", "-"), value)
        http.send_header("Content-Length", str(len(data)))
        http.end_headers()
        http.wfile.write(data)

    return answer


def says(text: str | None, finish: str = "stop", **more: Any) -> Answer:
    return sends(200, completion(text, finish, **more), content_type="application/json")


def hangs(server: "Misbehaving", http: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    server.over.wait(20)


def trickles(server: "Misbehaving", http: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    """A byte at a time, each well within any patience."""
    http.send_response(200)
    http.send_header("Content-Length", "100000")
    http.end_headers()
    with suppress(OSError):
        while not server.over.wait(PIECE_SECONDS):
            http.wfile.write(b" ")


def cuts(server: "Misbehaving", http: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    http.send_response(200)
    http.send_header("Content-Length", "5000")
    http.end_headers()
    http.wfile.write(completion(reply("灯醒着。"))[:60])
    http.wfile.flush()
    http.connection.shutdown(socket.SHUT_RDWR)


def refuses_to_speak(
    server: "Misbehaving", http: BaseHTTPRequestHandler, asked: dict[str, Any]
) -> None:
    http.connection.shutdown(socket.SHUT_RDWR)


def stumbles(server: "Misbehaving", http: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
    """A fault in passing, then garbage, then a fault again: as many tries as it can get."""
    odd = len(server.asked) % 2
    sends(503, b"{}")(server, http, asked) if odd else says("no json")(server, http, asked)


def _prompt(asked: dict[str, Any]) -> str:
    return str(asked["messages"][-1]["content"])


def _system(asked: dict[str, Any]) -> str:
    return str(asked["messages"][0]["content"])


GARBAGE = "阿#￥…%…&*（）—+｛｝锟斤拷烫烫烫屯屯屯"
BEHAVIOURS: dict[str, Answer] = {
    "hangs": hangs,
    "trickles": trickles,
    "cuts the connection half way": cuts,
    "closes without a word": refuses_to_speak,
    "429": sends(429, b'{"error": {"message": "slow down"}}', retry_after="1"),
    "401": sends(401, b'{"error": {"message": "who are you"}}'),
    "404": sends(404, b"no such model"),
    "500": sends(500, b"{}"),
    "stumbles and stammers": stumbles,
    "a web page": sends(200, b"<html>Welcome to nginx!</html>", content_type="text/html"),
    "no choices": sends(200, b'{"choices": []}'),
    "bytes that are no text": sends(200, b"\xff\xfe\x00\x9f" * 50),
    "an empty reply": says(""),
    "no content": says(None),
    "prose": says("当然可以！这是我为你写的几条帖子，希望你喜欢。"),
    "garbage": says(GARBAGE * 20),
    "garbage in the right shape": says(reply(GARBAGE, "￥" * 30, "????????????")),
    "truncated": says(reply("灯醒着。", "海也醒着。")[:50], "length"),
    "ten megabytes": says("长" * 3_500_000),
    "ten megabytes, packed": sends(
        200, gzip.compress(completion("长" * 3_500_000)), content_encoding="gzip"
    ),
    "another language": says(reply(
        "The lamp is awake again tonight, and nobody asked it to be.",
        "Somebody left the door of the theatre open, and the sea came in to listen.",
    )),
    "refuses in words": says("很抱歉，我无法协助处理这个请求。"),
    "refuses by its field": says(None, refusal="I cannot help with that."),
    "is filtered": says("", "content_filter"),
    "repeats the prompt": sends(200, lambda asked: completion(_prompt(asked))),
    "repeats the prompt in the right shape": sends(
        200, lambda asked: completion(reply(_prompt(asked)[:120], _system(asked)[:130]))
    ),
    "repeats itself": says(reply("灯" * 60, "醒醒醒醒醒醒醒醒醒醒醒醒醒醒醒醒")),
    "thinks aloud for ever": says("<think>" + "嗯，" * 9000, "length"),
    "another shape": says('{"candidates": {"text": 7}, "notice": []}'),
    "nested without end": says("[" * 30_000 + '{"candidates":' * 500),
    "the assistant's phrases": says(reply("作为一个人工智能语言模型，我没有个人观点。", "好的，以下是为您生成的推文：")),
}  # fmt: skip


@dataclass
class Misbehaving:
    """What it was asked, and how it behaves just now."""

    how: str = "hangs"
    asked: list[dict[str, Any]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    url: str = ""


@contextmanager
def misbehaving() -> Iterator[Misbehaving]:
    state = Misbehaving()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(asked)
            with suppress(OSError):
                BEHAVIOURS[state.how](state, self, asked)

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
        state.over.set()
        time.sleep(PIECE_SECONDS)
        server.shutdown()
        server.server_close()
        thread.join()
