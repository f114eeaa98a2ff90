"""Replies of a real language model to a post of hers that is to be said in other languages, word for word."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent.model import read_reply
from agent.text.scripts import language_of
from agent.types.writing import Candidate, Occasion
from agent.writing.judge import flags_of
from agent.writing.writers.variants import SaidReply, in_language
from tests.writing.briefs import brief

FOLDER = Path(__file__).resolve().parents[1] / "recorded"
ROWS = json.loads((FOLDER / "variants.json").read_text("utf-8"))


@pytest.mark.parametrize("row", ROWS)
def test_it_needs_no_repair_reads_as_its_language_and_passes_the_code(row: dict[str, Any]) -> None:
    said = read_reply(row["reply"], SaidReply)
    assert isinstance(said, SaidReply)
    assert language_of(said.text) == row["language"]
    assert language_of(said.gloss) == "zh"
    hers = brief(row["name"], Occasion("told", title=row["hers"], about=row["hers"]))
    there = replace(hers, persona=in_language(hers.persona, row["language"]))
    refused = [each for each in flags_of(Candidate(said.text), there) if each.severity == "refuse"]
    assert refused == []
