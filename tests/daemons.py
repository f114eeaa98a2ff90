"""The command line as people run it: real processes of the installed `selfsame`, verbs and daemons."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.forked import Forked

SELFSAME = Path(sys.executable).parent / "selfsame"
PATIENCE_SECONDS = 120.0
LOOK_SECONDS = 0.03


@dataclass(frozen=True)
class Done:
    """A verb that has ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """What it printed, which must be one JSON document and nothing else."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


def environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("SELFSAME")}
    return kept | {"PYTHONWARNINGS": "default", "NO_PROXY": "*"}


def selfsame(*words: str, home: Path | None = None, given: str | None = None) -> Done:
    """Run a verb to its end, in a process of its own that has its imports already."""
    where = ["--home", str(home)] if home else []
    process = Forked([*where, *words], environment(), given)
    out, err = process.communicate(PATIENCE_SECONDS)
    assert process.returncode is not None
    return Done(process.returncode, out, err)


def installed(*words: str, home: Path | None = None, given: str | None = None) -> Done:
    """Run a verb to its end as people do, imports and all."""
    where = ["--home", str(home)] if home else []
    done = subprocess.run(
        [str(SELFSAME), *where, *words], capture_output=True, text=True, input=given,
        timeout=PATIENCE_SECONDS, env=environment(), cwd="/", check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def asked(home: Path, *words: str) -> dict[str, Any]:
    """The document of a verb that is to go well."""
    done = selfsame("--json", *words, home=home)
    assert done.code == 0, done.out + done.err
    return done.document


@dataclass
class Running:
    """A daemon that is up."""

    home: Path
    process: Forked

    @property
    def told(self) -> dict[str, Any]:
        """What it tells the CLI: pid, url, token."""
        found: dict[str, Any] = json.loads((self.home / "data" / "daemon.json").read_text("utf-8"))
        return found

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()

    def interrupt(self) -> tuple[float, str, str]:
        """Ctrl-C; the seconds that it took, but for those on a busy machine, and what it printed."""
        began, before = time.monotonic(), self.kept_waiting()
        waited = before
        self.process.send_signal(signal.SIGINT)
        while not ended(self) and time.monotonic() < began + PATIENCE_SECONDS:
            waited = max(waited, self.kept_waiting())
            time.sleep(LOOK_SECONDS)
        took = time.monotonic() - began
        out, err = self.process.communicate(timeout=PATIENCE_SECONDS)
        return took - (waited - before), out, err

    def kept_waiting(self) -> float:
        """The seconds in which it could have gone on, had a processor been free (Linux)."""
        with suppress(OSError):
            tasks = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
            return sum(int(task.read_text().split()[1]) for task in tasks) / 1e9
        return 0.0


def start(home: Path, *words: str, options: tuple[str, ...] = ()) -> Running:
    """Start a daemon on a free port; it may not be up yet."""
    argv = ["--home", str(home), *options, "run", "--port", "0", *words]
    return Running(home, Forked(argv, environment()))


def wait_until_up(daemon: Running) -> None:
    until(lambda: (daemon.home / "data" / "daemon.json").exists() or ended(daemon))
    assert not ended(daemon), daemon.process.communicate()


def ended(daemon: Running) -> bool:
    return daemon.process.poll() is not None


def until(met: Any, seconds: float = PATIENCE_SECONDS) -> None:
    """Wait for something to come true; fails when it does not."""
    end = time.monotonic() + seconds
    while not met():
        assert time.monotonic() < end, f"waited {seconds:g} s in vain"
        time.sleep(LOOK_SECONDS)


def in_time(daemon: Running, met: Any, seconds: float) -> None:
    """Wait for something to come true, and see that it did so in time, as far as that was the daemon's doing."""
    began = time.monotonic()
    until(met)
    assert time.monotonic() - began < seconds + daemon.kept_waiting()


@contextmanager
def running(home: Path, *words: str, options: tuple[str, ...] = ()) -> Iterator[Running]:
    """A daemon that is up; killed at the end if the test has not stopped it."""
    daemon = start(home, *words, options=options)
    try:
        wait_until_up(daemon)
        yield daemon
    finally:
        if not ended(daemon):
            daemon.kill()
