"""Replies of a real language model to occasions of her life, word for word: told, a reader's words, a dialogue."""

import json
from pathlib import Path
from typing import Any

import pytest

from agent.model import read_reply
from agent.types.writing import Occasion, Recalled
from agent.writing.brief import Brief
from agent.writing.forms import speakers
from agent.writing.judge import verdict
from agent.writing.opinions import WrittenReply
from agent.writing.writers.model import as_written
from tests.writing.briefs import brief, config

FOLDER = Path(__file__).resolve().parents[1] / "recorded"
ROWS = json.loads((FOLDER / "life.json").read_text("utf-8"))


def given(row: dict[str, Any]) -> Brief:
    occasion = Occasion(**row["occasion"])
    company = tuple(config().personas[name] for name in row.get("with", ()))
    heard = Recalled(1, "event", occasion.title, 1.0)
    return brief(row["name"], occasion, company=company, memories=(heard,))


def read(row: dict[str, Any]) -> WrittenReply:
    written = read_reply(row["draft"], WrittenReply)
    assert isinstance(written, WrittenReply)
    return written


@pytest.mark.parametrize("row", ROWS)
def test_her_pick_needs_no_repair_and_passes_the_code(row: dict[str, Any]) -> None:
    written = read(row)
    picked = as_written(written).candidates[written.pick]
    found = verdict(picked, given(row), None)
    assert not found.refused, [flag.words for flag in found.flags]


def test_a_dialogue_gives_words_to_both_and_to_nobody_else() -> None:
    (row,) = [row for row in ROWS if row["occasion"].get("form") == "dialogue"]
    for candidate in as_written(read(row)).candidates:
        assert set(speakers(candidate.text)) == {"YURI", "Corrow Light"}
