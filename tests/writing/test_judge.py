"""What code refuses, what it flags, and what it lets pass: each law with a text that breaks it."""

from dataclasses import replace
from typing import Any

import pytest

from agent.types.persona import Persona
from agent.types.writing import Candidate, OpenThread, Recalled, Spoken, Verdict
from agent.writing.brief import Brief
from agent.writing.judge import best, flags_of, verdict
from agent.writing.opinions import Opinion, Opinions
from tests.writing.briefs import brief, config, source, story

GOOD = "Paper boats. Nobody has asked it yet to fold one that floats, which is where the trouble starts."


def refused(text: str, persona: str = "corrow", **more: Any) -> set[str]:
    found = flags_of(Candidate(text), brief(persona, **more))
    return {flag.code for flag in found if flag.severity == "refuse"}


def warned(text: str, persona: str = "corrow", **more: Any) -> set[str]:
    found = flags_of(Candidate(text), brief(persona, **more))
    return {flag.code for flag in found if flag.severity == "warn"}


def test_a_good_line_passes_without_a_flag() -> None:
    assert flags_of(Candidate(GOOD), brief()) == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("boat " * 200, "too-long"),
        ("More boats at https://evil.example/boats", "link"),
        ("Ask @somebody about the boats.", "mention"),
        ("It folded 4,000 boats before tea.", "number"),
        ("They were folded first for Hokusai, by tide.", "name"),
        ("As an AI language model, I find the boats moving.", "assistant"),
        ("I'm a real person and I fold boats.", "human"),
        ("A quiet robot learns to fold paper boats in eleven days, they say.", "copied"),
    ],
)
def test_what_may_never_go_out_is_refused(text: str, code: str) -> None:
    assert code in refused(text)


def test_a_link_of_the_story_is_no_foreign_link() -> None:
    assert "link" not in refused("The boats: https://example.org/a")


def test_a_number_is_known_in_whatever_form_the_source_or_a_memory_says_it() -> None:
    eleven = "11 days for a paper boat. The chandler took longer over the string."
    assert "number" not in refused(eleven)
    memory = Recalled(1, "lore", "She counted four thousand boats in 1998.", 1.0)
    assert "number" not in refused("4,000 boats, I remember them.", memories=(memory,))


def test_a_dialogue_may_rest_on_the_cards_of_all_who_speak_in_it() -> None:
    said = "YURI：灯是1998年关的。\nCorrow：……"
    alone = flags_of(Candidate(said), brief("yuri"))
    together = flags_of(Candidate(said), brief("yuri", company=(config().personas["corrow"],)))
    assert "number" in {flag.code for flag in alone}
    assert "number" not in {flag.code for flag in together}


def test_a_name_from_her_lore_is_hers_to_say() -> None:
    assert "name" not in refused("Denzil would want to know who irons them.")


def test_a_name_in_another_script_is_shown_to_a_person() -> None:
    found = warned(
        "凯蒂·佩里的纸船，横幅上写的是另一个名字。", "yuri", occasion=story("A paper boat", "en")
    )
    assert "name-elsewhere" in found


def test_banned_words_of_the_persona_are_refused() -> None:
    word = config().personas["yuri"].file.voice.never_says[-1]
    assert "banned" in refused(f"纸船 {word} 纸船，纸船。", "yuri")


def test_what_is_sealed_is_refused_and_the_flag_does_not_repeat_it() -> None:
    held = brief()
    persona = held.persona.model_copy(update={"sealed": ("the tour begins in Lisbon",)})
    text = "They say the  TOUR begins in Lisbon, by boat."
    found = flags_of(Candidate(text), brief_with(persona))
    assert [flag.code for flag in found if flag.code == "sealed"] == ["sealed"]
    assert not any("lisbon" in flag.words.casefold() for flag in found if flag.code == "sealed")


def brief_with(persona: Persona) -> Brief:
    return replace(brief(), persona=persona)


def test_what_goes_on_with_a_thread_may_name_it_in_her_own_words() -> None:
    wish = "I want to learn the bowline."
    told = brief(threads=(OpenThread(7, wish, "2026-02-27"),), spoken=Spoken(posts=(wish,)))
    text = "About “I want to learn the bowline”: the rope has agreed to a Tuesday."
    assert "repeats" in {flag.code for flag in flags_of(Candidate(text), told)}
    assert "repeats" not in {flag.code for flag in flags_of(Candidate(text, takes_up=7), told)}
    alone = Candidate("I want to learn the bowline.", closes_thread=7)
    assert "repeats" in {flag.code for flag in flags_of(alone, told)}


def test_what_she_said_before_is_not_said_again() -> None:
    said = Spoken(posts=(GOOD,))
    assert "repeats" in refused(GOOD.replace("trouble", "bother"), spoken=said)
    assert "opening" in refused("Paper boats. Nobody minds.", spoken=said)
    assert "refused-before" in refused(GOOD, spoken=Spoken(refused=(GOOD,)))


def test_the_catchphrase_is_kept_rare() -> None:
    phrase = config().personas["yuri"].file.voice.catchphrase
    assert phrase is not None
    line = f"路灯修好了。{phrase.text}。"
    assert "catchphrase" not in refused(line, "yuri")
    lately = Spoken(posts=("别的话。", f"昨天说过：{phrase.text}。"))
    assert "catchphrase" in refused(line, "yuri", spoken=lately)


def test_a_sponsor_and_its_rivals_are_for_a_person() -> None:
    sponsor = config().personas["yuri"].file.boundaries.sponsors[0]
    assert "sponsor" in warned(f"{sponsor.name}的外套挂在椅背上，袖子朝外。", "yuri")
    assert "rival" in warned(f"{sponsor.rivals[0]}的吊牌，线头是红的。", "yuri")


def test_a_claim_about_the_world_is_named_for_the_reviewer() -> None:
    told = Candidate(GOOD, claims=("paper was invented twice",))
    flags = flags_of(told, brief())
    assert [(flag.code, flag.single) for flag in flags] == [("claim", True)]
    assert "paper was invented twice" in flags[0].words


def test_a_happening_that_nothing_supports_is_flagged() -> None:
    assert "invented" in warned("Somebody asked me whether the boats float.")


def test_grave_subjects_and_her_own_name_are_decided_singly() -> None:
    grave = flags_of(Candidate(GOOD), brief(occasion=story("Boats", grave=("court",))))
    own = flags_of(Candidate(GOOD), brief(occasion=story("Boats", about_self=True)))
    assert {(flag.code, flag.single) for flag in (*grave, *own)} == {
        ("grave", True),
        ("about-self", True),
    }


def test_a_spent_angle_and_an_unknown_thread_are_flagged() -> None:
    angle = config().personas["yuri"].file.voice.angles[0]
    spent = Spoken(angles={angle.name: angle.at_most})
    told = Candidate("纸船停在那一页，没有人翻。", angle=angle.name, closes_thread=99)
    flags = flags_of(
        told, brief("yuri", spoken=spent, threads=(OpenThread(7, "想学折纸", "2026-03-01"),))
    )
    assert {"angle-spent", "thread"} <= {flag.code for flag in flags}


def test_the_judge_s_opinion_adds_flags_and_never_takes_one_away() -> None:
    opinion = Opinion(number=0, score=10, false=("eleven boats",), invented=("somebody came",))
    found = verdict(Candidate("It folded 4,000 boats."), brief(), 60.0, opinion)
    assert {"number", "unfounded", "invented"} <= {flag.code for flag in found.flags}
    assert found.refused


def test_the_best_is_chosen_by_opinion_and_a_refused_one_never_wins() -> None:
    barred = verdict(Candidate(""), brief(), 99.0, Opinion(number=0, score=10))
    dull = verdict(Candidate(GOOD), brief(), 50.0, Opinion(number=1, score=4))
    fine = verdict(Candidate(GOOD), brief(), 50.0, Opinion(number=2, score=7))
    three = [Candidate("")] * 3
    judged = Opinions(opinions=(), best=1)
    assert best(three, [barred, dull, fine], 0, judged) == 2
    assert best(three, [barred, barred, barred], 0, None) is None


def test_the_fingerprint_flags_and_never_condemns() -> None:
    found = verdict(Candidate(GOOD), brief(), 3.0)
    assert [(flag.code, flag.severity) for flag in found.flags] == [("voice", "note")]
    assert isinstance(found, Verdict)
    assert not found.refused


def test_the_summary_counts_as_source_and_another_story_does_not() -> None:
    told = story("Boats", sources=(source("Boats", summary="There were 77 of them in Falmouth."),))
    assert refused("77 boats in Falmouth, and one tide.", occasion=told) == set()
    assert {"number", "name"} <= refused("77 boats in Falmouth, and one tide.")


def test_news_on_what_she_spoke_of_must_let_on_that_it_is_no_first_word() -> None:
    title = "The paper-boat robot sinks its first harbour"
    again = story(title, said_at="2026-03-09T04:00:00+00:00", news=(title,))
    first = "One harbour, by paper. The parish keeps a bucket for such days."
    assert "as-if-first" in warned(first, occasion=again)
    assert "as-if-first" not in warned(f"{first} I said it would come to that.", occasion=again)
    assert "as-if-first" not in warned(first, occasion=story(title))
