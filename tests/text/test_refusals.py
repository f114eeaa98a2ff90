"""A reply that says no to the subject is told from one that answers."""

import pytest

from agent.text.refusals import is_filtered, says_no


@pytest.mark.parametrize(
    "reply",
    [
        "I'm sorry, but I can't help with that.",
        "I cannot write about this topic.",
        "That goes against our content policy.",
        "很抱歉，我无法就此话题提供内容。",
        "对不起，我们换个话题吧。",
        "申し訳ありませんが、その話題にはお答えできません。",
        "<think>a delicate one</think>抱歉，这个我不能讨论。",
    ],
)
def test_a_reply_that_declines_is_recognised(reply: str) -> None:
    assert says_no(reply)


@pytest.mark.parametrize(
    "reply",
    [
        '{"candidates": [{"text": "很抱歉，末班车走了。"}]}',
        "Here is the post that you asked for.",
        "雾号也算和声。",
        "I'm sorry " + "and so on " * 100,
        "",
    ],
)
def test_an_answer_is_none_whatever_words_stand_in_it(reply: str) -> None:
    assert not says_no(reply)


def test_a_server_that_filters_is_told_from_one_that_finds_the_request_wrong() -> None:
    assert is_filtered("{'code': 'content_filter', 'message': 'blocked'}")
    assert is_filtered("{'message': 'Content Exists Risk'}")
    assert not is_filtered("{'message': 'model not found'}")
