"""Names found whatever their dress."""

import pytest

from agent.text.folding import first_named, fold, letters, names


@pytest.mark.parametrize(
    "text",
    [
        "I slept in a Tall Pine tent",
        "TALL  PINE, again",
        "#TallPine",
        "ｔａｌｌ ｐｉｎｅ",
        "tall-pine's jacket",
        "Ta\u200bll Pine",
        "那件Tall Pine外套",
    ],
)
def test_a_name_is_found_in_any_case_width_and_spacing(text: str) -> None:
    assert names(text, "Tall Pine")


@pytest.mark.parametrize("text", ["stall pines", "tall pineapple", "a tall, dark pine"])
def test_a_latin_name_is_found_only_as_a_whole_word(text: str) -> None:
    assert not names(text, "Tall Pine")


def test_a_name_of_punctuation_alone_is_never_found() -> None:
    assert not names("…—…", "…")


def test_the_first_name_that_stands_in_the_text_is_given_back() -> None:
    assert first_named("高松户外的帐篷", ["Tall Pine", "高松户外"]) == "高松户外"
    assert first_named("一顶帐篷", ["Tall Pine", "高松户外"]) is None


def test_folding_keeps_words_apart_and_letters_puts_them_together() -> None:
    assert fold("ＡＢ\u3000ｃ\n d") == "ab c d"
    assert letters("Ａ-b_c。d") == "abcd"
