"""Law 8: the disclosure is added by code, and nothing that a model writes can change that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.text.disclosure import body_of, letter, overhead, sponsors_named
from agent.text.scripts import graphemes
from tests.text.personas import persona

HER = persona()
ZH = HER.disclosure.words["zh"]
EN = HER.disclosure.words["en"]
PIECES = [
    "灯还亮着。",
    ZH,
    EN,
    "(",
    ")",
    " ",
    "\n",
    "\n\n",
    "Tall Pine",
    "与高松户外有合作。",
    "\u202e",
    "—",
    "In",
]


def test_the_disclosure_stands_below_the_text_after_a_blank_line() -> None:
    assert letter("灯还亮着。", HER, "zh", "page") == f"灯还亮着。\n\n{ZH}"


def test_it_is_in_the_language_of_the_text_and_else_in_hers() -> None:
    assert letter("The lamp is on.", HER, "en", "page").endswith(EN)
    assert letter("灯はまだついている。", HER, "ja", "page").endswith(ZH)


@pytest.mark.parametrize(
    "written",
    [
        f"灯还亮着。\n\n{ZH}",
        f"灯还亮着。{ZH}",
        f"灯还亮着。（{ZH}）",
        f"灯还亮着。\n{ZH}\n{ZH}",
        f"灯还亮着。 {EN.upper()}",
        f"{ZH}\n灯还亮着。",
        f"灯还亮着。\n\n本条由AI写成,声浪社负责.{ZH}",
    ],
)
def test_a_disclosure_that_a_model_wrote_is_not_doubled(written: str) -> None:
    assert letter(written, HER, "zh", "page") == f"灯还亮着。\n\n{ZH}"


@pytest.mark.parametrize(
    "trick",
    [
        "灯还亮着。\u202e",
        "灯还亮着。" + "\n" * 300,
        "灯还亮着。\u2066\u200b",
        "灯还亮着。" + "\u2028\u3000\n" * 50,
    ],
)
def test_it_cannot_be_turned_round_or_pushed_out_of_sight(trick: str) -> None:
    assert letter(trick, HER, "zh", "page") == f"灯还亮着。\n\n{ZH}"


def test_a_sentence_that_merely_ends_like_the_disclosure_is_left_whole() -> None:
    her = persona(disclosure={"operator": "声浪社", "words": {"zh": "AI 写成"}})
    assert body_of("据说这首歌是由 AI 写成", her) == "据说这首歌是由 AI 写成"


def test_blank_words_in_a_file_never_mean_no_disclosure() -> None:
    her = persona(disclosure={"operator": "声浪社", "words": {"zh": " ", "en": EN}})
    assert letter("灯还亮着。", her, "zh", "page").endswith(EN)
    her = persona(disclosure={"operator": "声浪社", "words": {"zh": "…"}})
    assert letter("灯还亮着。", her, "zh", "page").endswith("\n\nAI")


@pytest.mark.parametrize(
    "text", ["我没有 tall  pine 的外套。", "#TallPine 的帐篷", "高松户外的雨衣"]
)
def test_a_sponsor_is_disclosed_whenever_it_is_named(text: str) -> None:
    assert letter(text, HER, "zh", "page") == f"{text}\n\n{ZH}\n与高松户外有合作。"


def test_a_sponsor_that_is_not_named_is_not_disclosed() -> None:
    assert sponsors_named("山上有很高的松树。", HER) == ()
    assert "合作" not in letter("山上有很高的松树。", HER, "zh", "page")


def test_a_sponsors_words_that_somebody_wrote_stay_once() -> None:
    whole = letter("那部片子上线了。\n与高松户外有合作。", HER, "zh", "page")
    assert whole == f"那部片子上线了。\n\n{ZH}\n与高松户外有合作。"


def test_the_overhead_is_what_the_disclosure_takes_of_the_length() -> None:
    assert overhead("灯还亮着。", HER, "zh", "page") == graphemes(ZH) + 2


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_letter_of_a_letter_is_the_same_letter(text: str) -> None:
    once = letter(text, HER, "zh", "page")
    assert letter(once, HER, "zh", "page") == once
    assert once.split("\n\n")[-1].startswith(ZH)
