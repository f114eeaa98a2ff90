"""Drift: the last texts against her canon."""

from agent.voice.background import background
from agent.voice.drift import drift
from agent.voice.fingerprint import Fingerprint
from tests.voice.voices import CANON, UNSEEN

HERS = Fingerprint.of(CANON, background("zh"))


def test_her_own_lines_drift_little_and_an_assistants_far() -> None:
    near, far = drift(HERS, UNSEEN), drift(HERS, background("zh"))
    assert near is not None
    assert far is not None
    assert near > -15 > -35 > far


def test_only_the_last_texts_count() -> None:
    assert drift(HERS, [*background("zh"), *UNSEEN], last=10) == drift(HERS, UNSEEN, last=10)


def test_two_texts_are_too_few_to_say() -> None:
    assert drift(HERS, UNSEEN[:2]) is None
