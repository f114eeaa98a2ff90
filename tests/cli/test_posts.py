"""selfsame posts, as people call it."""

import json
from pathlib import Path

from click.testing import CliRunner
from sqlalchemy import update

from agent.cli.app import selfsame
from agent.config.home import Home
from agent.config.read import load_config
from agent.database import open_database
from agent.database.tables import deliveries
from agent.newsroom.decide import decided
from agent.publishing.press import press
from agent.review.decision import Decision
from agent.review.queue import hand_in
from agent.types.clocks import Clocks, SystemClock
from tests.houses import home_in
from tests.publishing.making import Board
from tests.review.making import new_draft


def doubtful(folder: Path) -> Home:
    """A home of whose only post nobody knows whether it is out."""
    home = home_in(folder)
    database, clocks = open_database(home.database_url), Clocks(SystemClock(), SystemClock())
    new = new_draft(
        persona="corrow", text="The lamp stayed on all night.", language="en", speak_at=None
    )
    draft = hand_in(database, new, clocks)
    decided(database, clocks, load_config(home), Decision(draft, "approve", "mei"))
    with database.write.begin() as connection:
        connection.execute(update(deliveries).values(due_at=clocks.world.now()))
    press(database, clocks, {"page": Board(proven=False)})
    database.close()
    return home


def called(home: Home, *words: str, code: int = 0) -> str:
    outcome = CliRunner().invoke(selfsame, ["--home", str(home.path), "--as", "mei", *words])
    assert outcome.exit_code == code, outcome.output
    return outcome.output


def test_a_person_answers_a_doubt_reads_the_record_and_writes_all_of_them_down(
    tmp_path: Path,
) -> None:
    home = doubtful(tmp_path / "home")
    listed = called(home, "posts", "list")
    assert "posts out 1 --link URL" in listed
    assert "posts not-out 1" in listed
    assert json.loads(called(home, "--json", "status"))["problems"][0]["area"] == "delivery"
    called(home, "posts", "out", "1", "--link", "https://there.example/1")
    assert "https://there.example/1" in called(home, "posts", "list")
    told = json.loads(called(home, "posts", "provenance", "1"))
    assert told["approved"]["by"] == "mei"
    called(home, "posts", "export", str(tmp_path / "all.jsonl"))
    assert json.loads((tmp_path / "all.jsonl").read_text("utf-8")) == told
    assert "done" in called(home, "posts", "take-down", "1", "wrong lamp")
    assert "taken-down" in called(home, "posts", "list")
