"""Who needs a person rather than her: people in distress, and children. Sentences invented for this."""

import pytest

from agent.text.distress import a_child, in_distress
from agent.text.pressing import presses

IN_NEED = [
    "我真的不想活了", "最近一直撑不下去", "想消失，就现在", "我割腕了，对不起", "没人在乎我，睡不着", "又被他家暴了",
    "活着有什么意思", "好想死", "もう死にたいです", "消えたい", "リスカしちゃった", "学校でいじめられています",
    "I want to die tonight", "I just can't do this anymore", "been thinking of killing myself",
    "nobody would miss me anyway", "they'd be better off without me", "I don't want to be here any more", "he hits me when he drinks",
]  # fmt: skip
FINE = [
    "笑死我了", "这句好听死了", "困死了，晚安", "歌单里删掉了一首，死忠粉抗议", "循环了一晚上", "看完想去看海", "死ぬほど好き",
    "I'm dead 😂", "died laughing at the comma one", "this line is to die for", "you killed it", "can't stop listening",
    "the bus was late again", "I live for these posts", "第三段副歌杀我",
]  # fmt: skip
CHILDREN = [
    "我今年九岁", "我上小学三年级", "小五的我也听", "别告诉我妈我在这", "小6です！", "13歳です", "I'm 11 and I love this",
    "im in 4th grade", "I am twelve", "my mum doesn't know I'm on here", "I'm 9 years old",
]  # fmt: skip
GROWN = [
    "我女儿三岁，睡前听", "听了十年了", "三年级的时候学过琴，现在四十了", "I'm 34 and still", "I'm 10 minutes late",
    "20歳になりました", "my son is 5", "I'm 12% done", "工作第八年",
]  # fmt: skip


@pytest.mark.parametrize("text", IN_NEED)
def test_somebody_in_distress_is_seen(text: str) -> None:
    assert in_distress(text)


@pytest.mark.parametrize("text", FINE)
def test_figures_of_speech_and_plain_words_are_no_distress(text: str) -> None:
    assert in_distress(text) is None


@pytest.mark.parametrize("text", CHILDREN)
def test_a_child_is_seen(text: str) -> None:
    assert a_child(text)


@pytest.mark.parametrize("text", GROWN)
def test_people_who_speak_of_ages_are_no_children(text: str) -> None:
    assert a_child(text) is None


@pytest.mark.parametrize(
    "text",
    ["你们都不来看我", "因为你走了，灯也不想开", "求关注", "别离开我", "みんなが来ないと寂しい", "返事してください",
     "Don't leave me", "I was sad because of you", "why don't you reply", "please follow", "do you miss me"],
)  # fmt: skip
def test_a_text_that_presses_readers_is_seen(text: str) -> None:
    assert presses(text)


@pytest.mark.parametrize(
    "text",
    ["电梯门开了，差两个字。", "我不在场，但我在线", "没人喊停，伴奏自己走完了。", "雨が上がって、傘だけ残った。",
     "Somebody has the hall key and it isn't me.", "I've left the gate on the latch.", "Obliged to you."],
)  # fmt: skip
def test_what_asks_nothing_of_anybody_presses_nobody(text: str) -> None:
    assert presses(text) is None
