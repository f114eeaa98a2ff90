"""doctor: everything that can be tried without posting."""

from pathlib import Path

from tests.daemons import asked, selfsame


def test_a_home_in_order_is_told_so_look_by_look(home: Path) -> None:
    tried = asked(home, "doctor")["tried"]
    assert [each["what"] for each in tried] == [
        "config", "database", "disk", "keys", "model", "feeds",
    ]  # fmt: skip
    assert all(each["ok"] for each in tried)


def test_what_is_wrong_is_named_and_the_rest_is_tried_all_the_same(home: Path) -> None:
    settings = home / "config" / "settings.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('api_key_file: ""', "api_key_file: keys/none.key", 1), "utf-8")
    done = selfsame("doctor", home=home)
    assert done.code == 1
    assert "BAD  keys" in done.out
    assert "keys/none.key" in done.out
    assert "ok   disk" in done.out
