"""All the ways in which a model misbehaves."""

import pytest

from tests.faults.misbehaving import BEHAVIOURS, Misbehaving
from tests.faults.test_model import hold_out, house, no_waiting, server
from tests.newsroom.conftest import House

__all__ = ["house", "no_waiting", "server"]


@pytest.mark.parametrize("how", BEHAVIOURS)
def test_it_gets_no_draft_in_and_few_tries(how: str, server: Misbehaving, house: House) -> None:
    hold_out(how, server, house)
