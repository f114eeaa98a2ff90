"""check --deep: pairs of lore as file:line; none in the personas that come along."""

import json
from dataclasses import replace
from pathlib import Path

from agent.config.deep import deep_check, sentences
from agent.config.home import Home
from agent.config.read import Config, load_config
from memory.types import Document
from tests.daemons import selfsame
from tests.houses import home_in, the_checkout

WORLD = """---
title: the light
---
# The light

<!-- lit in 1890,
or so -->
Corrow Head lighthouse was lit in 1904. The stool faces inland.

The hall has three keys and four key-holders, and one of them is lost at sea.
"""
PEOPLE = """# People

Denzil says the lighthouse was lit in 1906.

The hall has three keys and four key-holders, and one of them is lost at sea!
"""


def with_lore(config: Config, *documents: Document) -> Config:
    return replace(config, label_lore=(), lore={"corrow": documents})


def test_the_personas_that_come_along_contradict_themselves_nowhere() -> None:
    assert deep_check(load_config(the_checkout())) == []


def test_what_contradicts_and_what_repeats_is_told_with_both_places() -> None:
    config = with_lore(
        load_config(the_checkout()),
        Document("lore/world.md", WORLD),
        Document("lore/people.md", PEOPLE.replace("Denzil says the", "The")),
    )
    told = [(pair.first, pair.second, pair.what) for pair in deep_check(config)]
    folder = "config/personas/corrow/lore"
    assert [row[:2] for row in told] == [
        (f"{folder}/world.md:8", f"{folder}/people.md:3"),
        (f"{folder}/world.md:10", f"{folder}/people.md:5"),
    ]
    assert "cannot both hold" in told[0][2]
    assert told[1][2] == "say the same; keep one"


def test_lore_is_held_against_the_labels_and_not_against_another_personas() -> None:
    config = load_config(the_checkout())
    one, other = (
        Document("lore/a.md", "The hall has three keys."),
        Document("lore/b.md", "The hall has 4 keys."),
    )
    apart = replace(config, label_lore=(), lore={"yuri": (one,), "corrow": (other,)})
    assert deep_check(apart) == []
    (pair,) = deep_check(replace(config, label_lore=(one,), lore={"corrow": (other,), "yuri": ()}))
    assert (pair.first, pair.second) == (
        "config/label/lore/a.md:1", "config/personas/corrow/lore/b.md:1",
    )  # fmt: skip


def test_sentences_keep_the_lines_on_which_they_stand() -> None:
    assert [line for line, _ in sentences(WORLD)] == [8, 8, 10]


def test_thousands_of_sentences_are_looked_through_in_seconds() -> None:
    lines = [
        f"Fact {n * 7919 % 100_003} of the town says that boat {n} sails well." for n in range(4000)
    ]
    config = with_lore(load_config(the_checkout()), Document("lore/a.md", "\n\n".join(lines)))
    assert isinstance(deep_check(config), list)


def test_the_verb_prints_the_pairs_and_says_that_it_went_by_rule(tmp_path: Path) -> None:
    home: Home = home_in(tmp_path / "home")
    folder = home.config / "personas" / "corrow" / "lore"
    (folder / "more.md").write_text("The tea urn takes fifty minutes.\n", "utf-8")
    done = selfsame("check", "--deep", home=home.path)
    assert done.code == 0
    assert "lore/more.md:1" in done.out
    assert "found by rule" in done.out
    document = json.loads(selfsame("--json", "check", "--deep", home=home.path).out)
    assert document["pairs"][0]["first"].startswith("config/personas/corrow/lore/")
    assert "pairs" not in json.loads(selfsame("--json", "check", home=home.path).out)
