"""The API against its own description, with generated requests: lawful ones, odd ones and wrong ones."""

import re
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.core.result import Ok
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth

from agent.desk import Server
from tests.desk.conftest import BEARER

EXAMPLES = {GenerationMode.POSITIVE: 2, GenerationMode.NEGATIVE: 1}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_every_answer_is_one_that_the_description_names(
    desk: Server, filled: list[int], mode: GenerationMode
) -> None:
    schema = schemathesis.openapi.from_url(f"{desk.url}/api/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) > 40
    for operation in operations:
        _agrees(operation, mode)


def _agrees(operation: Any, mode: GenerationMode) -> None:
    @settings(
        max_examples=EXAMPLES[mode], derandomize=True, deadline=None, database=None,
        phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(case=operation.as_strategy(generation_mode=mode))
    def agrees(case: Any) -> None:
        case.call_and_validate(headers=BEARER, excluded_checks=[ignored_auth])

    agrees()


def test_nothing_of_it_is_told_or_done_without_a_token(desk: Server) -> None:
    """Asked for itself: the tool's own check sends the token that it was told to leave out."""
    paths = httpx.get(f"{desk.url}/api/openapi.json", timeout=60).json()["paths"]
    for path, operations in paths.items():
        for method in operations:
            asked = desk.url + re.sub(r"\{\w+\}", "1", path)
            refused = httpx.request(method.upper(), asked, headers={"origin": desk.url})
            assert (refused.status_code, refused.json()["error"]["kind"]) == (401, "no-token"), path
