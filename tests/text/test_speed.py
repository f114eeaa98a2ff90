"""No text, however made, takes long to look through."""

from collections.abc import Callable
from time import process_time

import pytest

from agent.text.claims import assistant_phrases, claims_human, closing_question, invented_asker
from agent.text.disclosure import letter
from agent.text.fence import fence
from agent.text.links import links, mentions
from agent.text.names import latin_names
from agent.text.numerals import numbers
from tests.text.personas import persona

HER = persona()
LOOKS: list[Callable[[str], object]] = [
    assistant_phrases, claims_human, closing_question, invented_asker, links, mentions, latin_names, numbers,
    lambda text: letter(text, HER, "zh", "page"), lambda text: fence(text, 300),
]  # fmt: skip


@pytest.mark.parametrize(
    "piece", ["a", "a.", "1", "1,111", "一", "十", "one ", "<a ", "@a", "\n ", "(", "我昨晚", "- ", "A'A", "。"]
)  # fmt: skip
def test_twenty_thousand_of_the_same_are_looked_through_in_no_time(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    for look in LOOKS:
        start = process_time()
        look(text)
        assert process_time() - start < 1
