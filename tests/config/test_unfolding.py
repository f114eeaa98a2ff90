"""YAML that unfolds without end is a mistake like any other, told at once."""

import pytest

from agent.config.documents import Mistake, parse_yaml

LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 25))


@pytest.mark.parametrize("text", ["a: " + "[" * 20_000, LAUGHS, "a: &a [*a]\n"])
def test_what_unfolds_without_end_is_a_mistake_and_no_outage(text: str) -> None:
    assert isinstance(parse_yaml(text, "config/settings.yaml"), Mistake)
