"""selfsame canon, called as a function."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from agent.cli.app import selfsame
from tests.houses import home_in


def asked(home: Path, *words: str) -> Any:
    return CliRunner().invoke(selfsame, ["--home", str(home), "--json", "canon", *words])


def test_it_shows_eras_and_how_well_she_is_told_plain_and_masked(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home").path
    told = json.loads(asked(home, "yuri", "show").output)["canon"]
    assert [each["language"] for each in told] == ["zh", "en", "ja"]
    assert {"apart", "apart_masked", "width", "marks", "eras"} <= set(told[0])


def test_a_wrong_persona_day_or_post_is_told(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home").path
    assert "no persona is called 'nobody'" in str(asked(home, "nobody", "show").exception)
    assert "is no day" in asked(home, "yuri", "add", "7", "--era", "soon").output
    assert "published nothing under 7" in str(asked(home, "yuri", "add", "7").exception)
