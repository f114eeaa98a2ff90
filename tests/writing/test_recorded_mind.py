"""Replies of a real language model to the prompts of the night and of a callback, on invented days, word for word."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from agent.model import read_reply
from agent.types.writing import Occasion, OpenThread, Recalled, Spoken
from agent.writing.beliefs import belief_brief, belief_flags
from agent.writing.judge import best, verdict
from agent.writing.opinions import Opinions, WrittenReply
from agent.writing.threads import settled
from agent.writing.writers.model import as_written
from agent.writing.writers.reflecting import ReflectReply, as_proposed
from memory.mind.reflect import Day, ProposedBelief, propose
from memory.types import Belief, Kind, Memory
from tests.writing.briefs import brief, config

FOLDER = Path(__file__).resolve().parents[1] / "recorded"
NIGHTS = json.loads((FOLDER / "beliefs.json").read_text("utf-8"))
CALLBACKS = json.loads((FOLDER / "callbacks.json").read_text("utf-8"))


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def memory(number: int, kind: Kind, text: str, day: str, persona: str) -> Memory:
    when = at(day)
    return Memory(number, persona, kind, text, f"{kind}:{number}", when, when, "", "", "", 0,
                  "active", kind != "event", False, {})  # fmt: skip


def day_of(row: dict[str, Any]) -> Day:
    """Memories are numbered in the order in which they were kept: said, met, held."""
    who, last = row["persona"], max(day for day, _ in row["said"])
    said = [memory(n, "post", text, day, who) for n, (day, text) in enumerate(row["said"], 1)]
    met = [memory(n, "event", text, last, who) for n, text in enumerate(row["met"], len(said) + 1)]
    held = [
        Belief(n, who, text, "active", False, at(day), None, None, (), {})
        for n, (day, text) in enumerate(row["held"], len(said) + len(met) + 1)
    ]
    language = config().personas[who].file.language
    known = [each.text for each in held]
    return Day(
        [*said, *met], at(min(day for day, _ in row["said"])), language, held=held, spoken_of=known
    )


def proposed(row: dict[str, Any]) -> list[ProposedBelief]:
    reply = read_reply(row["reply"], ReflectReply)
    assert isinstance(reply, ReflectReply), "a real reply needs no repair"
    return propose(day_of(row), lambda _: as_proposed(reply))


@pytest.mark.parametrize("row", NIGHTS, ids=lambda row: row["name"])
def test_what_a_real_night_proposes_passes_every_law(row: dict[str, Any]) -> None:
    persona, told = config().personas[row["persona"]], {each.id: each for each in day_of(row).met}
    found = proposed(row)
    assert bool(found) == ("thin" not in row["name"])
    for belief in found:
        evidence = [Recalled(n, told[n].kind, told[n].text, 1.0) for n in belief.evidence]
        known = [each.text for each in day_of(row).held if each.id != belief.changes]
        grounds = belief_brief(persona, config().label, evidence, known, [], "2026-03-11")
        assert [flag.words for flag in belief_flags(belief.text, grounds)] == []
        assert len(belief.evidence) > 1
        assert belief.why


def test_a_real_change_of_mind_names_the_belief_that_it_leaves() -> None:
    for row in NIGHTS:
        held = [each.id for each in day_of(row).held]
        assert [belief.changes for belief in proposed(row)] == held or not held


@pytest.mark.parametrize("row", CALLBACKS, ids=lambda row: row["name"])
def test_a_real_callback_brings_its_thread_to_an_end(row: dict[str, Any]) -> None:
    thread = OpenThread(**row["left"])
    occasion = Occasion("callback", title=thread.text, thread_id=thread.id)
    given = brief(row["name"], occasion, threads=(thread,), spoken=Spoken(posts=(thread.said,)))
    written, opinions = read_reply(row["draft"], WrittenReply), read_reply(row["judge"], Opinions)
    assert isinstance(written, WrittenReply)
    assert isinstance(opinions, Opinions)
    language = given.persona.file.language
    found = [settled(each, occasion, language) for each in as_written(written).candidates]
    verdicts = [verdict(each, given, None, opinions.of(n)) for n, each in enumerate(found)]
    number = best(tuple(found), verdicts, written.pick, opinions)
    assert number is not None
    assert found[number].closes_thread == thread.id
    assert all(each.closes_thread or each.takes_up for each in found)
    assert not any(flag.code == "thread" for each in verdicts for flag in each.flags)
