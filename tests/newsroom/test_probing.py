"""selfsame probe: published posts and texts of a file, held against every probe."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from agent.errors import NotThere
from agent.newsroom.probing import probing_document, published, read_lines
from agent.newsroom.publish import publish_due
from agent.review.queue import hand_in
from tests.newsroom.conftest import OpenHouse
from tests.newsroom.test_autonomy import draft
from tests.writing.briefs import config


def test_a_published_post_is_seen_as_it_left_with_what_it_rests_on(open_house: OpenHouse) -> None:
    house = open_house()
    hand_in(house.room.database, draft(speak_at=None), house.room.clocks)
    house.decide(house.drafts("corrow")[0], "approve")
    house.pass_(minutes=2)
    publish_due(house.room)
    her, label = house.room.persona("corrow"), house.room.config.label
    said = published(house.room.database, her, label, None)
    assert [(each.text, "AI-written" in (each.body or "")) for each in said] == [
        (draft().text, True)
    ]
    assert published(house.room.database, her, label, house.world.at + timedelta(days=1)) == []
    document = probing_document(her, said)
    assert (document["ok"], document["hard"]["all"]) == (True, document["hard"]["hold"])


def test_texts_of_a_file_are_held_against_them_and_a_hard_break_fails(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    lines = ["The lamp is out.", {"text": "My mother had one.", "at": "2026-03-11T20:00:00Z"}]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    document = probing_document(config().personas["corrow"], read_lines(path))
    assert not document["ok"]
    first = document["probes"][0]
    assert (first["strength"], first["where"][0]["post"]) == ("hard", 2)


def test_a_file_that_is_none_is_told_with_the_mend(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text("not json", encoding="utf-8")
    with pytest.raises(NotThere) as refused:
        read_lines(path)
    assert "JSON line" in refused.value.mend
