"""Memory goes back to the system, and what nobody uses is not loaded."""

import gc
import subprocess
import sys
from pathlib import Path

from agent.thrift import few_arenas, give_back, keep_what_stands


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


def test_what_stands_is_left_out_of_every_later_collection() -> None:
    before, usual = gc.get_freeze_count(), gc.get_threshold()
    standing = [[number] for number in range(10_000)]
    keep_what_stands()
    try:
        assert gc.get_freeze_count() >= before + len(standing)
        assert len(gc.get_objects()) < len(standing)
    finally:
        gc.set_threshold(*usual)


def test_chroma_comes_without_the_libraries_of_its_exporter(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from memory.index.client import broken_if_not, client\n"
        "path = Path(sys.argv[1])\n"
        "with broken_if_not(path): client(path).close()\n"
        "print({'grpc', 'google.protobuf'} & set(sys.modules))"
    )
    run = [sys.executable, "-c", code, str(tmp_path)]
    told = subprocess.run(run, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"


def test_httpx_comes_without_the_libraries_of_its_own_command_line() -> None:
    code = "import agent.cli, httpx, sys; print({'rich', 'pygments'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "set()"
