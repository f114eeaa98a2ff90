"""OPML in and out."""

import pytest

from agent.config.opml import read_opml, write_opml
from agent.errors import ConfigWrong
from agent.types.settings import FeedEntry

FOREIGN = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>mine</title></head><body>
 <outline text="Harbours"><outline text="Deep"><outline text=" The  Quay &amp; more " type="rss"
   xmlUrl=" https://quay.example/feed " htmlUrl="https://quay.example/"/></outline></outline>
 <outline title="夜" xmlURL="https://night.example/rss" category="/other"/>
 <outline text="https://bare.example/f" xmlUrl="https://bare.example/f"/>
 <outline text="again" xmlUrl="https://bare.example/f"/>
 <outline text="a folder"/><outline text="no" xmlUrl="javascript:x()"/><outline xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_feeds_are_found_however_deep_and_each_once() -> None:
    found = read_opml(FOREIGN.encode(), "mine.opml")
    assert [(feed.url, feed.name) for feed in found.feeds] == [
        ("https://quay.example/feed", "The Quay & more"),
        ("https://night.example/rss", "夜"),
        ("https://bare.example/f", ""),
    ]
    assert found.left_out == [
        ("https://bare.example/f", "stands twice"),
        ("javascript:x()", "is no web address"),
        ("file:///etc/passwd", "is no web address"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("feed://quay.example/rss", "https://quay.example/rss"),
        ("feed:https://quay.example/rss", "https://quay.example/rss"),
        ("feed:http://quay.example/rss", "http://quay.example/rss"),
        ("FEED://https://quay.example/rss", "https://quay.example/rss"),
    ],
)
def test_an_address_as_readers_write_it_is_a_web_address(written: str, meant: str) -> None:
    text = f'<opml><body><outline text="Quay" xmlUrl="{written}"/></body></opml>'
    assert read_opml(text.encode(), "mine.opml").feeds == [FeedEntry(url=meant, name="Quay")]


def test_what_is_written_is_read_back_the_same() -> None:
    feeds = [
        FeedEntry(url="https://a.example/?a=1&b=<2>", name='A "quoted" & <odd> name'),
        FeedEntry(url="https://b.example/"),
        FeedEntry(url="https://c.example/", name="榜", kind="board", about="self"),
    ]
    assert read_opml(write_opml(feeds).encode(), "out.opml").feeds == feeds


def test_a_path_is_not_written_since_it_means_nothing_elsewhere() -> None:
    assert "news.xml" not in write_opml([FeedEntry(url="news.xml")])


@pytest.mark.parametrize(
    "text",
    ["", "words", "<opml><body>", "<opml><body/></opml>", '<!DOCTYPE a [<!ENTITY b "c">]><opml/>'],
)
def test_what_is_no_opml_is_told_with_its_mend(text: str) -> None:
    with pytest.raises(ConfigWrong, match=r"^mine\.opml:1: .+[;(].+"):
        read_opml(text.encode(), "mine.opml")
