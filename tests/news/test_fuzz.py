"""A small seeded sample of the fuzzed documents that tests/soak/test_feeds.py reads in full."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent.news.worker import Worker
from tests.news.fuzz import KINDS, documents, read_and_check


@pytest.mark.timeout(120)
@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(body=documents(), kind=st.sampled_from(KINDS))
def test_no_document_crashes_or_hangs_the_reader(worker: Worker, body: bytes, kind: str) -> None:
    read_and_check(worker, body, kind)
