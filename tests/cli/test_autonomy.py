"""selfsame autonomy and selfsame probe, as people call them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from agent.cli.app import selfsame
from agent.errors import NotLawful
from tests.houses import home_in


def ask_for(home: Path, autonomy: str) -> None:
    path = home / "config" / "personas" / "corrow" / "persona.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nautonomy: review", f"\nautonomy: {autonomy}"), encoding="utf-8")


def called(home: Path, *words: str) -> str:
    outcome = CliRunner().invoke(selfsame, ["--home", str(home), *words])
    if outcome.exception and not isinstance(outcome.exception, SystemExit):
        raise outcome.exception
    return outcome.output


def test_an_owner_sees_what_is_in_force_and_confirms_it_by_name(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home").path
    assert "a person approves everything" in called(home, "autonomy", "corrow")
    assert "none is gathered" in called(home, "autonomy", "corrow")
    ask_for(home, "veto")
    assert "nobody switched it on by name" in called(home, "autonomy", "corrow")
    said = called(home, "--json", "--as", "Lin", "autonomy", "corrow", "--confirm")
    document = json.loads(said)
    assert (document["level"], document["by"], document["waits_for"]) == ("veto", "Lin", "")


def test_nobody_confirms_in_anothers_name(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home").path
    ask_for(home, "{level: auto, by: Lin}")
    with pytest.raises(NotLawful, match="in the name of Lin, not of mei"):
        called(home, "--as", "mei", "autonomy", "corrow", "--confirm")


def test_probe_fails_where_a_hard_one_breaks_and_names_the_place(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home").path
    lines = tmp_path / "texts.jsonl"
    lines.write_text('"My mother had one in the kitchen."\n', encoding="utf-8")
    said = called(home, "probe", "corrow", "--file", str(lines))
    assert "BREAKS    family" in said
    assert "post 1: my mother".casefold() in said.casefold()
    assert "0 posts of yuri: 49 of 49" in called(home, "probe", "yuri")
