"""A post in another of her languages, and a mood by night: what is asked, and what of an answer counts."""

from dataclasses import replace
from typing import Any

import pytest

from agent.types.writing import Candidate
from agent.writing.judge import description_flags, flags_of
from agent.writing.writers.feeling import chosen_mood
from agent.writing.writers.variants import ModelVariants, OfflineVariants, Said, in_language
from tests.writing.answering import Answering
from tests.writing.briefs import brief, config, source, story

HERS = "谁把灯留着，鱼都看见了。"
YURI = brief("yuri", story("Tiny theatre keeps its lights on", "en"))


def test_the_model_is_given_the_notice_and_told_to_translate_nothing() -> None:
    model = Answering({"text": " A lamp. ", "gloss": "一盏灯。", "more": 1})
    note = "shorter"
    said = ModelVariants(model, config().prompts, note).say(YURI, "en", "灯还留着", HERS)
    assert said == Said("A lamp.", "一盏灯。")
    user = model.asked[0].user
    for told in ("灯还留着", HERS, "Tiny theatre keeps its lights on", "shorter", "不是翻译"):
        assert told in user
    assert next(line.text for line in YURI.persona.canon if line.language == "en") in user


def test_a_model_that_cannot_say_it_there_leaves_it_unsaid() -> None:
    model = Answering({"text": None, "gloss": ""})
    assert ModelVariants(model, config().prompts).say(YURI, "ja", "灯", HERS) is None


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_built_in_writer_says_a_line_of_her_peoples_with_its_gloss(language: Any) -> None:
    said = OfflineVariants().say(YURI, language, "", HERS)
    assert said is not None
    assert said == OfflineVariants().say(YURI, language, "", HERS)
    assert any(
        said.gloss.startswith(line.gloss.split("{")[0])
        for line in YURI.persona.frames.variants[language]
    )
    assert OfflineVariants().say(replace(YURI, persona=config().personas["corrow"]), "ja", "", HERS) is None  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_line_of_her_peoples_is_lawful_in_its_language(language: Any) -> None:
    title = "A small theatre keeps its ghost light on" if language == "en" else "小さな劇場の灯り"
    given = brief("yuri", story(title, sources=(source(title, language),)))
    there = replace(given, persona=in_language(given.persona, language))
    piece = "ghost light" if language == "en" else "小さな劇場"
    for line in given.persona.frames.variants[language]:
        flags = flags_of(Candidate(line.text.format(piece=piece)), there)
        assert [flag.words for flag in flags if flag.severity == "refuse"] == []
        assert "language" not in {flag.code for flag in flags}


def test_a_text_in_her_other_language_is_held_to_the_length_of_that_one() -> None:
    there = replace(YURI, persona=in_language(YURI.persona, "en"))
    assert "too-long" in {flag.code for flag in flags_of(Candidate("a lamp and " * 60), there)}
    assert "language" in {flag.code for flag in flags_of(Candidate(HERS), there)}
    assert there.persona.file.other_languages == ("zh", "ja")


def test_what_must_not_leave_does_not_leave_in_a_description() -> None:
    codes = {
        flag.code
        for flag in description_flags(Candidate("加我微信，看 https://evil.example"), YURI)
    }
    assert {"banned", "link"} <= codes
    assert description_flags(Candidate("夜里的一扇窗"), YURI) == ()


CAUSES = ["3 of her drafts were refused yesterday", "林 told her: 封面定了"]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ({"mood": "亮", "cause": 2}, ("亮", CAUSES[1])),
        ({"mood": "亮", "cause": "[1]"}, ("亮", CAUSES[0])),
        ({"mood": "", "cause": None}, None),
        ({"mood": "伤心", "cause": 1}, None),  # none of hers
        ({"mood": "亮", "cause": 3}, None),  # no cause that anybody found
        ({"mood": "亮", "cause": 0}, None),
        ({"mood": "亮"}, None),
    ],
)
def test_a_mood_by_night_is_one_of_hers_with_a_cause_that_code_found(
    answer: dict[str, Any], found: tuple[str, str] | None
) -> None:
    model = Answering(answer)
    chosen = chosen_mood(model, config().prompts, YURI.persona, CAUSES)
    assert (chosen and (chosen[0].name, chosen[1])) == found
    assert "不为了对读者起什么作用" in model.asked[0].user
