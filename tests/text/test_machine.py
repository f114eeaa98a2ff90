"""Which words tell a reader that a machine wrote something."""

import pytest

from agent.text.machine import tells_machine


@pytest.mark.parametrize(
    "words",
    [
        "AI-written · an invented persona", "Written by an A.I.", "made with artificial intelligence",
        "Machine-written.", "AI生成", "AI 生成", "ＡＩ生成・歌手", "人工智能写成", "人工智慧撰寫", "人工知能が書いています",
        "由机器写成", "機械が書いています", "Written by an AI, not by a person", "No human wrote this: AI-generated",
        "an AI.", "本文由AI撰写，并非真人", "AIが書いており、人間ではありません", "written by a language model",
    ],
)  # fmt: skip
def test_words_that_name_an_ai_do(words: str) -> None:
    assert tells_machine(words)


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "·", "an invented persona", "Written with love", "AI.Talk 出品", "said the maid", "Aino Light",
        "虚拟歌手", "公式アカウント", "not written by an AI", "No AI was used", "不是AI", "没有使用AI", "AIではありません",
    ],
)  # fmt: skip
def test_words_that_name_none_or_deny_one_do_not(words: str) -> None:
    assert not tells_machine(words)
