"""A persona packed in one home and opened in another: the same folder, memory, posts and voice; secrets stay shut."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from agent.database.tables import amendments, metadata
from agent.errors import NotLawful
from agent.newsroom.plan import read_in
from agent.newsroom.remembered import found_document
from agent.newsroom.travel.packing import pack, read_pack
from agent.newsroom.travel.rows import HERS
from agent.newsroom.travel.unpacking import unpack
from agent.newsroom.voices import voice_of
from agent.review.queue import history, shown
from tests.houses import home_in
from tests.news_server import NewsServer, news_server
from tests.newsroom.conftest import SETTINGS, House, house_in
from tests.newsroom.threads import by_hand, published

SECRET = "secrets: [北窗计划]\n"
PHRASE = "a long phrase"


@pytest.fixture(scope="module")
def server() -> Iterator[NewsServer]:
    with news_server() as server:
        yield server


@pytest.fixture(scope="module")
def old(
    tmp_path_factory: pytest.TempPathFactory, migrated: Path, server: NewsServer
) -> Iterator[House]:
    with opened(tmp_path_factory.mktemp("old"), migrated, server) as house:
        (house.home.config / "personas/yuri/sealed.yaml").write_text(SECRET, "utf-8")
        read_in(house.room)
        wish = "想学一件没用的事，还没选好。"
        published(house, by_hand(house, wish, "wish", opens_thread=wish))
        by_hand(house, "这一条还在等人看。", "waits")
        at = house.room.clocks.world.now()
        made = {
            "kind": "correct",
            "by": "ana",
            "why": "漏字",
            "status": "done",
            "at": at,
            "at_wall": at,
        }
        with house.room.database.write.begin() as connection:
            connection.execute(insert(amendments).values(delivery_id=1, **made))
        yield house


def opened(folder: Path, migrated: Path, server: NewsServer) -> AbstractContextManager[House]:
    home = home_in(folder / "home", feeds="feeds: []\n", settings=SETTINGS)
    shutil.copy(migrated, home.data / "selfsame.db")
    return house_in(home, server)


def packed(house: House, to: Path, phrase: str = "") -> Path:
    room = house.room
    pack(house.home, room.database, room.clocks, room.persona("yuri"), to, phrase)
    return to


STAY = {
    "accounts", "appeals", "attempts", "decision_links", "feeds", "frozen_briefs", "heats", "holds", "home",
    "invitations", "item_vectors", "items", "learned", "leavings", "looks", "model_calls", "notices",
    "people", "plants", "problems", "replays", "sagas", "second_looks", "sessions", "shelf", "slots",
    "stories", "switches", "taste_resets", "tokens", "views",
}  # fmt: skip
"""What belongs to the home, its people and its news, or is worked out anew."""


def test_every_table_says_whether_it_travels() -> None:
    travel = {table.name for table in HERS}
    assert travel & STAY == set()
    assert travel | STAY == {table.name for table in metadata.sorted_tables}


def test_another_home_opens_it_to_the_same_persona(
    old: House, tmp_path: Path, migrated: Path, server: NewsServer
) -> None:
    file = packed(old, tmp_path / "yuri.pack", PHRASE)
    assert file.stat().st_mode & 0o077 == 0
    with opened(tmp_path, migrated, server) as new:
        with pytest.raises(NotLawful) as there:
            unpack(new.room, read_pack(file), "ana", PHRASE)
        assert "--replace" in there.value.mend
        told = unpack(new.room, read_pack(file), "ana", PHRASE, replace=True)
        assert (told["posts"], told["sealed_left_shut"]) == (1, False)
        hers, before = new.room.persona("yuri"), old.room.persona("yuri")
        assert (hers.version, hers.sealed) == (before.version, ("北窗计划",))
        line = "便利店的门开了一次，没有人。"
        voices = [voice_of(each, {}) for each in (hers, before)]
        assert voices[0].score(line) == voices[1].score(line)
        draft = shown(new.room.database, 1)
        with new.room.database.read.connect() as connection:
            assert connection.execute(select(amendments.c.why)).scalars().all() == ["漏字"]
        assert (draft.text, draft.status) == (shown(old.room.database, 1).text, "published")
        assert history(new.room.database, 1)[0].action == "hand in"
        assert [each.text for each in new.room.memory.mind.threads("yuri", rested=False)]
        read_in(new.room)
        assert new.room.memory.counts("yuri") == old.room.memory.counts("yuri")
        assert found_document(new.room, "yuri", draft.text)["memories"][0]["text"] == draft.text
        with pytest.raises(NotLawful, match="has lived in this home"):
            unpack(new.room, read_pack(file), "ana", PHRASE, replace=True)


def test_without_a_passphrase_nothing_sealed_is_in_it_and_what_waits_stays(
    old: House, tmp_path: Path
) -> None:
    file = packed(old, tmp_path / "yuri.pack")
    whole = b"".join(zipfile.ZipFile(file).read(name) for name in zipfile.ZipFile(file).namelist())
    assert "北窗计划" not in whole.decode()
    assert "这一条还在等人看" not in whole.decode()
    closed = packed(old, tmp_path / "shut.pack", PHRASE)
    assert "北窗计划".encode() not in zipfile.ZipFile(closed).read("sealed.json")


def test_a_wrong_passphrase_opens_nothing(
    old: House, tmp_path: Path, migrated: Path, server: NewsServer
) -> None:
    file = packed(old, tmp_path / "yuri.pack", PHRASE)
    with opened(tmp_path, migrated, server) as new:
        with pytest.raises(NotLawful, match="does not open"):
            unpack(new.room, read_pack(file), "ana", "another", replace=True)
        assert new.drafts("yuri") == []


@pytest.mark.parametrize("name", ["folder/../../evil.yaml", "folder/.hidden"])
def test_a_pack_that_leads_out_of_her_folder_is_none(tmp_path: Path, name: str) -> None:
    file = tmp_path / "evil.pack"
    with zipfile.ZipFile(file, "w") as made:
        head = {"selfsame": "persona", "format": 1, "persona": "yuri", "version": "x"}
        made.writestr("selfsame.json", json.dumps(head))
        made.writestr("rows.json", "{}")
        made.writestr("memory.jsonl", "")
        made.writestr(name, "x")
    with pytest.raises(NotLawful):
        read_pack(file)


def test_a_file_that_is_no_pack_is_told_with_the_mend(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("hello", "utf-8")
    with pytest.raises(NotLawful) as refused:
        read_pack(tmp_path / "x")
    assert "persona pack" in refused.value.mend
