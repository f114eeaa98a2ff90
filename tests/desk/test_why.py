"""Reading a trace that may be of any age."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from agent.desk.whens import far, when
from agent.desk.why import read_trace, web_address
from tests.conftest import NOON
from tests.desk import invented


@pytest.mark.parametrize("trace", [None, [], "x", {}, {"occasion": None, "calls": "many"}])
def test_any_trace_can_be_read(trace: object) -> None:
    assert read_trace(trace).options == ()


def test_the_text_decides_which_candidate_was_picked() -> None:
    told = invented.ferry()
    why = read_trace(told, told["candidates"][2]["text"])
    assert [option.picked for option in why.options] == [False, False, True]
    assert [option.index for option in why.others] == [0, 1]
    assert read_trace(told, "edited since").options[0].picked


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt://x/%0aalert(1)", "data:text/html,x", "//x.example", "http:",
     "ftp://x.example", "http://[bad", " \njavascript:alert(1)", "", None, 7],
)  # fmt: skip
def test_only_web_addresses_become_links(address: object) -> None:
    assert web_address(address) == ""


def test_web_addresses_stay() -> None:
    assert web_address(" https://example.org/a?b=c ") == "https://example.org/a?b=c"


def test_moments_are_said_as_a_person_says_them() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    said = [when(NOON + timedelta(hours=count), NOON, zone).words for count in (-13, 5, 13, 12 * 9)]
    assert said == ["yesterday 23:00", "today 17:00", "tomorrow 01:00", "Mon 16 March 00:00"]


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "now"), (40, "in 40 min"), (-40, "40 min ago"), (300, "in 5 h"), (3000, "in 2 days")],
)
def test_spans_are_said_roughly(minutes: int, words: str) -> None:
    assert far(timedelta(minutes=minutes)) == words
