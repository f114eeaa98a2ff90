"""A process that has imported everything once, and forks for each verb: what a verb does is a process of its
own as for people, without the seconds that imports take every time. One per test worker.

Each line in is {argv, env, cwd, given, out, err}; each line out is the exit code.
"""

import atexit
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

HEAVY = (
    "agent.cli.app", "agent.newsroom.tick", "agent.newsroom.decide", "agent.newsroom.tending",
    "agent.desk.app", "chromadb", "chromadb.config", "httpx", "langgraph.graph",
    "langgraph.checkpoint.sqlite", "feedparser", "numpy",
)  # fmt: skip
PATIENCE_SECONDS = 60.0


def run(argv: list[str], env: Mapping[str, str], given: str | None) -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    with tempfile.TemporaryDirectory() as folder:
        out, err, inn = (Path(folder) / name for name in ("out", "err", "in"))
        inn.write_text(given or "", "utf-8")
        asked = {"argv": argv, "env": dict(env), "in": str(inn), "out": str(out), "err": str(err)}
        server = _server(os.getpid())
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        return code, out.read_text("utf-8"), err.read_text("utf-8")


@cache
def _server(_owner: int) -> "subprocess.Popen[str]":
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.forked"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True, cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    atexit.register(_stop, server)
    return server


def _stop(server: "subprocess.Popen[str]") -> None:
    server.communicate(timeout=PATIENCE_SECONDS)


def serve() -> None:
    for name in HEAVY:
        importlib.import_module(name)
    for line in sys.stdin:
        asked = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(asked)
            return
        print(_ended(child), flush=True)


def _ended(child: int) -> int:
    """The exit code; one that does not end is killed, as subprocess would do."""
    signal.signal(signal.SIGALRM, lambda *_: os.kill(child, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, PATIENCE_SECONDS)
    _, status = os.waitpid(child, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return os.waitstatus_to_exitcode(status)


def _become(asked: Mapping[str, Any]) -> None:
    """Standard streams, environment and words as a fresh process would have them; then the verb."""
    os.setsid()
    for number, path, flags in (
        (0, asked["in"], os.O_RDONLY),
        (1, asked["out"], os.O_WRONLY | os.O_CREAT),
        (2, asked["err"], os.O_WRONLY | os.O_CREAT),
    ):
        os.dup2(os.open(path, flags), number)
    os.environ.clear()
    os.environ.update(asked["env"])
    os.chdir("/")
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.argv = ["selfsame", *asked["argv"]]
    importlib.import_module("agent.cli.app").main()


if __name__ == "__main__":
    serve()
