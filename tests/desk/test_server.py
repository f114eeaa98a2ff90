"""The server in its thread."""

import threading
import time
from dataclasses import replace
from typing import Any

import httpx
import pytest

from agent.desk import DeskTools, make_app, serve
from agent.desk.server import STOP_SECONDS
from agent.errors import HomeFault
from tests.desk.conftest import COOKIES


def test_it_stops_within_two_seconds_even_while_a_handler_hangs(tools: DeskTools) -> None:
    begun, release = threading.Event(), threading.Event()

    def hang() -> dict[str, Any]:
        begun.set()
        release.wait(60)
        return {}

    server = serve(make_app(replace(tools, status=hang)), 0)
    waiting = threading.Thread(target=_ask, args=(server.url + "/status",))
    waiting.start()
    begun.wait(30)
    before = time.monotonic()
    server.stop()
    assert STOP_SECONDS <= 2
    assert time.monotonic() - before < STOP_SECONDS + 10, (
        "a busy machine may come late, but this waits"
    )
    release.set()
    waiting.join(30)
    server.thread.join(5)


def _ask(url: str) -> None:
    try:
        httpx.get(url, timeout=60, cookies=COOKIES)
    except httpx.HTTPError:
        return


def test_a_taken_port_is_named_with_the_mend(tools: DeskTools) -> None:
    server = serve(make_app(tools), 0)
    with pytest.raises(HomeFault) as refused:
        serve(make_app(tools), server.port)
    server.stop()
    assert str(server.port) in refused.value.message
    assert "--port" in refused.value.mend


def test_the_public_pages_are_served_beside_the_desk(tools: DeskTools) -> None:
    (tools.page_folder / "xiaoman").mkdir(parents=True)
    (tools.page_folder / "xiaoman" / "index.html").write_text("her page", encoding="utf-8")
    server = serve(make_app(tools), 0)
    assert httpx.get(server.url + "/page/xiaoman/").text == "her page"
    assert httpx.get(server.url + "/page/%2e%2e/selfsame.db").status_code == 404
    server.stop()
