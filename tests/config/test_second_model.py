"""The second model in settings.yaml."""

from pathlib import Path

from agent.config.read import read_config
from tests.houses import home_in


def test_a_second_model_that_shall_take_over_must_have_a_name(tmp_path: Path) -> None:
    home = home_in(tmp_path, settings="model: {when_refused: second}\n")
    (mistake,) = read_config(home).mistakes
    assert "model.second.name: is missing" in str(mistake)


def test_a_second_model_with_its_name_is_in_order(tmp_path: Path) -> None:
    settings = "model: {when_gone: second, second: {name: other}}\n"
    assert read_config(home_in(tmp_path, settings=settings)).mistakes == ()
