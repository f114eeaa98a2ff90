"""Autonomy that is earned: what no rule lets out, who switches one on, and how any alarm takes it back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from agent.database import Database
from agent.database.tables import audit, decisions, drafts, plants, posts
from agent.errors import NotLawful
from agent.review.autonomy import fall_back, rule_of, switches_of
from agent.review.by_rule import approve_by_rule, due_by_rule
from agent.review.holds import hold
from agent.review.planted import plant
from agent.review.queue import shown
from agent.review.switching import confirm, follow_file
from agent.types.autonomy import Autonomy
from agent.types.clocks import Clocks, FrozenClock
from agent.types.persona import Persona, Release
from agent.types.planted import Fault
from tests.review.making import EVENING, NOTED, REVIEW, Desk, new_draft, persona, rows

OWNER = "Lin"
AT_ITS_TIME = EVENING - timedelta(seconds=REVIEW.undo_seconds)


def asking(level: str = "veto", by: str = OWNER, **more: Any) -> Persona:
    """A persona whose file asks for it."""
    given = persona(unofficial=more.pop("unofficial", False))
    asked = Autonomy.model_validate({"level": level, "by": by, **more})
    return replace_file(given, autonomy=asked)


def replace_file(given: Persona, **changes: Any) -> Persona:
    return given.model_copy(update={"file": given.file.model_copy(update=changes)})


def let_out(desk: Desk, who: Persona) -> list[int]:
    """What a tick of the house approves by her rule just now."""
    follow_file(desk.database, desk.clocks, who)
    rule = rule_of(desk.database, who)
    if rule is None:
        return []
    now = desk.clocks.world.now()
    return [
        draft
        for draft in due_by_rule(desk.database, who, rule, now, REVIEW)
        if approve_by_rule(desk.database, desk.clocks, who, rule, REVIEW, draft)
    ]


def status(desk: Desk, draft: int) -> str:
    return shown(desk.database, draft).status


def test_under_review_nothing_is_approved_by_itself(desk: Desk, world: FrozenClock) -> None:
    desk.hand_in()
    world.at = EVENING
    assert let_out(desk, persona()) == []


def test_under_veto_a_draft_is_approved_at_its_time_and_not_before(
    desk: Desk, world: FrozenClock
) -> None:
    draft = desk.hand_in()
    world.at = AT_ITS_TIME - timedelta(seconds=1)
    assert let_out(desk, asking()) == []
    world.at = AT_ITS_TIME
    assert let_out(desk, asking()) == [draft]
    assert status(desk, draft) == "approved"


def test_under_auto_it_is_approved_at_once_and_can_be_taken_back(desk: Desk) -> None:
    follow_file(desk.database, desk.clocks, asking("auto"))
    draft = desk.hand_in()
    assert let_out(desk, asking("auto")) == [draft]
    desk.decide("undo", draft, who=asking("auto"))
    assert status(desk, draft) == "pending"
    assert let_out(desk, asking("auto")) == []  # the alarm, and a person is at it


def test_the_approval_is_the_rules_with_the_name_of_who_switched_it_on(
    desk: Desk, world: FrozenClock
) -> None:
    desk.hand_in()
    world.at = AT_ITS_TIME
    let_out(desk, asking())
    said = f"rule veto (switched on by {OWNER})"
    assert rows(desk.database, decisions, "verb", "by") == [("approve", said)]
    assert rows(desk.database, posts, "approved_by") == [(said,)]
    told = rows(desk.database, audit, "subject", "who", "action", "became")
    assert ("autonomy:yuri", OWNER, "autonomy", "veto") in told


FLAG = {"code": "claim", "severity": "note", "words": "nobody checked this", "single": False}


@pytest.mark.parametrize(
    "changes",
    [
        {"flags": (FLAG,)},
        {"flags": (NOTED,)},
        {"sample": True},
        {"occasion": "story"},
        {"kind": "belief"},
        {"speak_at": None},
    ],
    ids=["a note", "decided singly", "sample news", "a story", "a belief", "no time of its own"],
)
@pytest.mark.parametrize("level", ["veto", "auto"])
def test_no_rule_lets_such_a_draft_out(
    desk: Desk, world: FrozenClock, level: str, changes: dict[str, Any]
) -> None:
    who = asking(level)
    follow_file(desk.database, desk.clocks, who)
    draft = desk.hand_in(**changes)
    world.at = EVENING
    assert let_out(desk, who) == []
    assert status(desk, draft) == "pending"


def test_a_story_goes_out_only_where_her_owner_says_so_by_name(
    desk: Desk, world: FrozenClock
) -> None:
    draft = desk.hand_in(occasion="story")
    world.at = AT_ITS_TIME
    assert let_out(desk, asking()) == []
    world.at = AT_ITS_TIME - timedelta(minutes=30)
    who = asking(stories=True)
    follow_file(desk.database, desk.clocks, who)
    world.at = AT_ITS_TIME
    assert let_out(desk, who) == [draft]


def test_an_unofficial_persona_never_goes_out_by_a_rule(desk: Desk, world: FrozenClock) -> None:
    desk.hand_in()
    world.at = AT_ITS_TIME
    assert let_out(desk, asking(unofficial=True)) == []


@pytest.mark.parametrize("scope", ["yuri", "*", "draft:1"])
def test_nothing_goes_out_by_a_rule_while_it_is_held(
    desk: Desk, world: FrozenClock, scope: str
) -> None:
    desk.hand_in()
    follow_file(desk.database, desk.clocks, asking())
    hold(desk.database, desk.clocks, scope, "to look first", "mei")
    world.at = AT_ITS_TIME
    assert let_out(desk, asking()) == []


def test_what_a_person_stopped_or_touched_stays_theirs(desk: Desk, world: FrozenClock) -> None:
    edited, refused, snoozed = (desk.hand_in(thread) for thread in ("a", "b", "c"))
    follow_file(desk.database, desk.clocks, asking())
    desk.decide("edit", edited, text="灯还亮着。", who=asking())
    desk.decide("reject", refused, reason="dull", who=asking())
    later = EVENING + timedelta(hours=2)
    desk.decide("snooze", snoozed, until=later, who=asking())
    world.at = EVENING
    assert let_out(desk, asking()) == []
    world.at = later
    assert let_out(desk, asking()) == [snoozed]  # only its time was moved


def test_what_nobody_could_have_stopped_waits_for_a_person(desk: Desk, world: FrozenClock) -> None:
    world.at = EVENING - timedelta(minutes=5)
    follow_file(desk.database, desk.clocks, asking())
    draft = desk.hand_in()
    world.at = EVENING
    assert let_out(desk, asking()) == []
    assert status(desk, draft) == "pending"


def test_a_draft_whose_time_is_long_past_waits_for_a_person(desk: Desk, world: FrozenClock) -> None:
    desk.hand_in()
    follow_file(desk.database, desk.clocks, asking())
    world.at = EVENING + timedelta(hours=2)
    assert let_out(desk, asking()) == []


def test_a_rule_that_nobody_switched_on_by_name_is_not_in_force(
    desk: Desk, world: FrozenClock
) -> None:
    desk.hand_in()
    world.at = AT_ITS_TIME
    nameless = asking(by="")
    assert let_out(desk, nameless) == []
    world.at = AT_ITS_TIME - timedelta(hours=1)
    confirm(desk.database, desk.clocks, nameless, "ana")
    world.at = AT_ITS_TIME
    assert let_out(desk, nameless) == [1]
    assert rows(desk.database, posts, "approved_by") == [("rule veto (switched on by ana)",)]


def test_only_the_person_in_whose_name_it_is_asked_for_confirms_it(desk: Desk) -> None:
    with pytest.raises(NotLawful, match="in the name of Lin, not of mei"):
        confirm(desk.database, desk.clocks, asking(), "mei")
    with pytest.raises(NotLawful, match="no more than review"):
        confirm(desk.database, desk.clocks, persona(), "Lin")


def test_nobody_decides_in_the_name_of_a_rule(desk: Desk) -> None:
    draft = desk.hand_in()
    with pytest.raises(NotLawful, match="name of a rule"):
        desk.decide("approve", draft, by="rule veto (switched on by Lin)")


def test_a_hold_switches_it_back_and_what_was_approved_waits_again(
    desk: Desk, world: FrozenClock
) -> None:
    draft = desk.hand_in()
    world.at = AT_ITS_TIME
    let_out(desk, asking())
    hold(desk.database, desk.clocks, "yuri", "her voice is drifting", "mei")
    assert rule_of(desk.database, asking()) is None
    assert status(desk, draft) == "pending"
    assert rows(desk.database, posts, "withdrawn") == [(True,)]
    assert "drifting" in switches_of(desk.database, "yuri")[0].why


@pytest.mark.parametrize("verb", ["undo", "reject", "edit"])
def test_a_late_mistake_that_is_caught_switches_it_back(
    desk: Desk, world: FrozenClock, verb: Any
) -> None:
    draft = desk.hand_in()
    world.at = AT_ITS_TIME
    let_out(desk, asking())
    more: dict[str, Any] = {"reject": {"reason": "untrue"}, "edit": {"text": "别的。"}}.get(
        verb, {}
    )
    desk.decide(verb, draft, who=asking(), **more)
    assert rule_of(desk.database, asking()) is None
    assert "mei stopped draft 1" in switches_of(desk.database, "yuri")[0].why


def test_to_refuse_a_draft_before_its_time_is_no_alarm(desk: Desk) -> None:
    follow_file(desk.database, desk.clocks, asking())
    desk.decide("reject", desk.hand_in(), reason="dull", who=asking())
    assert rule_of(desk.database, asking()) is not None


def test_after_an_alarm_it_stays_back_until_the_owner_confirms_or_writes_again(desk: Desk) -> None:
    follow_file(desk.database, desk.clocks, asking())
    assert fall_back(desk.database, desk.clocks, "yuri", "an alarm")
    assert not fall_back(desk.database, desk.clocks, "yuri", "another")
    follow_file(desk.database, desk.clocks, asking())
    assert rule_of(desk.database, asking()) is None
    confirm(desk.database, desk.clocks, asking(), "lin")
    assert rule_of(desk.database, asking()) is not None
    fall_back(desk.database, desk.clocks, "yuri", "an alarm")
    follow_file(desk.database, desk.clocks, persona())
    follow_file(desk.database, desk.clocks, asking())
    assert rule_of(desk.database, asking()) is not None


def test_the_owners_signature_counts_as_the_name(desk: Desk) -> None:
    signed = replace_file(asking(by=""), release=Release(signed_by="Aino", canon_is_ours=True))
    follow_file(desk.database, desk.clocks, signed)
    rule = rule_of(desk.database, signed)
    assert rule is not None
    assert rule.by == "Aino"


HUMAN = Fault("human", "我昨晚回家的路上也淋了雨。")


def planted(desk: Desk, thread: str = "p1") -> int:
    like = new_draft(thread, text=f"灯比人醒。{HUMAN.words}")
    return plant(desk.database, desk.clocks, like, HUMAN)


def outcome(database: Database) -> list[tuple[Any, ...]]:
    with database.read.connect() as connection:
        query = select(plants.c.outcome, plants.c.by)
        return [tuple(row) for row in connection.execute(query)]


def test_a_planted_draft_looks_like_any_other_and_is_caught_by_a_refusal(desk: Desk) -> None:
    draft = planted(desk)
    assert shown(desk.database, draft).kind == "post"
    desk.decide("reject", draft, reason="untrue")
    assert outcome(desk.database) == [("caught", "mei")]
    assert status(desk, draft) == "rejected"
    assert rows(desk.database, decisions, "verb") == []  # it teaches nobody anything


def test_to_approve_a_planted_draft_is_refused_in_friendly_words_and_counts_as_missed(
    desk: Desk,
) -> None:
    draft = planted(desk)
    with pytest.raises(NotLawful, match="was planted, and nothing has left: it passes her off"):
        desk.decide("approve", draft)
    assert outcome(desk.database) == [("missed", "mei")]
    assert status(desk, draft) == "expired"
    assert rows(desk.database, posts, "id") == []


def test_whoever_mends_a_planted_draft_has_caught_it(desk: Desk) -> None:
    draft = planted(desk)
    desk.decide("edit", draft, text="灯比人醒。")
    desk.decide("approve", draft)
    assert outcome(desk.database) == [("caught", "mei")]
    assert rows(desk.database, posts, "id") == []


def test_the_database_itself_keeps_a_planted_draft_in(desk: Desk) -> None:
    draft = planted(desk)
    row = {"draft_id": draft, "persona": "yuri", "language": "zh", "text": "x", "sha256": "x",
           "variants": {}, "attachments": [], "approved_by": "mei", "approved_at": EVENING}  # fmt: skip
    write = desk.database.write
    with pytest.raises(IntegrityError, match="never leave"), write.begin() as connection:
        connection.execute(posts.insert().values(**row))
    for change in ({"status": "approved"}, {"status": "published"}, {"kind": "post"}):
        with pytest.raises(IntegrityError, match="never leave"), write.begin() as connection:
            connection.execute(update(drafts).where(drafts.c.id == draft).values(**change))


def test_no_rule_lets_a_planted_draft_out(desk: Desk, world: FrozenClock, clocks: Clocks) -> None:
    planted(desk)
    follow_file(desk.database, clocks, asking())
    world.at = AT_ITS_TIME
    assert let_out(desk, asking()) == []


def test_the_plain_word_for_a_level_stays_valid() -> None:
    assert Autonomy.model_validate("veto") == Autonomy(level="veto")
