"""Replies of a real language model to the prompts as they are, on the invented sample day, word for word."""

import json
from pathlib import Path
from typing import Any

import pytest

from agent.model import read_reply
from agent.news.sample import read_day
from agent.text.scripts import language_of
from agent.types.writing import Verdict
from agent.writing.brief import Brief
from agent.writing.judge import best, verdict
from agent.writing.opinions import Opinions, WrittenReply
from agent.writing.writers.model import as_written
from tests.houses import the_checkout
from tests.writing.briefs import brief, config, source, story

FOLDER = Path(__file__).resolve().parents[1] / "recorded"
RECORDED = [
    pytest.param(name, row, id=f"{name}-{number}")
    for name in ("yuri", "corrow")
    for number, row in enumerate(json.loads((FOLDER / f"{name}.json").read_text("utf-8")))
]


def told(persona: str, titles: list[str]) -> Brief:
    day = read_day(the_checkout().config / "sample" / "day.yaml")
    items = [item for item in day.items if item.title in titles]
    assert items, f"{titles} is not on the sample day any more"
    sources = tuple(
        source(item.title, language_of(item.title), summary=item.summary, publisher=item.publisher)
        for item in items
    )
    return brief(persona, story(items[0].title, language_of(items[0].title), sources=sources))


def judged(given: Brief, row: dict[str, Any]) -> tuple[list[Verdict], Opinions]:
    written, opinions = read_reply(row["draft"], WrittenReply), read_reply(row["judge"], Opinions)
    assert isinstance(written, WrittenReply)
    assert isinstance(opinions, Opinions)
    candidates = as_written(written).candidates
    return [verdict(c, given, None, opinions.of(n)) for n, c in enumerate(candidates)], opinions


@pytest.mark.parametrize(("persona", "row"), RECORDED)
def test_a_real_reply_needs_no_repair_and_leaves_something_to_choose(
    persona: str, row: dict[str, Any]
) -> None:
    given = told(persona, row["titles"])
    written = read_reply(row["draft"], WrittenReply)
    assert isinstance(written, WrittenReply)
    verdicts, opinions = judged(given, row)
    assert best(as_written(written).candidates, verdicts, written.pick, opinions) is not None


@pytest.mark.parametrize(("persona", "row"), RECORDED)
def test_a_real_notice_and_candidates_are_not_the_headline_again(
    persona: str, row: dict[str, Any]
) -> None:
    written = read_reply(row["draft"], WrittenReply)
    assert isinstance(written, WrittenReply)
    assert written.notice
    assert len(written.candidates) == 3
    assert len({candidate.angle for candidate in written.candidates}) == 3
    verdicts, _ = judged(told(persona, row["titles"]), row)
    assert not [flag for found in verdicts for flag in found.flags if flag.code == "retells"]


def test_the_recorded_posts_are_as_short_as_the_personas_say() -> None:
    for param in RECORDED:
        persona, row = param.values
        file = config().personas[str(persona)].file
        written = read_reply(row["draft"], WrittenReply)  # type: ignore[index]
        assert isinstance(written, WrittenReply)
        for candidate in written.candidates:
            assert len(candidate.text) <= file.voice.length[file.language].at_most
