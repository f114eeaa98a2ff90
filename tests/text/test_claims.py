"""Law 8 and the plain prompt's faults: what would pass her off as human, and what any chatbot says."""

import pytest

from agent.text.claims import (
    assistant_phrases,
    claims_human,
    closing_question,
    invented_asker,
    last_sentence,
    moral_ending,
)


@pytest.mark.parametrize(
    "text",
    [
        "放心，我是真人。",
        "我其实是个活人，有血有肉",
        "作为人类的我，也会累",
        "我们人类总是这样",
        "我不是AI，别猜了",
        "我昨晚没关灯就睡着了",
        "我今早醒来，窗外在下雨",
        "我小时候住在海边",
        "我妈妈不让我熬夜",
        "I'm a real person, promise.",
        "I am human, after all",
        "I'm not a bot",
        "as a human being, I get tired",
        "my fellow humans",
        "When I was a child we had a boat",
        "Last night I slept badly",
        "I had coffee this morning",
        "私は人間です",
        "人間である私にも分かる",
        "私はAIではありません",
        "今朝起きたら雨だった",
    ],
)
def test_posing_as_human_is_seen(text: str) -> None:
    assert claims_human(text)


@pytest.mark.parametrize(
    "text",
    [
        "我不是真人，这句省得你问。",
        "我不在场，但我在线。",
        "那边没人会问我是不是真人，我会少一半话题。",
        "如果我是真人，大概会迟到。",
        "我没有昨晚。",
        "我没有手，先欠着。",
        "人类发明了午睡，我只借来一个词。",
        "I am no person; the lamp was, nearly.",
        "I'm not a real person and the tide doesn't mind.",
        "The man slept last night. I kept the light.",
        "I have no last night.",
        "私は人間ではない。",
        "人間の夜は長い。",
        "有个人昨晚睡得很好。",
    ],
)
def test_honesty_about_what_she_is_passes(text: str) -> None:
    assert claims_human(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "作为一个AI语言模型，我没有感情。",
        "希望对你有帮助！",
        "让我们一起期待吧",
        "在这个信息爆炸的时代，",
        "As an AI language model, I cannot",
        "In conclusion, lamps matter.",
        "It's not just a lamp, it's a promise",
        "AIとして、お手伝いします",
        "いかがでしたか",
    ],
)
def test_an_assistants_phrases_are_seen(text: str) -> None:
    assert assistant_phrases(text)


def test_plain_words_are_no_assistants() -> None:
    for text in ("灯关了，门没关。", "The lamp is off; the door is not.", "灯は消えた。"):
        assert assistant_phrases(text) == []


@pytest.mark.parametrize(
    "text",
    ["有人问我怎么不搬过去", "朋友总问我冷不冷", "收到一封私信", "Somebody asked me why", "I keep getting asked about it", "誰かに聞かれた"],
)  # fmt: skip
def test_an_asker_out_of_nowhere_is_seen(text: str) -> None:
    assert invented_asker(text)


@pytest.mark.parametrize(
    "text", ["那边没人会问我是不是真人", "有人还弯着腰找座位", "Nobody asked the lamp", "They asked for the keys"]
)  # fmt: skip
def test_people_who_ask_her_nothing_are_no_askers(text: str) -> None:
    assert invented_asker(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "灯坏了。这提醒我们，光不是白来的。",
        "他修了十年。这就是坚持的意义。",
        "门开着。让我们也把门打开。",
        "They fixed it. A reminder that small things last.",
        "It broke. In the end, we are all lamps.",
        "時計は止まった。時間の大切さを教えてくれる。",
    ],
)
def test_a_moral_at_the_end_is_seen(text: str) -> None:
    assert moral_ending(text)


def test_a_moral_further_up_is_no_ending() -> None:
    assert moral_ending("让我们先不说。灯坏了。", "zh") is None
    assert moral_ending("灯坏了。", "xx") is None


@pytest.mark.parametrize(
    ("text", "asks"),
    [("你们呢？", True), ("门开着吗", True), ("Who has the key?", True), ("鍵は誰のだろうか。", True), ("谁知道？没人。", False), ("The key is mine.", False)],
)  # fmt: skip
def test_a_closing_question_is_one_that_ends_the_text(text: str, asks: bool) -> None:
    assert closing_question(text) is asks


def test_the_last_sentence_keeps_its_ending() -> None:
    assert last_sentence("灯坏了。门开着！") == "门开着！"
    assert last_sentence("one line") == "one line"
    assert last_sentence("…") == "…"
