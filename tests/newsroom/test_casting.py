"""Casting: the next thirty are better, refusals teach, and a model that fails costs no round."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from agent.config.canon import read_canon
from agent.config.casting.folder import CastingState, Round, make_casting, read_state
from agent.config.casting.material import Material
from agent.config.home import CHECKOUT, Home
from agent.database import Database
from agent.errors import NotLawful
from agent.model import open_model
from agent.newsroom.casting import ROUND, CastingRoom, next_lines, shared
from agent.types.clocks import Clocks
from agent.types.settings import ModelSettings
from agent.voice.background import background
from tests.chat_server import chat_server

CANON = (CHECKOUT / "config/personas/corrow/canon.md").read_text("utf-8")
HERS = [line.text for line, _ in read_canon(CANON, "en") if line.language == "en"]


def state_of(pool: list[str]) -> CastingState:
    return CastingState("en", pool)


def answered(lines: list[str]) -> Round:
    """By somebody who knows her."""
    known = set(HERS)
    hers = [at for at, line in enumerate(lines) if line in known]
    return Round(lines, "", hers, [at for at in range(len(lines)) if at not in hers])


def test_the_second_thirty_are_better_than_the_first() -> None:
    """Averaged over draws, among as many flat lines as hers."""
    flat = list(background("en"))
    shares = []
    for seed in range(3):
        chance = Random(seed)
        pool = [*chance.sample(HERS, min(len(HERS), len(flat))), *flat]
        state = state_of(chance.sample(pool, len(pool)))
        for _ in range(2):
            fresh = [line for line in state.pool if line not in state.shown]
            state.rounds.append(answered(next_lines(state, fresh, chance)))
        shares.append([len(each.hers) / len(each.lines) for each in state.rounds])
    first, second = (sum(column) / len(column) for column in zip(*shares, strict=True))
    assert second > first + 0.15, shares


def test_no_line_is_shown_twice_and_no_twins_stand_in_one_round() -> None:
    apart = [
        "The lamp is kept upstairs.",
        "Nobody asked the gulls about it.",
        "Keys, three of them.",
    ]
    chosen = next_lines(state_of([]), [*apart, "The lamp is kept upstairs, still."], Random(1))
    assert len(chosen) == 3


def test_what_refused_lines_share_becomes_advice() -> None:
    lines = [*HERS[:12], *(f"Isn't thing {n} exciting? What do you think?" for n in range(8))]
    state = state_of([])
    state.rounds.append(answered(lines))
    assert "Don't end with a question" in shared(state)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "home" / "config" / "personas").mkdir(parents=True)
    home = Home(tmp_path / "home")
    make_casting(home, "lamp", Material(tuple(HERS), {}, "", "en", 1, ()), "Lamp", "Tide Label")
    return home


def room_of(home: Home, database: Database, clocks: Clocks, model: Any = None) -> CastingRoom:
    prompts = {"repair": "{problem}; JSON only"}
    return CastingRoom(home, database, clocks, lambda *_: model, lambda: prompts)


def test_a_round_is_answered_once(home: Home, database: Database, clocks: Clocks) -> None:
    room = room_of(home, database, clocks)
    room.draw("lamp")
    room.draw("lamp")
    told = room.shown("lamp")
    assert (told.number, len(told.lines)) == (1, ROUND)
    room.answer("lamp", 1, [0, 1, 99], [1, 2], "mara")
    with pytest.raises(NotLawful, match="round 1 of lamp was answered already"):
        room.answer("lamp", 1, [3], [], "mara")
    with pytest.raises(NotLawful, match="nothing was answered"):
        room.answer("lamp", 2, [], [], "mara")
    after = room.shown("lamp")
    assert (after.hers, after.not_hers, after.shares) == (2, 1, ((2, 3),))


def test_a_model_proposes_lines_that_stand_among_the_others(
    home: Home, database: Database, clocks: Clocks
) -> None:
    lines = ["The bell buoy is out of order and has said so.", "Fog, by appointment only."]
    with chat_server(json.dumps({"lines": lines})) as server:
        settings = ModelSettings(provider="openai", base_url=server.url, name="m")
        model = open_model(settings, home.path, lambda call: None, lambda call: None)
        room_of(home, database, clocks, model).draw("lamp")
    asked = server.requests[0]["messages"][-1]["content"]
    assert "Write 45 lines in English" in asked
    state = read_state(home.config / "casting" / "lamp")
    assert "m, which writes after" in state.rounds[0].how


def test_a_model_that_fails_leaves_the_material(
    home: Home, database: Database, clocks: Clocks
) -> None:
    with chat_server(401) as server:
        settings = ModelSettings(provider="openai", base_url=server.url, name="m")
        model = open_model(settings, home.path, lambda call: None, lambda call: None)
        room = room_of(home, database, clocks, model)
        room.draw("lamp")
    told = room.shown("lamp")
    assert len(told.lines) == ROUND
    assert "No language model is asked." in told.how
