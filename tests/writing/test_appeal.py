"""What she may touch: her own boundaries, her readers' country, her own name, somebody accused."""

from dataclasses import replace
from typing import Any

import pytest

from agent.types.news import Source
from agent.types.persona import Boundaries, PersonaFile, Profile
from agent.types.profiles import policy_of, readers_in
from agent.types.writing import ACCUSED, Appeal, Candidate
from agent.writing.appeal import appeal
from agent.writing.judge import flags_of
from tests.writing.briefs import brief, config, story
from tests.writing.test_choose import told


def judged(title: str, persona: str = "corrow", **more: Any) -> Appeal:
    language = "zh" if persona == "yuri" else "en"
    return appeal(told(9, title, language, **more), config().personas[persona].file, config().label)


def bounded(persona: str, boundaries: Boundaries) -> PersonaFile:
    return config().personas[persona].file.model_copy(update={"boundaries": boundaries})


def test_what_is_meant_for_sure_is_left_alone_and_a_maybe_is_held_as_one() -> None:
    left, maybe = judged("Missile passes the lighthouse"), judged("A drone passes the lighthouse")
    assert (left.outcome, left.why) == ("left", "leaves war alone")
    assert (maybe.outcome, maybe.grave) == ("held", ("perhaps war",))


def test_a_profile_makes_boundaries_stricter_and_never_looser() -> None:
    policy = policy_of(Boundaries(profile="cn", subjects={"politics": "hold", "health": "leave"}))
    assert policy["politics"] == policy["markets"] == policy["disaster"] == "leave"
    assert (policy["health"], policy["court"]) == ("leave", "hold")
    assert set(policy_of(Boundaries()).values()) == {"hold"}


def left(profile: Profile, title: str) -> str:
    persona = bounded("corrow", Boundaries(profile=profile))
    language = "zh" if not title.isascii() else "en"
    readable = persona.identity.model_copy(update={"languages": ("en", "zh")})
    persona = persona.model_copy(update={"identity": readable})
    return appeal(
        told(9, title, language), persona, config().label.model_copy(update={"leave_alone": ()})
    ).why


AFFAIRS = [
    ("国务院发布新规", "politics"), ("央行宣布降息", "markets"), ("四川发生地震", "disaster"),
    ("车站发生枪击", "violence"), ("两国举行联合军演", "war"), ("多地报告流感疫情", "疫情"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "what"), AFFAIRS)
def test_for_readers_in_china_affairs_of_state_economy_and_emergencies_are_left_alone(
    title: str, what: str
) -> None:
    assert left("cn", title) in (f"leaves {what} alone", f"leaves {what!r} alone")
    assert not left("us", title).startswith("leaves")


def test_where_no_profile_stands_her_time_zone_tells_where_her_readers_are() -> None:
    assert readers_in(bounded("yuri", Boundaries())) == "cn"
    assert readers_in(bounded("yuri", Boundaries(profile="jp"))) == "jp"


def test_her_own_name_in_any_feed_is_for_a_person_singly() -> None:
    named = judged("Corrow Light gets a new door")
    fed = judged("A new door for the harbour", about_self=True)
    assert (named.outcome, named.about_self) == ("held", True)
    assert (fed.outcome, fed.about_self) == ("held", True)
    flags = flags_of(Candidate("A door, then."), brief(occasion=story("A door", about_self=True)))
    assert [flag.single for flag in flags if flag.code == "about-self"] == [True]


def test_her_own_name_in_grave_news_keeps_both_reasons() -> None:
    found = judged("Corrow Light sued over a melody")
    assert found.why.startswith("about herself; touches court")
    assert "court" in found.grave


def test_a_living_person_named_with_something_against_them_is_flagged_singly() -> None:
    found = judged("Director Oona Brask accused of plagiarism")
    assert ACCUSED in found.grave
    occasion = replace(story("A lamp"), grave=found.grave)
    flags = flags_of(Candidate("One lamp, two switches."), brief(occasion=occasion))
    assert [flag.single for flag in flags if flag.code == "accused"] == [True]


def test_the_draft_itself_is_looked_at_too() -> None:
    flags = flags_of(Candidate("Director Oona Brask stole a lamp."), brief())
    assert any(flag.code == "accused" and flag.single for flag in flags)


def test_a_story_that_only_foreign_sources_call_grave_is_judged_by_what_she_reads() -> None:
    both = told(9, "A lamp learns to hum", "en")
    foreign = Source("样张报", "空袭", "https://example.org/z", "", "zh")
    both = replace(both, sources=(*both.sources, foreign))
    assert appeal(both, config().personas["corrow"].file, config().label).grave == ()
