"""Scripts, and characters as a reader counts them."""

import pytest

from agent.text.scripts import graphemes, language_of, opening


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("有个社交网络只给机器人发帖。", "zh"),
        ("Skylark 买下了 Moorhen，价钱没说。", "zh"),
        ("夜里的灯是为谁开着的", "zh"),
        ("優の良品在街角开了门，招牌比店面还宽，路过的人都要抬头看一眼", "zh"),
        ("夜の駅で、時計だけが働いている。", "ja"),
        ("東京駅前、終電後", "ja"),
        ("カフェ・オレ", "ja"),
        ("The lamp was switched off in 1998.", "en"),
        ('The sign said "夜" and nothing else', "en"),
        ("Привет, как дела", ""),
        ("안녕하세요 여러분", ""),
        ("", ""),
        ("12:30 🙂", ""),
    ],
)
def test_the_script_that_carries_a_text_names_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("night", 5),
        ("灯还亮着", 4),
        ("a\r\nb", 3),
        ("e\u0301te\u0301", 3),
        ("👩\u200d👩\u200d👧", 1),
        ("👍🏽👍", 2),
        ("🇯🇵🇨🇳", 2),
        ("🏴\U000e0067\U000e0062\U000e007f", 1),
        ("❤\ufe0f!", 2),
        ("\u1112\u1161\u11ab", 1),
        ("한국", 2),
        ("ガ", 1),
        ("ｶﾞ", 1),
        ("น้ำ", 1),
    ],
)
def test_a_grapheme_is_what_a_reader_would_call_one_character(text: str, count: int) -> None:
    assert graphemes(text) == count


def test_an_opening_folds_whitespace_before_it_counts() -> None:
    assert opening("  灯\n\n还亮着，没有人来", 6) == "灯 还亮着，"
