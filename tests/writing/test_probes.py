"""Probes: enough of them for each persona, each with posts that break it, and none that breaks on her own canon."""

import pytest

from agent.types.probes import Probe, Said
from agent.writing.probes.probes import probed, probes_of
from tests.writing.briefs import config

PERSONAS = ("yuri", "corrow")


def probes() -> list[tuple[str, Probe]]:
    return [(name, probe) for name in PERSONAS for probe in probes_of(config().personas[name])]


@pytest.mark.parametrize("name", PERSONAS)
def test_there_are_at_least_sixty_each_with_a_name_of_its_own(name: str) -> None:
    names = [probe.name for probe in probes_of(config().personas[name])]
    assert len(names) >= 60
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("persona", "probe"), probes(), ids=lambda each: getattr(each, "name", each)
)
def test_each_is_broken_by_posts_that_it_names(persona: str, probe: Probe) -> None:
    assert probe.broken_by
    assert list(probe.finds(probe.broken_by))
    assert list(probe.finds([])) == []


@pytest.mark.parametrize("name", PERSONAS)
def test_her_own_canon_breaks_no_hard_one_but_that_it_is_canon(name: str) -> None:
    persona = config().personas[name]
    own = [line.text for line in persona.canon if line.language == persona.file.language]
    failing = {each.probe.name for each in probed(persona, list(map(Said, own))) if each.fails}
    assert failing <= {"canon-copied", "catchphrase", "said-before", "openings"}


def test_a_window_moves_on() -> None:
    line = config().personas["yuri"].file.voice.catchphrase
    assert line is not None
    said, other = Said(f"{line.text}。"), [Said(f"第{n}盏灯。") for n in range(9)]
    catchphrase = next(p for p in probes_of(config().personas["yuri"]) if p.name == "catchphrase")
    assert list(catchphrase.finds([said, *other, said])) == []
    assert [each.place for each in catchphrase.finds([said, *other[:8], said])] == [9]


def test_what_isnt_known_of_a_post_breaks_nothing() -> None:
    found = probed(config().personas["corrow"], [Said("There were 48,391 of them in the yard.")])
    assert not any(each.fails for each in found)
