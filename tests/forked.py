"""A process that has imported and learnt everything once, and forks for each verb and daemon: what they do, they do in a
process of their own as for people, without the seconds that this takes every time. One per test worker.

A line in is {"start": {argv, env, in, out, err}}, answered by a pid, or {"poll": pid}, answered by its exit
code or null.
"""

import atexit
import gc
import importlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

HEAVY = (
    "agent.cli.app", "agent.cli.standing", "agent.daemon", "agent.newsroom.tick",
    "agent.newsroom.tending", "agent.desk.app", "agent.desk.server", "chromadb", "chromadb.config",
    "httpx", "langgraph.graph", "langgraph.checkpoint.sqlite", "apscheduler.schedulers.background",
    "feedparser", "numpy", "uvicorn",
)  # fmt: skip
PATIENCE_SECONDS = 120.0
LOOK_SECONDS = 0.01


class Forked:
    """One such process, with the part of subprocess.Popen's face that tests use."""

    def __init__(self, argv: list[str], env: Mapping[str, str], given: str | None = None) -> None:
        folder = Path(tempfile.mkdtemp(prefix="forked"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self._told = {name: folder / name for name in ("in", "out", "err")}
        self._told["in"].write_text(given or "", "utf-8")
        paths = {name: str(path) for name, path in self._told.items()}
        self.pid: int = _ask({"start": {"argv": argv, "env": dict(env), **paths}})
        self.returncode: int | None = None

    def poll(self) -> int | None:
        if self.returncode is None:
            self.returncode = _ask({"poll": self.pid})
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def communicate(self, timeout: float = PATIENCE_SECONDS) -> tuple[str, str]:
        """Standard output and error once it has ended. Raises TimeoutExpired."""
        end = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            time.sleep(LOOK_SECONDS)
        return self._told["out"].read_text("utf-8"), self._told["err"].read_text("utf-8")


def _ask(asked: Mapping[str, Any]) -> Any:
    server = _server(os.getpid())
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(asked) + "\n")
    server.stdin.flush()
    return json.loads(server.stdout.readline())


@cache
def _server(_owner: int) -> "subprocess.Popen[str]":
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forked"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    atexit.register(server.communicate)
    return server


def serve() -> None:
    for name in HEAVY:
        importlib.import_module(name)
    importlib.import_module("tests.warm").learn()
    gc.freeze()
    for line in sys.stdin:
        asked = json.loads(line)
        if "poll" in asked:
            print(json.dumps(_ended(asked["poll"])), flush=True)
            continue
        child = os.fork()
        if child == 0:
            _become(asked["start"])
            return
        print(child, flush=True)


def _ended(child: int) -> int | None:
    pid, status = os.waitpid(child, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if pid else None


def _become(asked: Mapping[str, Any]) -> None:
    """Standard streams, environment and words as a fresh process would have them; then the verb."""
    os.setsid()
    write = os.O_WRONLY | os.O_CREAT
    for number, name, how in ((0, "in", os.O_RDONLY), (1, "out", write), (2, "err", write)):
        os.dup2(os.open(asked[name], how), number)
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir("/")
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.argv = ["selfsame", *asked["argv"]]
    _end(_run())


def _run() -> int:
    try:
        importlib.import_module("agent.cli.app").main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    return 0


def _end(code: int) -> None:
    """As the interpreter ends, but for taking all that was imported apart, which takes longer than a verb."""
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
