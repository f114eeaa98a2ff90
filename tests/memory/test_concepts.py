"""The thesaurus: other words, other forms, other languages."""

import pytest

from memory.words.concepts import FILE, concepts


def spoken_of(text: str) -> set[int]:
    return {mention.concept for mention in concepts().mentions(text)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a guitarist", "她弹吉他"),
        ("the whales", "クジラを見た"),
        ("an elevator", "电梯坏了"),
        ("elevators", "エレベーターの中"),
        ("my dog", "the hounds"),
        ("聞いた", "she heard it"),
    ],
)
def test_texts_without_a_word_in_common_speak_of_the_same(one: str, other: str) -> None:
    assert spoken_of(one) & spoken_of(other)


def test_the_longest_word_of_a_dense_script_counts() -> None:
    words = [mention.words for mention in concepts().mentions("自動販売機と住宅ローン")]
    assert "住宅ローン" in words
    assert "住宅" not in words


def test_names_can_be_left_out() -> None:
    assert concepts().mentions("A guitar", {"guitar"}) == []


def test_every_line_has_three_languages_and_stands_in_a_field() -> None:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    told = [line for line in lines if line and not line.startswith("# ")]
    assert all(len(line.split("|")) == 3 and all(map(str.strip, line.split("|"))) for line in told)
    assert len(told) == len(concepts().fields)
    assert max(concepts().fields) < 63
