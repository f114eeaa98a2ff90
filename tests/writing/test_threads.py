"""What a text does to her threads, by rule: precision first, in three languages."""

import pytest

from agent.types.writing import Candidate, Occasion
from agent.writing.threads import after_edit, kind_of, left_open, settled

OPEN = [
    ("zh", "想学一件没用的事，还没选好。", "wish"),
    ("zh", "修伞的铺子关门早。我一直想去听听他收伞的声音。", "wish"),
    ("zh", "门票卖到第九排。我还没决定站哪边。", "wish"),
    ("zh", "总有一天我把那页说明书背下来。", "wish"),
    ("zh", "磁带只剩一面。我欠它一个下午。", "promise"),
    ("zh", "第三句先记在这里。", "promise"),
    ("zh", "等我学会系鞋带，再来评价这双靴子。", "promise"),
    ("zh", "改天我再数一遍。", "promise"),
    ("zh", "水塔为什么漆成绿的，我至今没弄明白。", "question"),
    ("zh", "我想知道最后一格里在干什么。", "question"),
    ("zh", "我赌它撑不到立夏。", "bet"),
    ("zh", "跟那只闹钟打个赌，谁先响。", "bet"),
    ("ja", "折り鶴を習いたい。まだ一羽も折っていない。", "wish"),
    ("ja", "灯台の音を聴いてみたいと思う。", "wish"),
    ("ja", "どの結び方にするか、まだ決めていない。", "wish"),
    ("ja", "続きは明日書くつもり。", "promise"),
    ("ja", "今度こそ最後まで聴く。", "promise"),
    ("ja", "なぜ七番だけ緑なのか、まだわからない。", "question"),
    ("ja", "来月には開くほうに賭ける。", "bet"),
    ("en", "I want to learn the bowline. The rope has views.", "wish"),
    ("en", "A bench came up for sale. I still haven't decided which end is mine.", "wish"),
    ("en", "I have yet to see the tide table admit a mistake.", "wish"),
    ("en", "I owe the ferryman an apology.", "promise"),
    ("en", "The brass needs doing. I'll report on Thursday.", "promise"),
    ("en", "I still wonder who oils the weathercock.", "question"),
    ("en", "Nobody has told me why the bell stops at eleven.", "question"),
    ("en", "I bet the gull comes back before the bus does.", "bet"),
]
SHUT = [
    ("zh", "他想学吹口哨，他妈不让。"),
    ("zh", "游客想去看灯塔，船不开。"),
    ("zh", "“想学一件没用的事，还没选好。”这条弹幕飘了六年。"),
    ("zh", "选好了：转笔。"),
    ("zh", "以前想学吹口哨，算了。"),
    ("zh", "我不想知道结局。"),
    ("zh", "我想起那只猫。"),
    ("zh", "跑调的人自己不知道。"),
    ("zh", "输入法猜我要打“退”。"),
    ("zh", "打赌的两个人都输了。"),
    ("zh", "答应别人的事，她记在手背上。"),
    ("zh", "店里写着：欠款概不赊账。"),
    ("zh", "准备好的伞没用上。"),
    ("ja", "子どもは帰りたいと泣いた。"),
    ("ja", "本人は三回のつもり。"),
    ("ja", "「いつか行きたい」と書いた紙が残っていた。"),
    ("ja", "習いたかったが、もう決めた。"),
    ("ja", "わからない人が手を挙げた。"),
    ("en", "She wants to learn the bowline."),
    ("en", '"I want to learn the bowline," said the rope.'),
    ("en", "I have decided which end is mine, and I still haven't decided to sit."),
    ("en", "I'll never write to the harbour board."),
    ("en", "People who want to know the time ask the clock."),
    ("en", "The gull owes nobody."),
    ("en", "Who oils the weathercock?"),
    ("de", "Ich will es lernen."),
]


@pytest.mark.parametrize(("language", "text", "kind"), OPEN)
def test_a_wish_a_promise_a_question_and_a_bet_of_hers_are_found(
    language: str, text: str, kind: str
) -> None:
    found = left_open(text, language)
    assert found is not None
    assert found.kind == kind
    assert found.text in text


@pytest.mark.parametrize(("language", "text"), SHUT)
def test_what_is_another_s_or_settled_or_quoted_is_not(language: str, text: str) -> None:
    assert left_open(text, language) is None


def test_a_sentence_that_points_back_brings_the_one_before_it_along() -> None:
    told = "今天很慢。报时有一声特别短。我想听听它后面那一截是什么。"
    found = left_open(told, "zh")
    assert found is not None
    assert found.text == "报时有一声特别短。我想听听它后面那一截是什么。"
    alone = left_open(
        "Rain. I want to learn the bowline before the clocks go back. Then tea.", "en"
    )
    assert alone is not None
    assert alone.text == "I want to learn the bowline before the clocks go back."


def test_the_kind_is_the_writer_s_word_else_the_rule_s_else_a_wish() -> None:
    assert kind_of("我赌它撑不到立夏", "zh", "promise") == "promise"
    assert kind_of("我赌它撑不到立夏", "zh", "hunch") == "bet"
    assert kind_of("转笔", "zh") == "wish"


CALLBACK = Occasion("callback", title="想学一件没用的事", thread_id=7)


def test_a_callback_that_closes_nothing_takes_its_thread_up() -> None:
    assert settled(Candidate("还没选好。"), CALLBACK, "zh").takes_up == 7
    closing = settled(Candidate("选好了：转笔。", closes_thread=7), CALLBACK, "zh")
    assert (closing.closes_thread, closing.takes_up) == (7, None)
    elsewhere = settled(Candidate("选好了：转笔。", closes_thread=9, takes_up=9), CALLBACK, "zh")
    assert (elsewhere.closes_thread, elsewhere.takes_up) == (9, 7)


def test_what_goes_on_with_a_thread_does_not_open_it_again_by_rule() -> None:
    text = "想学一件没用的事，还没选好。"
    assert settled(Candidate(text), CALLBACK, "zh").opens_thread == ""
    opened = settled(Candidate(text), Occasion("thought"), "zh")
    assert (opened.opens_thread, opened.opens_kind) == (text, "wish")
    named = settled(Candidate(text, opens_thread="学一件没用的事"), Occasion("thought"), "zh")
    assert named.opens_thread == "学一件没用的事"


BEFORE = {"opens_thread": "", "closes_thread": 7, "takes_up_thread": None}
TOLD = {7: "想学一件没用的事，还没选好。"}


@pytest.mark.parametrize(
    ("edited", "closes", "opens"),
    [
        ("选好了，是转笔。手先欠着。", 7, ""),
        ("那件没用的事，选了折纸鹤。", 7, ""),
        ("便利店的门开了一次。", None, ""),
        ("便利店的门开了一次。我想去数一数。", None, "便利店的门开了一次。我想去数一数。"),
        ("便利店的门开了一次。改天我再数一遍。", None, "便利店的门开了一次。改天我再数一遍。"),
    ],
)
def test_an_edited_text_keeps_only_the_threads_that_it_still_speaks_of(
    edited: str, closes: int | None, opens: str
) -> None:
    found = after_edit(edited, "选好了：转笔。手先欠着。", BEFORE, "zh", TOLD)
    assert (found["closes_thread"], found["opens_thread"]) == (closes, opens)


def test_what_a_model_named_stays_open_while_the_edited_text_says_it() -> None:
    columns = {**BEFORE, "closes_thread": None, "opens_thread": "想要一口吸满了又没唱的气"}
    kept = after_edit("我想要一口吸满又没唱的气。", "x", columns, "zh", {})
    assert kept["opens_thread"] == columns["opens_thread"]
    assert after_edit("按钮上印着四个字。", "x", columns, "zh", {})["opens_thread"] == ""
