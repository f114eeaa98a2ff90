"""In an open home: a post said in her other languages, and a piece written anew on the same brief."""

import pytest

from agent.errors import NotLawful
from agent.newsroom.attaching import attach, enclosed_documents
from agent.newsroom.living.commissions import commission
from agent.newsroom.publish import publish_due
from agent.newsroom.saying import decided_variant, word_variant, write_variant
from agent.newsroom.write import write_due
from agent.review.attempts import before
from agent.review.queue import hand_in, shown
from agent.types.review import NewDraft
from tests.newsroom.conftest import House
from tests.newsroom.living.lives import yuri


def waiting(house: House, text: str) -> int:
    new = NewDraft(
        persona="yuri", text=text, language="zh", origin="manual", thread=text, flags=(),
        persona_version="1", trace={"notice": "灯"}, occasion="thought", kind="post",
    )  # fmt: skip
    return hand_in(house.room.database, new, house.room.clocks)


def test_a_post_goes_out_in_the_languages_that_people_approved(house: House) -> None:
    draft, room = waiting(house, "楼梯间的灯咳一声才亮。"), house.room
    written = write_variant(room, draft, "en", "ana")
    assert (written["status"], written["by"], written["gloss"] != "") == ("pending", "house", True)
    mine = "A cough, and the stairwell light comes on."
    worded = word_variant(
        room.database, room.clocks, room.config, draft, "en", mine, "咳一声，楼梯灯亮。", "ana"
    )
    assert (worded["number"], worded["by"]) == (2, "ana")
    decided_variant(room.database, room.clocks, draft, "en", "approve", "ana", 2)
    write_variant(room, draft, "ja", "ana")
    with pytest.raises(NotLawful, match="says nothing in 'fr'"):
        write_variant(room, draft, "fr", "ana")
    house.decide(shown(room.database, draft), "approve")
    house.pass_(seconds=61)
    publish_due(room)
    page = (house.home.pages / "yuri" / "index.html").read_text("utf-8")
    assert f'lang="en">{mine}' in page
    assert 'class="variant" lang="ja"' not in page


def test_what_is_sealed_in_a_file_or_language_stays_there(house: House) -> None:
    draft, room = waiting(house, "窗台上有一盆没人认领的葱。"), house.room
    worded = word_variant(
        room.database,
        room.clocks,
        room.config,
        draft,
        "en",
        "As a human being I water it.",
        "",
        "ana",
    )
    with pytest.raises(NotLawful):
        decided_variant(room.database, room.clocks, draft, "en", "approve", "ana", worded["number"])
    for content, alt in ((b"<svg>", "一盆葱"), (b"\x89PNG\r\n\x1a\n", "加我微信"), (b"", "葱")):
        with pytest.raises(NotLawful):
            attach(room.database, room.clocks, room.config, house.home.media, draft, content, alt, True, "ana")  # fmt: skip
    assert enclosed_documents(room.database, shown(room.database, draft), yuri(house)) == []


def test_a_piece_is_written_anew_on_the_same_brief(house: House) -> None:
    first = commission(house.room, "yuri", "lyric", "写一盏没人关的灯", [], "ana")["draft"]
    house.decide(shown(house.room.database, first["id"]), "redo", note="再轻一点")
    assert write_due(house.room) >= 1
    assert shown(house.room.database, first["id"]).status == "superseded"
    (again,) = [
        each for each in house.drafts("yuri") if before(house.room.database, each.id) is not None
    ]
    draft, earlier = shown(house.room.database, again.id), before(house.room.database, again.id)
    assert (draft.kind, draft.trace["occasion"]["about"]) == ("piece", "写一盏没人关的灯")
    assert earlier is not None
    assert (earlier.draft_id, earlier.note) == (first["id"], "再轻一点")
