"""bench.voice and bench.drift over invented authors."""

import json
import random
from pathlib import Path

import pytest

from bench import drift, voice

WORDS = ["雨", "灯", "门", "茶", "路", "船", "书", "鱼", "窗", "云"]
HABITS = ["{}呢，{}呢。", "{}啊！{}啊！", "我说{}，你说{}吗？", "{}——{}。"]


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Four manners, two authors each, forty texts an author."""
    chance = random.Random(3)
    rows = [
        {"author": f"a{number}", "world": f"w{number % 2}",
         "text": habit.format(*chance.choices(WORDS, k=2)) * chance.randint(1, 2) + chance.choice(WORDS)}
        for number, habit in enumerate(HABITS * 2)
        for _ in range(40)
    ]  # fmt: skip
    path = tmp_path / "talk.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_it_prints_its_figures_plain_and_masked_and_dumps_every_case(
    talk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voice.main([str(talk), "--dump", str(tmp_path / "out.jsonl")])
    found = json.loads(capsys.readouterr().out)
    assert found["auc1"] > 0.7
    assert found["auc10"] > found["auc1"]
    assert {"auc5_world", "auc5_masked", "auc5_world_masked"} <= set(found)
    dumped = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert len(dumped) == 5 * 5 * 3 * voice.BATCHES
    assert set(dumped[0]) == {"author", "of", "size", "score"}


def test_the_background_is_the_first_of_the_authors_by_hash_and_halves_never_mix(
    talk: Path,
) -> None:
    background, measured = voice.parted(voice.read(talk))
    assert (len(background), len(measured)) == (3 * 40, 5)
    assert all(len(author.reference) == len(author.test) == 20 for author in measured)


def test_an_alien_half_is_noticed_more_often_than_her_own(talk: Path) -> None:
    found = drift.figures(list(drift.authors(talk))[:2], 20)
    assert found["own"] < found["alien"]
    assert found["own"] < 0.1 < 0.9 < found["flat"]


def test_two_plain_recipes_are_scored_over_the_very_same_batches(
    talk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voice.main([str(talk), "--beside"])
    found = json.loads(capsys.readouterr().out)
    assert found["auc1_plain"] > 0.7
    assert found["auc1_recipe"] > 0.7
    assert found["auc5_over_plain"] == pytest.approx(found["auc5"] - found["auc5_plain"], abs=1e-4)


def test_other_partings_measure_other_authors_and_are_told_by_mean_and_spread(
    talk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    usual, salted = (voice.parted(voice.read(talk, salt))[1] for salt in ("", "1"))
    assert {author.name for author in usual} != {author.name for author in salted}
    voice.main([str(talk), "--partings", "2"])
    found = json.loads(capsys.readouterr().out)
    assert found["mean"]["auc10"] > 0.7
    assert set(found["spread"]) == set(found["mean"])


def test_a_voice_can_be_learned_from_her_last_few_lines_only(talk: Path) -> None:
    few, whole = (next(drift.authors(talk, lines)) for lines in (10, 0))
    assert len(few.hers.far) == 10
    assert len(whole.hers.far) == 20
