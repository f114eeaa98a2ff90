"""A persona packed in one home and opened in another: the same folder, memory, posts and voice; secrets stay shut."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from agent.database.media_files import keep
from agent.database.tables import amendments, metadata, posts
from agent.errors import NotLawful
from agent.newsroom.plan import read_in
from agent.newsroom.remembered import found_document
from agent.newsroom.travel.numbers import drawn, renumbered
from agent.newsroom.travel.packing import pack, read_pack
from agent.newsroom.travel.rows import HERS
from agent.newsroom.travel.unpacking import unpack
from agent.newsroom.voices import voice_of
from agent.review.enclosing import enclose
from agent.review.queue import history, shown
from agent.types.media import Attachment
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
    assert "北窗计划".encode() not in whole
    assert "这一条还在等人看".encode() not in whole
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


def test_a_home_with_a_past_takes_her_in_under_numbers_of_its_own(
    old: House, tmp_path: Path, migrated: Path, server: NewsServer
) -> None:
    file = packed(old, tmp_path / "yuri.pack")
    with opened(tmp_path, migrated, server) as new:
        read_in(new.room)
        here = "这里的她先说过一句，关于一把没人收的伞。"
        first = published(new, by_hand(new, here, "wish", opens_thread=here))
        with pytest.raises(NotLawful) as refused:
            unpack(new.room, read_pack(file), "ana", replace=True)
        assert "--as NAME" in refused.value.mend
        told = unpack(new.room, read_pack(file), "ana", name="yuri-abroad")
        assert (told["persona"], told["posts"]) == ("yuri-abroad", 1)
        assert shown(new.room.database, first.id).text == here
        (came,) = [each for each in new.drafts("yuri-abroad") if each.status == "published"]
        assert came.id != first.id
        assert came.text == shown(old.room.database, 1).text
        assert history(new.room.database, came.id)[0].action == "hand in"
        (post,) = new.room.rows(select(posts.c.id).where(posts.c.draft_id == came.id))
        (thread,) = new.room.memory.mind.threads("yuri-abroad", rested=False)
        assert (thread.text, thread.opened_by) == (
            "想学一件没用的事，还没选好。",
            f"post:{post.id}",
        )
        read_in(new.room)
        assert (
            found_document(new.room, "yuri-abroad", came.text)["memories"][0]["text"] == came.text
        )
        hers, before = new.room.persona("yuri-abroad"), old.room.persona("yuri")
        assert hers.file.identity.name == "YURI (yuri-abroad)"
        assert {**hers.files, "persona.yaml": ""} == {**before.files, "persona.yaml": ""}
        line = "便利店的门开了一次，没有人。"
        assert voice_of(hers, {}).score(line) == voice_of(before, {}).score(line)


def test_what_a_trace_cites_is_cited_by_the_numbers_here() -> None:
    trace = {
        "memories": [{"id": 4, "kind": "lore"}], "lessons": [5], "open_threads": [4], "changes": None,
        "candidates": [{"text": "句", "closes_thread": 4, "takes_up": None}],
        "occasion": {"kind": "told", "key": "told:2/before", "memory_id": 5, "thread_id": None, "story_id": 9},
    }  # fmt: skip
    rows = {
        "drafts": [{"id": 1, "persona": "yuri", "closes_thread": 4, "takes_up_thread": None, "trace": trace}],
        "posts": [{"id": 1, "persona": "yuri", "draft_id": 1}],
        "audit": [{"id": 3, "subject": "draft:1"}, {"id": 4, "subject": "mood:yuri"}],
        "tellings": [{"id": 2, "persona": "yuri", "memory_id": 5}],
    }  # fmt: skip
    last = {"drafts": 10, "posts": 0, "tellings": 30}
    numbers = replace(drawn(rows, last), memories={4: 104, 5: 105})
    made = renumbered(rows, numbers, "hers")
    assert (made["posts"][0]["id"], made["posts"][0]["draft_id"]) == (1, 11)
    assert [row["subject"] for row in made["audit"]] == ["draft:11", "mood:yuri"]
    draft = made["drafts"][0]
    assert (draft["id"], draft["persona"], draft["closes_thread"]) == (11, "hers", 104)
    told = draft["trace"]
    assert (told["memories"][0]["id"], told["lessons"], told["open_threads"]) == (104, [105], [104])
    assert told["candidates"][0]["closes_thread"] == 104
    assert told["occasion"]["key"] == "told:31/before"
    assert (told["occasion"]["memory_id"], told["occasion"]["story_id"]) == (105, None)


def test_files_travel_with_her_and_nothing_else_under_their_names(
    old: House, tmp_path: Path
) -> None:
    content = b"\x89PNG\r\n\x1a\n a window"
    given = Attachment(sha256(content).hexdigest(), "image/png", len(content), "一扇窗", True)
    keep(old.home.media, given.name, content)
    draft = by_hand(old, "窗台上的灰有一个圆，杯子搬走了。", "with-a-file")
    enclose(old.room.database, old.room.clocks, draft.id, given, "ana")
    old.decide(draft, "reject", reason="dull")
    file = packed(old, tmp_path / "yuri.pack")
    assert read_pack(file).media == {given.name: content}
    with zipfile.ZipFile(file, "a") as made:
        made.writestr(f"media/{'a' * 64}.png", b"<script>")
    with pytest.raises(NotLawful, match="not what its name says"):
        read_pack(file)
