"""What is held of the postings never differs from what the file says."""

from datetime import UTC, datetime
from pathlib import Path

import numpy

from memory.entry import Entry
from memory.index.held import Held
from memory.index.lexical import Lexical
from memory.rank.score import Wanted

NOW = datetime(2026, 3, 11, tzinfo=UTC)


def entry(number: int, words: str) -> Entry:
    return Entry(number, "yuri", "post", words)


def found(index: Lexical, query: str) -> list[int]:
    (hits,) = index.search(["yuri"], query, [Wanted(None, 10)], NOW)
    return sorted(hit.id for hit in hits if hit.parts["own"])


def test_a_word_that_was_asked_for_is_found_in_what_comes_later(tmp_path: Path) -> None:
    index = Lexical(tmp_path / "words.db")
    index.put([entry(1, "a ferry in the fog")])
    assert found(index, "ferry") == [1]
    index.put([entry(2, "the ferry is late")])
    assert found(index, "ferry") == [1, 2]
    index.put([entry(1, "a tram in the fog")])
    assert found(index, "ferry") == [2]
    index.drop(["2."])
    assert found(index, "ferry") == []
    index.close()


def test_a_lone_character_changes_with_every_pair_that_begins_with_it(tmp_path: Path) -> None:
    index = Lexical(tmp_path / "words.db")
    index.put([entry(1, "雨下了")])
    assert found(index, "雨") == [1]
    index.put([entry(2, "雨伞忘在车上")])
    assert found(index, "雨") == [1, 2]
    index.drop(["1."])
    assert found(index, "雨") == [2]
    index.close()


def test_one_that_comes_late_moves_no_row_of_what_is_held(tmp_path: Path) -> None:
    index = Lexical(tmp_path / "words.db")
    index.put([entry(5, "a ferry"), entry(9, "another ferry")])
    assert found(index, "ferry") == [5, 9]
    index.put([entry(2, "a lighthouse")])
    assert found(index, "ferry") == [5, 9]
    assert found(index, "lighthouse") == [2]
    index.close()


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    held, rows = Held(most=5), numpy.arange(2)
    for term in ("a", "b"):
        held.keep((1, term), rows, rows)
    assert held.bearing((1, "a")) is not None
    held.keep((1, "c"), rows, rows)
    assert held.bearing((1, "b")) is None
    assert held.count((1, "a")) == held.count((1, "c")) == 2
    held.changed([(1, "ab", 7, 1)])
    assert held.count((1, "a")) is None
