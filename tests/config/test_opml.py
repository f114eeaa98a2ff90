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
    assert [(feed.url, feed.name) for feed in read_opml(FOREIGN.encode(), "mine.opml")] == [
        ("https://quay.example/feed", "The Quay & more"),
        ("https://night.example/rss", "夜"),
        ("https://bare.example/f", "again"),
    ]


def test_what_is_written_is_read_back_the_same() -> None:
    feeds = [
        FeedEntry(url="https://a.example/?a=1&b=<2>", name='A "quoted" & <odd> name'),
        FeedEntry(url="https://b.example/"),
        FeedEntry(url="https://c.example/", name="榜", kind="board", about="self"),
    ]
    assert read_opml(write_opml(feeds).encode(), "out.opml") == feeds


def test_a_path_is_not_written_since_it_means_nothing_elsewhere() -> None:
    assert "news.xml" not in write_opml([FeedEntry(url="news.xml")])


@pytest.mark.parametrize(
    "text",
    ["", "words", "<opml><body>", "<opml><body/></opml>", '<!DOCTYPE a [<!ENTITY b "c">]><opml/>'],
)
def test_what_is_no_opml_is_told_with_its_mend(text: str) -> None:
    with pytest.raises(ConfigWrong, match=r"^mine\.opml:1: .+[;(].+"):
        read_opml(text.encode(), "mine.opml")
