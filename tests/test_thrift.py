"""Memory goes back to the system."""

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
