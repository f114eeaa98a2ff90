"""Wrong calls: exit code 2, one document with --json, and what to type instead."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import NOW
from tests.daemons import asked, selfsame

MISUSED: tuple[list[str], ...] = (
    [], ["queue"], ["nonsense"], ["write"], ["queue", "show", "one"], ["hold"], ["hold", "yuri"],
    ["--now", "tomorrow", "status"], ["--now", "2026-03-11T12:00", "status"], ["run", "--speed", "9"],
    ["queue", "snooze", "1", "later"],
)  # fmt: skip


@pytest.mark.parametrize("words", MISUSED, ids=" ".join)
def test_a_wrong_call_is_one_document_and_exit_code_2(fresh: Path, words: list[str]) -> None:
    done = selfsame("--json", *words, home=fresh)
    assert (done.code, done.document["error"]["kind"]) == (2, "usage")
    assert done.err == ""


MENDS: dict[str, tuple[list[str], str]] = {
    "an unknown option": (["queue", "show", "1", "--long"], "see selfsame queue show --help"),
    "a missing argument": (["write"], "see selfsame write --help"),
    "an unknown verb": (["queue", "burn"], "see selfsame queue --help"),
    "an unknown verb at all": (["nonsense"], "see selfsame --help"),
    "an unknown verb of hers": (["memory", "yuri", "burn", "x"], "see selfsame memory yuri --help"),
    "json behind the verb": (["status", "--json"], "--json stands before the verb: selfsame --json status"),
    "a time behind it": (["queue", "list", "--now", NOW], "--now stands before the verb: selfsame --now TIME queue list"),
}  # fmt: skip


@pytest.mark.parametrize("case", MENDS)
def test_a_wrong_call_is_told_where_to_look(fresh: Path, case: str) -> None:
    words, mend = MENDS[case]
    done = selfsame(*words, home=fresh)
    told = json.loads(done.out)["error"]["mend"] if done.out else done.err.split("→ ")[1].strip()
    assert (done.code, told) == (2, mend)


def test_a_persona_whose_queue_is_empty_is_no_mistake(fresh: Path) -> None:
    assert asked(fresh, "queue", "list", "--persona", "yuri") == {"drafts": []}


def test_a_hold_without_a_why_is_told_with_the_scope_that_was_given(fresh: Path) -> None:
    assert 'say why: selfsame hold yuri "why"' in selfsame("hold", "yuri", home=fresh).err
    assert 'say why: selfsame hold --all "why"' in selfsame("hold", "--all", home=fresh).err


@pytest.mark.parametrize("time", ["tomorrow", "2020-01-01", "2020-01-01+08:00", "2020-01-01T10:00"])
def test_a_wrong_time_is_told_with_a_whole_example(fresh: Path, time: str) -> None:
    told = selfsame("--now", time, "status", home=fresh).err
    assert f"{time!r}" in told
    assert "write one such as 2026-03-11T21:00:00+08:00" in told
