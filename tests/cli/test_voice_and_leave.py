"""selfsame voice and selfsame leave, as they are called."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from agent.cli.app import selfsame
from agent.errors import NotLawful, NotThere
from tests.cli.conftest import NOW
from tests.houses import home_in


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample day and a draft each that waits."""
    home = home_in(tmp_path_factory.mktemp("voice") / "home").path
    run(home, "write", "yuri")
    return home


def run(home: Path, *words: str, person: str = "ana") -> Result:
    given = ["--home", str(home), "--json", "--now", NOW, "--as", person, *words]
    return CliRunner().invoke(selfsame, given)


def told(result: Result) -> Any:
    assert result.exception is None, result.output
    return json.loads(result.output)


def test_voice_prints_the_passport_of_somebody_new(home: Path) -> None:
    document = told(run(home, "voice", "yuri"))
    assert document["persona"] == "yuri"
    assert len(document["canon"]) == 6
    assert [(row["of"], row["count"]) for row in document["windows"]] == [(10, 0)]


def test_voice_says_it_in_words_too(home: Path) -> None:
    said = CliRunner().invoke(selfsame, ["--home", str(home), "--now", NOW, "voice", "yuri"])
    assert "nothing is published yet" in said.output


def test_two_models_need_one_that_is_configured(home: Path) -> None:
    wrong = run(home, "voice", "yuri", "--swap", "b").exception
    assert isinstance(wrong, NotLawful)
    assert "set model.provider: openai" in wrong.mend


def test_leave_asks_before_it_acts_and_knows_whom_it_is_about(home: Path) -> None:
    assert "say --yes, or --dry-run" in run(home, "leave", "mei").output
    assert isinstance(run(home, "leave", "may", "--yes").exception, NotThere)


def test_where_nobody_can_answer_leave_shows_all_and_does_nothing(home: Path) -> None:
    def leave(*words: str) -> Result:
        return CliRunner().invoke(selfsame, ["--home", str(home), "--now", NOW, "leave", *words])

    (draft,) = told(run(home, "queue", "list", "--persona", "yuri"))["drafts"]
    until = "2026-03-11T23:00:00+08:00"
    told(run(home, "queue", "snooze", str(draft["id"]), until, person="bo"))
    shown = leave("bo")
    assert shown.exit_code == 2
    assert f"draft {draft['id']} (snoozed)" in shown.output
    assert "nothing was done: say --yes as well" in shown.output
    assert isinstance(leave("may").exception, NotThere)


def test_leave_shows_does_refuses_and_lets_back_in(home: Path) -> None:
    (draft,) = told(run(home, "queue", "list", "--persona", "yuri"))["drafts"]
    told(run(home, "queue", "redo", str(draft["id"]), "shorter", person="mei"))
    assert told(run(home, "leave", "mei", "--dry-run"))["done"] is None
    document = told(run(home, "leave", "mei", "--yes", "--to", "lin"))
    assert document["shown"]["drafts"] == document["done"]["drafts"]
    assert [row["what"] for row in document["done"]["drafts"]] == ["wished anew"]
    refused = run(home, "queue", "approve", str(draft["id"]), person="Mei").exception
    assert isinstance(refused, NotLawful)
    assert "mei has left" in refused.message
    assert told(run(home, "leave", "mei", "--back"))["back"] == "mei"
    told(run(home, "queue", "approve", str(draft["id"]), person="mei"))
