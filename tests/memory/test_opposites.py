"""Which two opinions contradict each other, as far as a rule can tell."""

import pytest

from memory.mind.opposites import contradict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("自动门的礼貌靠得住。", "自动门的礼貌靠不住。"),
        ("我喜欢末班车的录音。", "我讨厌末班车的录音。"),
        ("追评比好评可信。", "追评不比好评可信。"),
        ("翻译腔值得留着。", "翻译腔不值得留着。"),
        ("Umbrellas are worth lending.", "Umbrellas are not worth lending."),
        ("I trust printed timetables.", "I distrust printed timetables."),
        ("A receipt never lies.", "A receipt lies."),
        ("自動ドアは信じられる。", "自動ドアは信じられない。"),
        ("字幕の括弧が好き。", "字幕の括弧が嫌い。"),
    ],
)
def test_opposite_signs_on_the_same_thing_contradict(one: str, other: str) -> None:
    assert contradict(one, other)
    assert contradict(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("自动门的礼貌靠得住。", "自动门的礼貌比人耐用。"),
        ("自动门的礼貌靠得住。", "末班车的录音靠不住。"),
        ("弹幕差不多都在等人。", "弹幕都在等人。"),
        ("Umbrellas are worth lending.", "Umbrellas are worth lending twice."),
        ("Umbrellas are worth lending.", "Ladders are not worth lending."),
        ("Not only receipts lie.", "Receipts lie."),
        ("", "Receipts lie."),
    ],
)
def test_everything_else_does_not(one: str, other: str) -> None:
    assert not contradict(one, other)
