"""feeds.yaml edited by the command line: every comment stays where it was, and every other byte, too."""

from pathlib import Path

import pytest

from agent.config.feeds_file import add_feeds, read_feeds, remove_feed
from agent.config.home import CHECKOUT
from agent.errors import ConfigWrong, NotThere
from agent.types.settings import FeedEntry

NEW = FeedEntry(url="https://new.example/feed#x", name='新しい: "feed"', kind="board", about="self")
LINE = (
    r'- {url: "https://new.example/feed#x", name: "新しい: \"feed\"", kind: "board", about: "self"}'
)
FLOWING = """\
# What we read.
feeds:   # all of it
  # Harbours.
  - {url: "https://a.example/", name: A}   # the first

  # Lamps, and what people say about them.
  - {url: "https://b.example/", name: B}
  # - {url: "https://off.example/"}  off for now
  - {url: "https://c.example/", name: C}

# The end.
"""
BLOCKS = """\
feeds:
- url: https://a.example/   # the first
  name: A
# Lamps.
- url: https://b.example/
  name: >-
    B, folded
    over lines
  # said of b

- name: C
  url: https://c.example/
other_end: []
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "feeds.yaml"
    path.write_bytes(text.encode())
    return path


def test_a_feed_is_added_at_the_end_and_nothing_else_changes(tmp_path: Path) -> None:
    path = written(tmp_path, FLOWING)
    assert add_feeds(path, [NEW]) == [NEW]
    last = '  - {url: "https://c.example/", name: C}\n'
    assert path.read_text("utf-8") == FLOWING.replace(last, f"{last}  {LINE}\n")
    assert read_feeds(path).feeds[-1] == NEW


def test_a_feed_is_removed_with_its_own_line_only(tmp_path: Path) -> None:
    for name in "ABC":
        path = written(tmp_path, FLOWING)
        assert remove_feed(path, name).name == name
        kept = [line for line in FLOWING.splitlines(True) if f"name: {name}}}" not in line]
        assert path.read_text("utf-8") == "".join(kept)


def test_entries_over_several_lines_are_removed_whole(tmp_path: Path) -> None:
    text = BLOCKS.replace("other_end: []\n", "")
    path = written(tmp_path, text)
    remove_feed(path, "https://b.example/")
    gone = "- url: https://b.example/\n  name: >-\n    B, folded\n    over lines\n"
    assert path.read_text("utf-8") == text.replace(gone, "")
    remove_feed(path, "C")
    remove_feed(path, "A")
    assert read_feeds(path).feeds == ()
    assert "# Lamps." in path.read_text("utf-8")
    add_feeds(path, [NEW])
    assert read_feeds(path).feeds == (NEW,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing yet\n",
        "feeds: []\n",
        "feeds: []   # none\n# more\n",
        "feeds: [{url: a}, {url: b}]\n",
        "feeds: [\n  {url: a},  # first\n  {url: b}  # second\n]\n# more\n",
        "feeds:\n    - url: a",
        "feeds:\r\n  - url: a\r\n  # x\r\n  - url: b\r\n",
        "feeds:\n  - {url: a,\n     name: over lines}\n",
        "# ours\nfeeds:   # none yet\n  # - {uri: off}\n\n# more\n",
        "feeds:\n",
        "feeds:",
        "feeds: ~  # none\n",
        "feeds: null\r\n# more\r\n",
    ],
)
def test_any_way_of_writing_the_list_can_be_edited_and_edited_back(
    tmp_path: Path, text: str
) -> None:
    path = written(tmp_path, text)
    before = read_feeds(path).feeds
    add_feeds(path, [NEW, NEW, *before])
    assert read_feeds(path).feeds == (*before, NEW)
    for feed in (NEW, *before):
        remove_feed(path, feed.url)
    assert read_feeds(path).feeds == ()
    assert set(kept_comments(path.read_bytes().decode())) >= set(kept_comments(text))


def test_the_first_feed_stands_behind_the_remarks_under_the_key(tmp_path: Path) -> None:
    path = written(tmp_path, "feeds:   # all\n  # Harbours.\n\n")
    add_feeds(path, [NEW])
    assert path.read_text("utf-8") == f"feeds:   # all\n  # Harbours.\n  {LINE}\n"


def kept_comments(text: str) -> list[str]:
    """Those that stand on no entry's line, with what ends them."""
    lines = [line for line in text.splitlines(True) if "url" not in line]
    return [line[line.index("#") :] for line in lines if "#" in line]


def test_the_starter_config_can_be_edited(tmp_path: Path) -> None:
    text = (CHECKOUT / "config" / "feeds.yaml").read_text("utf-8")
    path = written(tmp_path, text)
    urls = [feed.url for feed in read_feeds(path).feeds]
    add_feeds(path, [NEW])
    for url in (NEW.url, *urls[::2]):
        remove_feed(path, url)
    comments = [line for line in text.splitlines() if line.lstrip().startswith("#")]
    left = path.read_text("utf-8").splitlines()
    assert [line for line in left if line.lstrip().startswith("#")] == comments


def test_an_address_without_its_scheme_is_asked_about_rather_than_kept_as_a_file(
    tmp_path: Path,
) -> None:
    path = written(tmp_path, FLOWING)
    with pytest.raises(NotThere, match="there is no file news\\.example/feed") as missing:
        add_feeds(path, [FeedEntry(url="news.example/feed")])
    assert missing.value.mend == "if it is an address: https://news.example/feed"
    assert path.read_text("utf-8") == FLOWING


@pytest.mark.parametrize(
    ("url", "mend"),
    [
        ("ftp://x/y", "write one that begins with https://"),
        ("feed://x.example/y", "write https://x.example/y"),
        ("https://a b/c", "write %20 for it in a path, or take it out"),
        ("https://", "copy it from a browser"),
        ("https://a..example/", "copy it from a browser"),
        ("https://[a/", "copy it from a browser"),
        ("https://a.example:port/", "copy it from a browser"),
        ("file:///no/such/feed.xml", "mend the path"),
    ],
)
def test_what_is_no_address_is_not_added(tmp_path: Path, url: str, mend: str) -> None:
    path = written(tmp_path, FLOWING)
    with pytest.raises(NotThere) as fault:
        add_feeds(path, [FeedEntry(url=url)])
    assert fault.value.mend == mend
    assert path.read_text("utf-8") == FLOWING


def test_a_feed_that_is_there_is_not_added_again(tmp_path: Path) -> None:
    path = written(tmp_path, FLOWING)
    assert add_feeds(path, [FeedEntry(url="https://a.example/", name="other")]) == []
    assert path.read_text("utf-8") == FLOWING


def test_what_is_not_there_or_called_alike_is_not_removed(tmp_path: Path) -> None:
    path = written(tmp_path, "feeds: [{url: a, name: X}, {url: b, name: X}]\n")
    with pytest.raises(NotThere, match=r"no feed in config/feeds\.yaml"):
        remove_feed(path, "c")
    with pytest.raises(NotThere, match="2 feeds are called 'X'"):
        remove_feed(path, "X")


@pytest.mark.parametrize(
    "text", ["feeds: 7\n", "feeds: [{uri: a}]\n", "feeds:\n\t- url: a\n", "feeds: [", "- a\n"]
)
def test_a_file_with_mistakes_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigWrong, match=r"^config/feeds\.yaml:\d"):
        add_feeds(path, [NEW])
    assert path.read_text("utf-8") == text


def test_a_list_with_anchors_is_left_to_be_edited_by_hand(tmp_path: Path) -> None:
    text = "feeds:\n  - &a {url: a}\n  - url: b\n    name: *n\n".replace("*n", "&n N")
    path = written(tmp_path, text + "  - {url: c, name: *n}\n")
    with pytest.raises(ConfigWrong):
        remove_feed(path, "b")
    assert len(read_feeds(path).feeds) == 3
