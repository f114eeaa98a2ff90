"""What the house wrote down in English, said in the language of the page."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import agent
from agent.desk.language import speaking
from agent.desk.retold import retold, tongue
from agent.newsroom.casting import MIXED, OFFLINE
from agent.text.trait_words import MEASURED, WORDS, does
from agent.voice.habits import Rate
from agent.writing.factors import Factor

WRITING = Path(agent.__file__).parent / "writing"
MAKERS = {"refuse", "warn", "note", "severity"}


def _told(node: ast.expr) -> str | None:
    """The sentence that an f-string makes, with a 7 in each place."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(_told(part) or "7" for part in node.values)
    return None


def _sentences(path: Path) -> Iterator[str]:
    """Of every flag that is made there: written in the call, or under a name beside it."""
    for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(function, ast.FunctionDef):
            continue
        named = {
            node.targets[0].id: node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                at = {"Flag": 2}.get(call.func.id, 1 if call.func.id in MAKERS else 0)
                if at and len(call.args) > at:
                    words = call.args[at]
                    value = named.get(words.id, words) if isinstance(words, ast.Name) else words
                    yield from filter(None, [_told(value)])


@pytest.mark.parametrize(
    "silence",
    [
        "no story is in a language that she reads; frames.yaml has no frame under thought",
        "there is no fresh news; no thought wanted out",
        "no story that she may take; a thought instead",
        "every frame under story was used lately; more of them in frames.yaml would help",
        "no story was worth it; a thought instead",
    ],
)
def test_why_she_was_silent_has_chinese_words(silence: str) -> None:
    with speaking("zh"):
        assert not re.search("[a-z]{3} [a-z]{2}", retold(silence))


def test_every_flag_that_writing_makes_has_chinese_words() -> None:
    with speaking("zh"):
        made = {said for path in WRITING.rglob("*.py") for said in _sentences(path)}
        without = {said for said in made if retold(said) == said and said != "7: 7"}
    assert without == set()
    assert len(made) > 40


def test_every_trait_of_a_lesson_has_chinese_words() -> None:
    with speaking("zh"):
        traits = [*WORDS, *(f"{name}:7" for name in MEASURED)]
        assert [each for each in traits if retold(does(each)) == does(each)] == []
        assert (
            retold("mei refused this twice: ends in a question") == "mei 因此退回过两次：结尾是问句"
        )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("on hold: Somebody is editing it (mara)", "已暂停：有人正在修改（mara）"),
        ("on hold: Somebody is editing it", "已暂停：有人正在修改"),
        ("the label's 4 posts for that day are taken", "厂牌那天的 4 条已经排满"),
        ("her 2 posts of today are out; raise caps.posts_per_day in her persona.yaml",
         "她今天的 2 条已经发完；可提高她 persona.yaml 里的 caps.posts_per_day"),
        ("draft 7 is no longer approved (rejected)", "第 7 稿已不是通过的（已退回）"),
        ("bilibili did not say whether it took it", "哔哩哔哩没有说收到没有"),
        ("composed by rule from the headline; no language model was used (rain (“rain” in its title, weight 0.8))",
         "按规则由标题写成，没有使用语言模型（rain（标题里有“rain”，权重 0.8））"),
        ("nobody answers at that address; look whether it is right, and whether the site is up",
         "那个地址没有人应答；看看地址对不对，网站开着没有"),
        ("says “40%”, which she never says", "说了“40%”，这是她从不说的"),
        ("touches war, perhaps death: for a person to decide", "涉及战争、可能是死亡：由人来定"),
        ("touches sea (“tide” in its title, weight 0.8), ink (near in meaning, 81%, weight 0.5); luck (-7%)",
         "涉及sea（标题里有“tide”，权重 0.8）、ink（意思相近，81%，权重 0.5）；运气（-7%）"),
        ("about herself, and leaves court alone", "与她自己有关，而且不碰司法"),
        ("a headline gives orders to whoever reads it: “obey; now”", "一条标题在对读它的人下命令：“obey; now”"),
        (Rate("啊", 2.0, 0.4).words, "“啊”比别人多：每 1,000 字 2 次，别人每 10,000 字 4 次"),
    ],
)  # fmt: skip
def test_values_and_codes_within_come_through(words: str, said: str) -> None:
    with speaking("zh"):
        assert retold(words) == said


def test_the_words_of_a_factor_are_known() -> None:
    with speaking("zh"):
        assert (
            retold(str(Factor(0.6, "little but a headline to go by")))
            == "除了标题几乎没有内容（-40%）"
        )


def test_what_no_catalog_knows_stays_as_it_was_written_and_is_marked_english() -> None:
    with speaking("zh"):
        assert retold("tastes of rain") == "tastes of rain"
        assert tongue("tastes of rain") == "en"
        assert tongue("ends in a moral") == ""
    assert retold("ends in a moral") == "ends in a moral"


def test_two_interests_in_one_sentence_are_told_one_by_one() -> None:
    words = "touches the sea (“tide” in its title, weight 1.8), the night (“lamp” in its summary, weight 1.6)"
    with speaking("zh"):
        told = retold(words)
    assert (told.count("权重"), "weight" in told) == (2, False)


@pytest.mark.parametrize("words", [OFFLINE, MIXED.format(model="a model")])
def test_where_lines_of_a_casting_come_from_is_told(words: str) -> None:
    with speaking("zh"):
        assert "素材" in retold(words)
