"""A hundred thousand fuzzed documents in full: no crash, no hang."""

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from agent.news.worker import open_worker
from tests.news.fuzz import KINDS, documents, read_and_check

IN_ALL, PARTS = 100_000, 4


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_thousand_documents_crash_and_hang_nothing(part: int) -> None:
    worker, read = open_worker(), [0]

    @seed(part)
    @settings(
        max_examples=IN_ALL // PARTS,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(body=documents(), kind=st.sampled_from(KINDS))
    def read_one(body: bytes, kind: str) -> None:
        read[0] += 1
        read_and_check(worker, body, kind)

    try:
        read_one()
    finally:
        worker.close()
    assert read[0] >= IN_ALL // PARTS
