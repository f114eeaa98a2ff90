"""Her voice, watched: what slid holds everything once, what grew is taken in, what was approved is no yardstick."""

from collections.abc import Sequence

import pytest
from sqlalchemy import insert, select

from agent.database.tables import audit, drafts, posts
from agent.errors import NotLawful, NotThere
from agent.newsroom.canon import is_taken, take_in
from agent.newsroom.passport import passport_document
from agent.newsroom.sliding import watch_voices
from agent.newsroom.voice_document import voice_document
from agent.newsroom.voiced import approved_voice, voiced
from agent.newsroom.voices import _LATEST, MOST_LINES, languages_of, others_of, voice_of
from agent.review.holds import VOICE_WATCH, lift, standing_holds
from agent.types.persona import Persona
from agent.types.speaking import Language
from agent.voice.background import background
from tests.newsroom.conftest import House, OpenHouse
from tests.writing.briefs import config

FLAT = background("zh")
NO_HOLD = "network: {allow: [127.0.0.0/8]}\ndrift: {hold: false}\n"


def published(
    house: House,
    texts: Sequence[str],
    *,
    writer: str = "model",
    revision: int = 1,
    language: Language = "zh",
) -> int:
    """Posts of Yuri's, an hour after one another; the last one's draft."""
    number = 0
    for text in texts:
        house.pass_(hours=1)
        now = house.world.now()
        common = {"persona": "yuri", "language": language, "text": text}
        with house.room.database.write.begin() as connection:
            made = connection.execute(
                insert(drafts).values(
                    **common, origin="slot", occasion="story", status="published", revision=revision,
                    thread=f"t-{now.isoformat()}", persona_version="v1", created_at=now, created_wall=now,
                    trace={"writer": writer, "calls": [{"model": "small-1", "ok": True}]},
                )
            )  # fmt: skip
            number = int(made.inserted_primary_key[0])  # type: ignore[index]
            connection.execute(
                insert(posts).values(
                    **common, draft_id=number, sha256="", variants={}, attachments=[],
                    approved_by="ana", approved_at=now, published_at=now,
                )
            )  # fmt: skip
    return number


def yuri(house: House) -> Persona:
    return house.room.persona("yuri")


def canon_of(house: House) -> list[str]:
    return [line.text for line in yuri(house).canon if line.language == "zh"]


def test_an_alien_half_holds_all_her_posts_once_and_a_person_lifts_it(
    open_house: OpenHouse,
) -> None:
    house = open_house()
    published(
        house, [text for pair in zip(canon_of(house)[:10], FLAT[:10], strict=True) for text in pair]
    )
    assert watch_voices(house.room) == ["yuri"]
    assert watch_voices(house.room) == []
    [found] = standing_holds(house.room.database)
    assert (found.scope, found.by) == ("yuri", VOICE_WATCH)
    [told] = house.problems("voice")
    assert "sound like her to" in told["message"]
    assert "selfsame hold yuri --lift" in told["mend"]
    with pytest.raises(NotLawful, match="person"):
        lift(house.room.database, house.room.clocks, "yuri", VOICE_WATCH)
    lift(house.room.database, house.room.clocks, "yuri", "ana")
    assert watch_voices(house.room) == []
    assert house.problems("voice") == []


def test_fewer_than_ten_posts_hold_nobody_and_her_own_lines_never_do(open_house: OpenHouse) -> None:
    house = open_house()
    published(house, FLAT[:9])
    assert watch_voices(house.room) == []
    published(house, [*canon_of(house)[:11]])
    assert standing_holds(house.room.database) == []


def test_it_may_be_told_without_holding(open_house: OpenHouse) -> None:
    house = open_house(NO_HOLD)
    published(house, FLAT[:10])
    assert watch_voices(house.room) == ["yuri"]
    assert standing_holds(house.room.database) == []
    assert len(house.problems("voice")) == 1


def test_posts_of_the_built_in_writer_hold_nobody(open_house: OpenHouse) -> None:
    house = open_house()
    published(house, FLAT[:20], writer="offline")
    assert watch_voices(house.room) == []
    assert {each.model for each in voiced(house.room.database, "yuri", "zh")} == {"built-in"}


def test_approved_posts_are_a_second_reference_and_move_no_yardstick(open_house: OpenHouse) -> None:
    house = open_house()
    before = voice_of(yuri(house), house.room.config.personas)
    assert approved_voice(house.room.database, yuri(house), house.room.config.personas) is None
    published(house, FLAT[:20])
    published(house, FLAT[20:25], revision=2)
    second = approved_voice(house.room.database, yuri(house), house.room.config.personas)
    assert second is not None
    assert set(second.own) == set(FLAT[:20])
    assert voice_of(yuri(house), house.room.config.personas) == before


def test_a_post_taken_into_canon_is_hers_as_a_new_version_and_it_is_known_who_did_it(
    open_house: OpenHouse,
) -> None:
    house = open_house()
    draft = published(house, ["今天的灯没关，也没人要它关。"])
    version = yuri(house).version
    take(house, str(draft), begin="2026-03-11")
    assert yuri(house).version != version
    assert yuri(house).canon[-1].era == "2026-03-11"
    query = select(audit).where(audit.c.action == "canon")
    [row] = house.room.rows(query)
    assert (row.who, row.subject, row.became) == ("ana", f"draft:{draft}", "2026-03-11")
    assert is_taken(yuri(house), "今天的灯没关，也没人要它关。")
    with pytest.raises(NotLawful, match="already"):
        take(house, f"draft:{draft}")


def test_what_was_never_published_is_not_taken_in(open_house: OpenHouse) -> None:
    house = open_house()
    for which in ("77", "post:77", "seven"):
        with pytest.raises(NotThere):
            take(house, which)


def test_the_document_shows_windows_what_they_are_made_of_and_both_references(
    open_house: OpenHouse,
) -> None:
    house = open_house()
    published(house, canon_of(house)[:10])
    published(house, FLAT[:12])
    found = voice_document(house.room.database, yuri(house), house.room.config.personas)
    assert found["posts"] == 22
    assert found["windows"][0]["score"] < 20 < 40 > found["windows"][1]["score"]
    assert set(found["by_model"]) == {"small-1"}
    assert found["approved"]["posts"] == 22
    assert all(0.5 < found[name] < 1 for name in ("apart", "apart_masked"))


def take(house: House, which: str, begin: str = "") -> None:
    room = house.room
    take_in(house.home, room.database, room.clocks, yuri(house), which, "ana", begin=begin)


def test_the_other_personas_are_voices_that_hers_is_told_from(open_house: OpenHouse) -> None:
    room = open_house().room
    hers = voice_of(room.persona("yuri"), room.config.personas, "en")
    theirs = [line.text for line in room.persona("corrow").canon if line.language == "en"]
    assert len(hers.others) == len(background("en")) + len(theirs)
    assert languages_of(room.persona("yuri")) == ["zh", "en", "ja"]


def test_in_a_label_of_many_some_lines_of_each_other_persona_stand_for_her() -> None:
    personas = config().personas
    hers = personas["corrow"]
    many = {
        "yuri": personas["yuri"],
        **{f"mate-{n}": renamed(hers, f"mate-{n}") for n in range(80)},
    }
    flat, alone = len(background("en")), {"corrow": hers, "mate-1": renamed(hers, "mate-1")}
    assert len(others_of(hers, alone, "en")) - flat == len(hers.canon)
    theirs = others_of(hers, many, "en")[flat:]
    assert len(theirs) <= MOST_LINES + 81
    assert {line.text for line in hers.canon[-20:]} & set(theirs), "from their ends, too"


def test_a_post_in_another_language_has_no_place_on_her_passports_yardstick(
    open_house: OpenHouse,
) -> None:
    house = open_house()
    published(house, canon_of(house)[:3])
    published(house, ["The last tram calls out its stops to nobody, politely."], language="en")
    told = passport_document(house.room.database, house.room.clocks, house.room.config, "yuri")
    assert [len(told["posts"]), told["windows"][0]["count"]] == [3, 3]
    assert told["further"] == ["en", "ja"]


def test_a_long_row_of_edits_keeps_two_voices_of_her_in_memory() -> None:
    hers = config().personas["yuri"]
    for number in range(3):
        line = hers.canon[0].model_copy(update={"text": f"我在第{number}条线上。"})
        edited = hers.model_copy(update={"name": "edited", "canon": (line, *hers.canon)})
        voice = voice_of(edited, {})
        assert voice_of(edited, {}) is voice
    kept = [len(each) for (name, _), each in _LATEST.items() if name == "edited"]
    assert kept == [2]


def renamed(persona: Persona, name: str) -> Persona:
    return persona.model_copy(update={"name": name})
