"""Looking into her memory and doing something about it, as people type it."""

from pathlib import Path

from tests.cli.conftest import NOW
from tests.daemons import asked, selfsame


def test_a_memory_is_listed_shown_pinned_and_forgotten(home: Path) -> None:
    first = asked(home, "--now", NOW, "memory", "corrow", "list", "--kind", "lore")["memories"][0]
    number = str(first["id"])
    asked(home, "--now", NOW, "--as", "ana", "memory", "corrow", "pin", number, "--why", "hers")
    shown = asked(home, "--now", NOW, "memory", "corrow", "show", number)
    assert shown["memory"]["pinned"]
    assert shown["history"][-1]["who"] == "ana"
    told = selfsame(
        "--now", NOW, "memory", "corrow", "forget", number, "--why", "ours no more", home=home
    )
    assert told.out.startswith(f"forgotten: {number}\n")
    assert first["text"] not in selfsame("--now", NOW, "memory", "corrow", "list", home=home).out


def test_threads_beliefs_and_lessons_are_listed_even_where_there_are_none(home: Path) -> None:
    for verb in ("threads", "beliefs", "lessons"):
        assert asked(home, "--now", NOW, "memory", "yuri", verb)[verb] == []
    assert asked(home, "--now", NOW, "memory", "yuri", "said", "灯塔")["memories"] == []


def test_a_teachers_lessons_are_switched_off_and_on(home: Path) -> None:
    off = asked(home, "--now", NOW, "memory", "mute", "mei")
    assert off == {"teacher": "mei", "muted": True}
    assert not asked(home, "--now", NOW, "memory", "unmute", "mei")["muted"]
