"""Her public page and its feeds: whole, escaped, the same however often they are written."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from agent.database.tables import deliveries
from agent.errors import DeliveryFault
from agent.publishing.channel import Parcel, Receipt
from agent.publishing.channels.folder import Folder
from agent.publishing.channels.page import Page
from agent.types.approved import bytes_hash
from agent.types.clocks import FrozenClock
from agent.types.persona import Persona
from tests.publishing.making import Board, House, PowerCut
from tests.review.making import DISCLOSURE, at, persona

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = """</p><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} "'&amp; ]]> ﷽"""


def _page(house: House, tmp_path: Path, *who: Persona) -> Page:
    return Page(house.database, tmp_path / "page", {each.name: each for each in who})


class _Reader(HTMLParser):
    """Collects tags, attributes and the text of the posts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture
def written(house: House, tmp_path: Path) -> Path:
    """A page with an older post and a newer sample one."""
    her = persona(unofficial=True)
    page = _page(house, tmp_path, her)
    house.approved("a", text="第一句。")
    house.press(page)
    house.approved("b", text="第二句，\n换行。", sample=True)
    house.press(page)
    return tmp_path / "page" / "yuri"


def test_the_page_shows_every_post_newest_first_with_its_disclosure(written: Path) -> None:
    reader = _Reader((written / "index.html").read_text(encoding="utf-8"))
    text = "".join(reader.words)
    assert text.index("第二句，\n换行。") < text.index("第一句。")
    assert text.count(DISCLOSURE) == 3
    assert "Lantern House" in text


def test_the_page_says_that_she_is_unofficial_and_what_is_sample_news(written: Path) -> None:
    text = (written / "index.html").read_text(encoding="utf-8")
    assert text.count("非官方") == 1
    assert text.count(">样例新闻<") == 1


def test_the_page_says_who_answers_and_on_whose_clock_a_time_is(written: Path) -> None:
    text = (written / "index.html").read_text(encoding="utf-8")
    assert "Lantern House 对本页内容负责。" in text
    assert text.count("Shanghai (UTC+08:00)</time>") == 2


def test_an_official_persona_bears_no_such_banner(house: House, tmp_path: Path) -> None:
    house.approved()
    house.press(_page(house, tmp_path, persona()))
    text = (tmp_path / "page/yuri/index.html").read_text(encoding="utf-8")
    assert "非官方" not in text
    assert "样例新闻" not in text


def test_the_page_has_languages_no_script_and_nothing_from_elsewhere(written: Path) -> None:
    reader = _Reader((written / "index.html").read_text(encoding="utf-8"))
    tags = dict(reversed(reader.tags))
    assert tags["html"]["lang"] == tags["article"]["lang"] == "zh"
    assert not {"script", "img", "iframe", "form", "base", "object"} & tags.keys()
    addresses = [
        value for _, found in reader.tags for key, value in found.items() if key in ("href", "src")
    ]
    assert {address for address in addresses if address} == {"feed.atom", "feed.json"}
    assert "default-src 'none'" in str(reader.tags)


def test_hostile_text_is_shown_and_does_nothing(house: House, tmp_path: Path) -> None:
    her = persona()
    house.approved(text=HOSTILE)
    house.press(_page(house, tmp_path, her))
    folder = tmp_path / "page" / "yuri"
    reader = _Reader((folder / "index.html").read_text(encoding="utf-8"))
    assert not {"script", "img"} & {tag for tag, _ in reader.tags}
    assert HOSTILE in "".join(reader.words)
    entry = ElementTree.parse(folder / "feed.atom").getroot().find(f"{ATOM}entry/{ATOM}content")
    assert entry is not None
    assert HOSTILE in (entry.text or "")


def test_a_character_that_xml_cannot_hold_does_not_break_the_feed(
    house: House, tmp_path: Path
) -> None:
    house.approved()
    house.tamper(deliveries, body="叮\x07。", sha256=bytes_hash("叮\x07。"))
    house.press(_page(house, tmp_path, persona()))
    feed = ElementTree.parse(tmp_path / "page" / "yuri" / "feed.atom").getroot()
    assert feed.findtext(f"{ATOM}entry/{ATOM}content") == "叮\ufffd。"


def test_the_atom_feed_has_what_rfc_4287_demands(written: Path) -> None:
    feed = ElementTree.parse(written / "feed.atom").getroot()
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(feed.findall(f"{ATOM}{name}")) == 1
    posts = feed.findall(f"{ATOM}entry")
    assert [
        len(post.findall(f"{ATOM}{name}")) for post in posts for name in ("id", "title", "updated")
    ] == [1] * 6
    ids = [post.findtext(f"{ATOM}id") or "" for post in [feed, *posts]]
    assert len(set(ids)) == 3
    assert all(each.startswith("urn:uuid:") for each in ids)
    assert feed.findtext(f"{ATOM}updated") == posts[0].findtext(f"{ATOM}updated")
    assert "第二句，\n换行。" in (posts[0].findtext(f"{ATOM}content") or "")
    assert DISCLOSURE in (posts[0].findtext(f"{ATOM}content") or "")
    assert (posts[0].findtext(f"{ATOM}title") or "").startswith("[样例新闻]")


def test_the_json_feed_is_version_1_1_with_the_same_ids(written: Path) -> None:
    feed = json.loads((written / "feed.json").read_text(encoding="utf-8"))
    atom = ElementTree.parse(written / "feed.atom").getroot()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert [item["id"] for item in feed["items"]] == [
        entry.findtext(f"{ATOM}id") for entry in atom.findall(f"{ATOM}entry")
    ]
    assert [item["tags"] for item in feed["items"]] == [["sample"], []]
    assert feed["_selfsame"] == {"ai": True, "operator": "Lantern House", "unofficial": True}


def _bytes(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        yield path.name, path.read_bytes()


def test_a_crash_after_writing_leaves_the_same_bytes_when_it_is_repeated(
    house: House, tmp_path: Path, world: FrozenClock
) -> None:
    page = _page(house, tmp_path, persona())

    class Cut(Page):
        def send(self, parcel: Parcel) -> Receipt:
            super().send(parcel)
            raise PowerCut

    house.approved()
    with pytest.raises(PowerCut):
        house.press(Cut(page.database, page.root, page.personas))
    before = list(_bytes(page.root / "yuri"))
    house.lease_runs_out()
    world.at = at(5)
    assert house.press(page) == [1]
    assert list(_bytes(page.root / "yuri")) == before
    assert [name for name, _ in before] == ["feed.atom", "feed.json", "index.html"]


def test_a_page_that_was_lost_is_whole_again_with_the_next_post(
    house: House, tmp_path: Path
) -> None:
    page = _page(house, tmp_path, persona())
    house.approved("a", text="第一句。")
    house.press(page)
    (page.root / "yuri" / "index.html").unlink()
    house.approved("b", text="第二句。")
    house.press(page)
    assert "第一句。" in (page.root / "yuri" / "index.html").read_text(encoding="utf-8")


def test_the_page_shows_only_what_is_out(house: House, tmp_path: Path) -> None:
    page = _page(house, tmp_path, persona(), persona("ada"))
    house.desk.hand_in("waiting", text="还在等。")
    house.desk.decide("approve", house.desk.hand_in("later", text="晚点说。", speak_at=at(9)))
    house.approved("other", text="Not hers.", who=persona("ada"))
    house.approved("now", text="现在。")
    assert len(house.press(page)) == 2
    text = (page.root / "yuri" / "index.html").read_text(encoding="utf-8")
    assert "现在。" in text
    assert not any(words in text for words in ("还在等。", "晚点说。", "Not hers."))


def test_a_folder_that_cannot_be_written_is_a_fault_and_the_post_waits(
    house: House, tmp_path: Path
) -> None:
    (tmp_path / "page").write_text("a file stands in the way", encoding="utf-8")
    house.approved()
    page = _page(house, tmp_path, persona())
    assert house.press(page) == []
    (tmp_path / "page").unlink()
    house.world.at = at(1)
    assert house.press(page) == [1]


def test_a_persona_whose_folder_is_gone_is_named(house: House, tmp_path: Path) -> None:
    board = Board()
    house.approved()
    house.press(board)
    with pytest.raises(DeliveryFault, match="config/personas/yuri"):
        _page(house, tmp_path).send(board.got[0])


def test_the_folder_holds_the_approved_bytes_a_file_per_post(house: House, tmp_path: Path) -> None:
    her, folder, page = persona(channels=("page", "folder")), Folder(tmp_path / "out"), Board()
    house.approved("a", who=her)
    house.press(page, folder)
    (file,) = (tmp_path / "out" / "yuri").iterdir()
    assert file.name == "2026-03-11-1.md"
    assert file.read_bytes() == page.got[0].body.encode()
