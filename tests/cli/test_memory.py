"""Looking into her memory and doing something about it, as people type it."""

import json
from pathlib import Path

from tests.cli.conftest import NOW
from tests.daemons import asked, running, selfsame

OPTIONS = ("--now", NOW)


def first(home: Path) -> dict[str, object]:
    found = asked(home, *OPTIONS, "memory", "yuri", "search", "鱼缸")["memories"]
    assert isinstance(found, list)
    return dict(found[0])


def test_a_memory_is_forgotten_and_the_answer_says_what_stays(home: Path) -> None:
    memory = first(home)
    number = str(memory["id"])
    document = asked(home, *OPTIONS, "memory", "forget", number, "--why", "asked to")
    assert (document["forgotten"], document["left"]) == (True, [])
    assert "config/personas/yuri/lore/" in document["kept"][0]
    again = selfsame(*OPTIONS, "memory", "forget", number, home=home)
    assert again.out.startswith("was forgotten before")
    unknown = selfsame(*OPTIONS, "memory", "forget", "99999", home=home)
    assert (unknown.code, "no memory has the number 99999" in unknown.err) == (1, True)


def test_memories_are_carried_from_one_home_to_another_and_back_unchanged(
    home: Path, fresh: Path, tmp_path: Path
) -> None:
    out, back = tmp_path / "out.jsonl", tmp_path / "back.jsonl"
    exported = asked(home, "memory", "export", str(out))["exported"]
    assert exported == len(out.read_text("utf-8").splitlines()) - 1 > 50
    assert out.stat().st_mode & 0o077 == 0
    some = asked(home, "memory", "export", "yuri", str(back))["exported"]
    assert 0 < some < exported
    assert asked(home, *OPTIONS, "memory", "import", str(out))["imported"] == 0
    asked(fresh, "memory", "import", str(out))
    asked(fresh, "memory", "export", str(back))
    assert back.read_bytes() == out.read_bytes()


def test_a_wrong_line_is_told_with_file_and_line_and_changes_nothing(
    home: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    asked(home, "memory", "export", str(out))
    lines = out.read_text("utf-8").splitlines()
    row = {**json.loads(lines[3]), "source": "new", "id": 9999, "kind": "dream"}
    out.write_text("\n".join([*lines, json.dumps(row)]), "utf-8")
    done = selfsame(*OPTIONS, "memory", "import", str(out), home=home)
    assert done.code == 1
    assert done.err.startswith(f'out.jsonl:{len(lines) + 1}: kind is "dream"; write one of')
    lost = selfsame(*OPTIONS, "memory", "import", str(tmp_path / "nowhere"), home=home)
    assert (lost.code, "nowhere" in lost.err) == (1, True)


def test_the_running_daemon_does_it_for_whoever_asks(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with running(home, options=OPTIONS):
        found = asked(home, "memory", "corrow", "search", "harbour")["memories"]
        assert asked(home, "memory", "forget", str(found[0]["id"]))["forgotten"]
        asked(home, "memory", "export", str(out))
        assert asked(home, "memory", "import", str(out))["imported"] == 0
        rebuilt = asked(home, "memory", "rebuild")
        assert rebuilt["finished"]
        assert rebuilt["indexed"]["yuri"] > 0
        again = asked(home, "memory", "corrow", "search", "harbour")["memories"]
        assert found[0]["id"] not in [each["id"] for each in again]


def test_rebuilding_without_a_daemon_shows_what_it_did(home: Path) -> None:
    done = selfsame(*OPTIONS, "memory", "rebuild", home=home)
    assert done.code == 0, done.err
    assert "indexed anew: corrow" in done.out


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
