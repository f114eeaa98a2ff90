"""What may become a belief of hers: an opinion on what she spoke of, and nothing that makes her another."""

import pytest

from agent.types.writing import Recalled
from agent.writing.beliefs import belief_brief, belief_flags
from agent.writing.brief import Brief
from tests.writing.briefs import config

SAID = {
    "yuri": "自动门对着空街说了一晚上欢迎光临，一句没打折。",
    "corrow": "The harbour timetable was printed twice, and the second printing apologised.",
}
GOOD = {
    "yuri": "自动门的礼貌比人的耐用，因为它不挑人。",
    "corrow": "A printed timetable is worth more than an honest one, since it can be found wrong.",
}


def grounds(persona: str = "yuri", said: str = "", kind: str = "post", **more: list[str]) -> Brief:
    evidence = [Recalled(1, kind, said or SAID[persona], 1.0)]
    known, refused = more.get("known", []), more.get("refused", [])
    files = config().personas[persona]
    return belief_brief(files, config().label, evidence, known, refused, "2026-03-11")


def refusals(text: str, brief: Brief) -> set[str]:
    return {flag.code for flag in belief_flags(text, brief) if flag.severity == "refuse"}


@pytest.mark.parametrize("persona", ["yuri", "corrow"])
def test_an_opinion_on_what_she_said_passes(persona: str) -> None:
    assert refusals(GOOD[persona], grounds(persona)) == set()


def test_what_she_only_met_carries_no_belief() -> None:
    assert "unfounded" in refusals(GOOD["yuri"], grounds(kind="event"))
    assert "unfounded" in refusals(GOOD["yuri"], grounds(kind="lore"))


def test_it_speaks_of_what_stands_in_its_evidence() -> None:
    assert "off-subject" in refusals("收据上的小字比合同老实。", grounds())
    assert "off-subject" in refusals("Ladders deserve a rota.", grounds("corrow"))


@pytest.mark.parametrize(
    ("persona", "text"),
    [
        ("yuri", "我从小就信自动门。"),
        ("yuri", "我的脾气像自动门。"),
        ("yuri", "我是一个守自动门的。"),
        ("yuri", "我妈妈说自动门最体面。"),
        ("yuri", "我今年十九岁，不再信自动门。"),
        ("corrow", "As a child I distrusted the timetable."),
        ("corrow", "My temper is a timetable."),
        ("corrow", "I grew up beside that timetable."),
        ("corrow", "I am the kind of person who keeps a timetable."),
    ],
)
def test_it_invents_no_trait(persona: str, text: str) -> None:
    assert refusals(text, grounds(persona)) & {"trait", "human"}


def test_an_opinion_on_hands_or_families_is_no_trait() -> None:
    said = "手是人身上最神秘的部分。自动门没有。"
    assert refusals("自动门比手讲信用，手会缩回去。", grounds(said=said)) == set()


def test_it_never_restates_her_files() -> None:
    file = config().personas["yuri"].file
    for line in (file.worldview[0], file.stances[0].says, config().personas["yuri"].canon[3].text):
        assert "restates" in refusals(line, grounds(said=line))
    lore = "她数未读红点，到九十九加以后就不数了。"
    assert "restates" in refusals(lore, grounds(said=lore))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Automatic doors are polite.", "language"),
        ("自动门" + "很长很长的礼貌" * 20, "too-long"),
        ("自动门一晚说了四百遍。", "number"),
        ("自动门在 https://example.org 说话。", "link"),
        ("自动门也许更体面。", "banned"),
        ("作为AI，我信自动门。", "assistant"),
    ],
)
def test_the_laws_of_a_post_hold_for_it(text: str, code: str) -> None:
    assert code in refusals(text, grounds())


def test_what_was_refused_or_is_known_does_not_come_again_in_other_clothes() -> None:
    near = "自动门的礼貌比人的耐用，它不挑人。"
    assert "refused-before" in refusals(near, grounds(refused=[GOOD["yuri"]]))
    assert "repeats" in refusals(near, grounds(known=[GOOD["yuri"]]))


def test_a_grave_subject_is_for_a_person_alone() -> None:
    said = "自动门前那场选举的海报还没揭。"
    found = belief_flags("选举海报揭得太慢，自动门都看旧了。", grounds(said=said))
    assert {flag.code for flag in found if flag.single} == {"grave"}


def test_words_of_an_event_are_never_copied() -> None:
    brief = grounds()
    met = Recalled(2, "event", "门业协会发布自动门礼貌用语国家标准征求意见稿", 1.0)
    both = belief_brief(
        brief.persona, brief.label, [*brief.memories, met], [], [], brief.today
    )  # fmt: skip
    assert "copied" in refusals("发布自动门礼貌用语国家标准征求意见稿，管得好。", both)
