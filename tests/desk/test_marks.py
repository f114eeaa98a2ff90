"""Where in a text stands what a flag speaks of; and how two versions differ."""

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.desk.marks import Piece, marked
from agent.text.changes import woven

TEXT = "三个人也算末班，Nora 说了 40 次。"


def test_quoted_words_and_named_things_bear_the_number_of_their_flag() -> None:
    words = (
        "states as a fact, unchecked: “三个人”",
        "says 40, which stands in no source and no memory",
    )
    found = {piece.text: piece.note for piece in marked(TEXT, words) if piece.note}
    assert found == {"三个人": 1, "40": 2}


def test_what_is_claimed_or_imagined_is_marked_softly_unless_a_flag_has_it() -> None:
    pieces = marked(TEXT, ("states: “三个人”",), ("三个人", "末班", "nowhere"))
    assert [piece.text for piece in pieces if piece.soft] == ["末班"]
    assert Piece("三个人", 1) in pieces


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40), st.lists(st.text(max_size=12), max_size=4))
def test_marking_loses_and_adds_nothing(text: str, phrases: list[str]) -> None:
    flags = [f"says: “{phrase}”" for phrase in phrases]
    assert "".join(piece.text for piece in marked(text, flags, phrases)) == text


def test_chinese_differs_by_character_and_english_by_word() -> None:
    assert ("gone", "来") in woven("他来了", "他走了")
    assert ("new", "走") in woven("他来了", "他走了")
    assert ("gone", "slow") in woven("a slow ferry", "a late ferry")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_both_versions_can_be_read_off_the_difference(before: str, after: str) -> None:
    parts = woven(before, after)
    assert "".join(text for mark, text in parts if mark != "new") == before
    assert "".join(text for mark, text in parts if mark != "gone") == after
