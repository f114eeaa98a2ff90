"""Hiding what a text is about."""

from agent.voice.masked import Mask

TALK = ["你说的是不是这个", "我说了你就是不听", "这是你的吗", "不是我的"]


def test_small_words_and_marks_stay_and_names_go() -> None:
    assert Mask.of(TALK).hide("你是张三的谁？") == "你是字字的字？"


def test_japanese_keeps_its_kana_and_english_its_common_words() -> None:
    assert Mask.of(["これは本です"]).hide("ロボットは猫です") == "アは字です"
    talk = ["the sea is wet", "is the tide in", "the cat is out"]
    assert Mask.of(talk).hide("The harbour is at 54 knots.") == "The x is x 0 x."
