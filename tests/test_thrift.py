"""Memory goes back to the system, and what nobody uses is not loaded."""

import subprocess
import sys
from pathlib import Path

from agent.thrift import few_arenas, give_back


def _resident_kb() -> int:
    told = Path("/proc/self/status").read_text("utf-8")
    return int(told.split("VmRSS:")[1].split()[0])


def test_what_was_freed_is_given_back() -> None:
    few_arenas()
    held = [bytes(1_000) for _ in range(60_000)]
    full = _resident_kb()
    del held
    give_back()
    assert _resident_kb() < full - 30_000


def test_httpx_comes_without_the_libraries_of_its_own_command_line() -> None:
    code = "import agent.cli, httpx, sys; print({'rich', 'pygments'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
