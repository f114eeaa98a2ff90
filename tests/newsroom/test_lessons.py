"""What review teaches, from the decision to the brief: once each, merged, faded, taken back, switched off."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from agent.database.tables import audit
from agent.errors import NotThere
from agent.newsroom.decide import decided
from agent.newsroom.lessons import for_brief, lessons_document, standing, teachers_document
from agent.newsroom.publish import publish_due
from agent.newsroom.remember import remember_all
from agent.newsroom.teachers import drop, mute, reword, unmute
from agent.newsroom.tools import writing_tools
from agent.review.queue import Decision, hand_in, shown
from agent.types.review import Draft, NewDraft
from memory.mind.lessons import FADED, HALVED_BY, keep, strength
from memory.types import Lesson
from tests.newsroom.conftest import House, OpenHouse

ASKING = "末班电车又会唱歌了，四个音，一盘磁带。{}，你们听见了吗？"
PLAIN = "末班电车又会唱歌了，四个音，一盘磁带，{}。"


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    return open_house()


def drafted(house: House, text: str, **more: Any) -> Draft:
    new = NewDraft(
        persona="yuri", text=text, language="zh", kind="post", origin="manual", occasion="thought",
        thread=f"by-hand-{len(house.drafts())}", trace=more.pop("trace", {}), flags=(),
        persona_version="1", **more,
    )  # fmt: skip
    return shown(house.room.database, hand_in(house.room.database, new, house.room.clocks))


def refused(house: House, text: str, note: str = "", by: str = "mei", reason: str = "dull") -> int:
    """Refused and taken in; the number of the draft."""
    draft = drafted(house, text)
    told = Decision(draft.id, "reject", by, reason=reason, note=note)
    decided(house.room.database, house.room.clocks, house.room.config, told)
    remember_all(house.room)
    return draft.id


def approved(house: House, text: str, **more: Any) -> None:
    """Approved, out and taken in."""
    house.decide(drafted(house, text, **more), "approve")
    house.pass_(seconds=61)
    publish_due(house.room)
    remember_all(house.room)


def lessons(house: House) -> list[Lesson]:
    return standing(house.room.database, "yuri")


def flags(house: House, text: str) -> list[str]:
    """What the judge says of an edit to this text, about lessons."""
    draft = house.decide(drafted(house, "先写一句别的，等着改。"), "edit", text=text)
    return [flag["words"] for flag in draft.flags if flag["code"] == "lesson"]


def test_a_refusal_becomes_a_short_lesson_with_the_note_and_who_gave_it(house: House) -> None:
    text = ASKING.format("司机在打哈欠")
    refused(house, text, "又是问句结尾")
    (lesson,) = lessons(house)
    assert lesson.trait == "ends-question"
    assert lesson.text == (
        "Don't end with a question: “又是问句结尾” (refused as dull by mei on 2026-03-11)"
    )
    assert text not in lesson.text
    assert [each.source for each in lesson.givings] == ["decision:1"]


def test_what_code_cannot_see_is_kept_in_the_reviewer_s_own_words(house: House) -> None:
    refused(house, PLAIN.format("没有司机"), "谁都会这么说")
    (lesson,) = lessons(house)
    assert (lesson.trait, lesson.code) == ("", "dull")
    assert lesson.text == "“谁都会这么说” (refused as dull by mei on 2026-03-11)"


def test_lessons_of_one_kind_are_one_and_keep_everybody_who_gave_them(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    house.pass_(days=1)
    refused(house, ASKING.format("月亮很大"), "ends in a question again", by="bo", reason="not-her")
    refused(house, PLAIN.format("没有司机"), "谁都会这么说")
    refused(house, PLAIN.format("灯坏了一盏"), "谁都能这么说")
    asking, anybody = sorted(lessons(house), key=lambda lesson: lesson.id)
    assert [each.by for each in asking.givings] == ["mei", "bo"]
    assert asking.text.endswith("(refused twice, last by bo on 2026-03-12)")
    assert len(anybody.givings) == 2


def test_taking_a_decision_in_twice_teaches_once(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    with house.room.database.write.begin() as connection:
        connection.exec_driver_sql("UPDATE decisions SET learned = 0")
    remember_all(house.room)
    assert [len(lesson.givings) for lesson in lessons(house)] == [1]


def test_an_edit_teaches_what_it_took_out(house: House) -> None:
    draft = drafted(house, ASKING.format("司机在打哈欠"))
    house.decide(draft, "edit", text="末班电车又会唱歌了，四个音，一盘磁带。")
    remember_all(house.room)
    assert [(lesson.trait, lesson.code) for lesson in lessons(house)] == [("ends-question", "edit")]


def test_a_limit_on_length_that_is_given_again_only_tightens(house: House) -> None:
    long = "末班电车又会唱歌了，四个音，一盘磁带，车门开着，司机在数站，数到第几站没有人记。"
    refused(house, long, "太长")
    (first,) = lessons(house)
    refused(
        house,
        "站台上的灯一盏一盏亮，亮到尽头，尽头还有一盏，那一盏归清洁的阿姨管。再往后是一整条没有名字的轨道。",
        "太长",
    )
    refused(house, PLAIN.format("磁带归司机"), "别再写“磁带”了")
    assert {lesson.trait for lesson in lessons(house)} == {first.trait, "says:磁带"}


def test_an_edit_that_mends_a_slip_of_the_pen_teaches_nothing(house: House) -> None:
    draft = drafted(house, "末班电车又会唱歌了，四个音，一盘磁代。")
    house.decide(draft, "edit", text="末班电车又会唱歌了，四个音，一盘磁带。")
    remember_all(house.room)
    assert lessons(house) == []


@pytest.mark.parametrize("first_learned", [True, False])
def test_an_undone_decision_takes_its_lesson_back(house: House, first_learned: bool) -> None:
    draft = drafted(house, ASKING.format("司机在打哈欠"))
    house.decide(draft, "reject", reason="dull", note="又是问句结尾")
    if first_learned:
        remember_all(house.room)
        assert len(lessons(house)) == 1
    house.decide(draft, "undo")
    remember_all(house.room)
    remember_all(house.room)
    assert lessons(house) == []
    assert flags(house, ASKING.format("月亮很大")) == []


def test_undoing_one_of_two_refusals_leaves_the_other(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    second = refused(house, ASKING.format("月亮很大"), "问句！", by="bo")
    house.decide(shown(house.room.database, second), "undo")
    remember_all(house.room)
    (lesson,) = lessons(house)
    assert lesson.strength == 1.0
    assert "问句！" not in lesson.text
    assert lesson.text.endswith("by mei on 2026-03-11)")


def test_a_lesson_fades_as_approved_drafts_keep_to_it_and_comes_back_when_given_again(
    house: House,
) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    (before,) = lessons(house)
    approved(house, "七号车厢的灯两年没换，坐过的人说好看。")
    assert [lesson.kept for lesson in lessons(house)] == [1]
    keep_to(house, before, 2 * HALVED_BY - 1)
    assert [lesson.strength for lesson in lessons(house)] == [FADED]
    approved(house, "最后一站的站牌掉了漆，字还在。")
    assert lessons(house) == []
    assert [row["why_not"] for row in lessons_document(house.room.database, "yuri")] == ["faded"]
    refused(house, ASKING.format("月亮很大"), "又是问句结尾")
    (again,) = lessons(house)
    assert (again.id, again.strength) == (before.id, 2.0)


def keep_to(house: House, lesson: Lesson, drafts: int) -> None:
    """As if so many more had been approved."""
    for _ in range(drafts):
        house.room.memory.mind.teach(partial(keep, lesson_ids=[lesson.id]))


def test_a_note_that_was_in_no_brief_does_not_fade(house: House) -> None:
    refused(house, PLAIN.format("没有司机"), "谁都会这么说")
    (lesson,) = lessons(house)
    approved(house, "最后一站的站牌掉了漆，字还在。")
    assert lessons(house)[0].kept == 0
    approved(house, "储物柜第三格一直空着。", trace={"lessons": [lesson.id]})
    assert lessons(house)[0].kept == 1


def test_what_people_approve_although_it_trips_weakens_the_lesson(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    approved(house, ASKING.format("月亮很大"))
    (lesson,) = lessons(house)
    assert lesson.strength < strength(1, 1)
    assert lesson.last_tripped_at is not None


def test_the_judge_says_who_taught_what_a_text_trips_over(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    refused(house, ASKING.format("月亮很大"), "又是问句结尾")
    assert flags(house, ASKING.format("轨道结了霜")) == [
        "mei refused this twice: ends in a question"
    ]
    assert flags(house, PLAIN.format("轨道结了霜")) == []


def test_a_muted_person_s_lessons_rest_together_and_come_back_together(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    refused(house, PLAIN.format("没有司机"), "谁都会这么说")
    refused(house, ASKING.format("月亮很大"), "又是问句结尾", by="bo")
    mute(house.room, "Mei", by="ana")
    (left,) = lessons(house)
    assert (left.trait, left.strength) == ("ends-question", 1.0)
    assert left.text.endswith("by bo on 2026-03-11)")
    teachers = {each["name"]: each for each in teachers_document(house.room.database)}
    assert teachers["mei"]["muted_by"] == "ana"
    assert not teachers["bo"]["muted_by"]
    unmute(house.room, "mei", by="ana")
    assert [lesson.strength for lesson in lessons(house)] == [2.0, 1.0]


def test_a_dropped_lesson_is_gone_until_it_is_given_again(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    (lesson,) = lessons(house)
    drop(house.room, lesson.id, by="ana", why="questions are fine")
    assert lessons(house) == []
    house.pass_(minutes=1)
    refused(house, ASKING.format("月亮很大"), "又是问句结尾")
    assert [each.strength for each in lessons(house)] == [1.0]


def test_a_reworded_lesson_speaks_in_the_person_s_words(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    (lesson,) = lessons(house)
    reword(house.room, lesson.id, "问句留给一月一次", by="ana")
    (again,) = lessons(house)
    assert again.text == "问句留给一月一次 (refused as dull by mei on 2026-03-11)"
    with pytest.raises(NotThere):
        reword(house.room, 999, "x", by="ana")


def test_what_people_do_about_lessons_is_audited(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    mute(house.room, "mei", by="ana")
    unmute(house.room, "mei", by="bo")
    drop(house.room, lessons(house)[0].id, by="ana", why="no more")
    query = select(audit.c.who, audit.c.action).where(audit.c.subject.not_like("draft:%"))
    assert [tuple(row) for row in house.room.rows(query)] == [
        ("ana", "mute"), ("bo", "unmute"), ("ana", "drop"),
    ]  # fmt: skip


def test_a_brief_tells_five_at_most_in_her_language_and_names_nobody(house: House) -> None:
    refused(house, ASKING.format("司机在打哈欠"), "又是问句结尾")
    for number, note in enumerate(("谁都会这么说", "像广告", "磁带说过了", "太甜", "没有她的脾气")):
        refused(house, PLAIN.format(f"第{number}格"), note)
    told = [
        each
        for each in writing_tools(house.room, "yuri", "x", dry_run=True).lessons("磁带")
        if each.told
    ]
    assert len(told) == 5
    assert told[0].words == "结尾不要用问句：“又是问句结尾”"
    assert "磁带说过了" in told[1].words
    assert all("mei" not in each.words for each in told)


def test_all_that_code_can_check_is_checked_though_only_five_are_told(house: House) -> None:
    known = [one_of(house, number, f"says:word{number}") for number in range(9)]
    brief = for_brief(known, [], "en")
    assert (len(brief), sum(each.told for each in brief)) == (9, 5)


def one_of(house: House, number: int, trait: str) -> Lesson:
    return Lesson(
        id=number, persona="yuri", code="dull", trait=trait, text="", heart="", about="", strength=1,
        kept=0, givings=(), last_given_at=house.world.at - timedelta(days=1), last_tripped_at=None,
        counts=True,
    )  # fmt: skip
