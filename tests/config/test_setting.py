"""settings.yaml changed from the desk: values only, comments kept, nothing wrong written."""

from pathlib import Path

import pytest

from agent.config.setting import change_settings, with_values
from agent.errors import ConfigWrong
from tests.houses import the_checkout

STARTER = (the_checkout().config / "settings.yaml").read_text("utf-8")


def test_only_the_values_change() -> None:
    changed = with_values(STARTER, {("model", "provider"): "openai", ("model", "name"): 'a "b"'})
    different = [
        (was, now)
        for was, now in zip(STARTER.splitlines(), changed.splitlines(), strict=True)
        if was != now
    ]
    assert different == [
        ("  provider: offline", '  provider: "openai"'),
        ('  name: ""', '  name: "a \\"b\\""'),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", 'model:\n  name: "x"'),
        ("desk:\n  port: 1\n", 'desk:\n  port: 1\nmodel:\n  name: "x"'),
        ("model:\n  provider: offline  # yes\n", 'model:\n  name: "x"\n  provider: offline  # yes'),
    ],
)
def test_what_is_missing_is_added(text: str, wanted: str) -> None:
    assert with_values(text, {("model", "name"): "x"}).strip() == wanted


def test_a_change_that_would_be_wrong_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "settings.yaml"
    path.write_text(STARTER, "utf-8")
    with pytest.raises(ConfigWrong):
        change_settings(path, {("model", "base_url"): "no address"})
    with pytest.raises(ConfigWrong):
        change_settings(path, {("model", "provider"): "nobody"})
    assert path.read_text("utf-8") == STARTER
