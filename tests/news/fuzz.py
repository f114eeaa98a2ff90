"""Documents that nobody would write: feeds with pieces cut out, doubled, swapped, and tokens strewn in."""

import json
from collections.abc import Callable

from hypothesis import strategies as st

from agent.news.parse import ParseFailure
from agent.news.worker import Worker
from agent.text.folding import UNSEEN
from agent.types.news import ParsedFeed
from tests.news.site import entry, rss

URL = "https://example.org/feed"
HANGS_AND_CRASHES = ("longer than", "too much memory", "broke", "was stopped")
ATOM = (
    '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>A</title>'
    "<entry><id>urn:1</id><title type='html'>Snow &lt;b&gt;on&lt;/b&gt; the pier</title>"
    "<link rel='alternate' href='/snow'/><updated>2026-03-11T09:00:00+09:00</updated><content type='xhtml'>"
    "<div xmlns='http://www.w3.org/1999/xhtml'><p>One</p></div></content></entry></feed>"
)
RDF = (
    '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="/">'
    "<title>R</title></channel><item rdf:about='/1'><title>夜の散歩</title><link>/1</link>"
    "<dc:date>2026-03-11</dc:date></item></rdf:RDF>"
)
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "J",
    "items": [{"id": "1", "url": "/1", "title": "One", "content_html": "<p>x</p>", "date_published": "2026"}],
})  # fmt: skip
PAGE = (
    "<!DOCTYPE html><html><head><link rel=alternate type=application/rss+xml href=/f></head></html>"
)
SEEDS = [
    text.encode()
    for text in (
        rss(
            entry("Night bus", "https://example.org/1", uid="1", summary="&lt;p&gt;Late&lt;/p&gt;"),
            entry("<![CDATA[Day <i>bus</i>]]>", "/2", date="Wed, 11 Mar 2026 11:00:00 +0900"),
        ),
        ATOM, RDF, JSON, PAGE,
    )
]  # fmt: skip
TOKENS = [
    b"<", b">", b"&", b"<item>", b"</item>", b"<entry>", b"</title>", b"<![CDATA[", b"]]>", b"<!--", b"-->",
    b"<?xml version='1.0' encoding='utf-16'?>", b"<!DOCTYPE rss [<!ENTITY a '&a;&a;'>]>", b"&a;", b"&#0;",
    b"&#x110000;", b"&#xD800;", b"&#38;#60;", b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b$B",
    b"\xc0\x80", b"\xed\xa0\x80", "\u202e".encode(), "\u0000\ufffe".encode("utf-8", "replace"),
    b"<pubDate>0</pubDate>", b"<pubDate>Mon, 99 Xyz 99999 99:99:99 +9999</pubDate>", b"<guid>", b"</rss>",
    b"xmlns:a='urn:a'", b"<a:b:c/>", b"<link href='javascript:x()'/>", b"<link>http://[::</link>", b"{", b"[",
    b'"', b"\\ud800", b"1e999", b"<rss", b"</channel>", b"<content:encoded>", b"<base href='//x'>", b"%00",
    b"<title type='xhtml'><div>", b"<textinput>", b"<media:group>", b"<itunes:duration>", b"<georss:point>1 ",
]  # fmt: skip
KINDS = [
    "", "application/rss+xml", "text/xml; charset=shift_jis", "text/html; charset=utf-7", "application/json",
    "text/xml; charset=utf-16", "text/xml; charset=rot13", "x; charset=\x00", "text/xml; charset=base64",
]  # fmt: skip
Change = Callable[[bytes], bytes]
_place = st.floats(0, 1, allow_nan=False)


def _at(body: bytes, place: float) -> int:
    return int(place * len(body))


def _cut(body: bytes, one: float, other: float) -> bytes:
    start, end = sorted((_at(body, one), _at(body, other)))
    return body[:start] + body[end:]


def _doubled(body: bytes, one: float, other: float, times: int) -> bytes:
    start, end = sorted((_at(body, one), _at(body, other)))
    return body[:end] + body[start:end] * times + body[end:]


def _strewn(body: bytes, place: float, token: bytes, times: int) -> bytes:
    return body[: _at(body, place)] + token * times + body[_at(body, place) :]


def _recoded(body: bytes, encoding: str) -> bytes:
    return body.decode("utf-8", "replace").encode(encoding, "replace")


changes: st.SearchStrategy[Change] = st.one_of(
    st.builds(lambda a, b: lambda body: _cut(body, a, b), _place, _place),
    st.builds(
        lambda a, b, n: lambda body: _doubled(body, a, b, n), _place, _place, st.integers(1, 20)
    ),
    st.builds(
        lambda a, token, n: lambda body: _strewn(body, a, token, n),
        _place, st.sampled_from(TOKENS), st.sampled_from([1, 1, 1, 2, 50, 2000]),
    ),
    st.builds(lambda a, noise: lambda body: _strewn(body, a, noise, 1), _place, st.binary(max_size=12)),
    st.builds(
        lambda encoding: lambda body: _recoded(body, encoding),
        st.sampled_from(["utf-16", "utf-16-le", "utf-32", "shift_jis", "gb18030", "cp037", "utf-7", "latin-1"]),
    ),
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    body = draw(st.sampled_from([*SEEDS, b""]))
    for change in draw(st.lists(changes, min_size=1, max_size=6)):
        body = change(body)[:200_000]
    return body


def read_and_check(worker: Worker, body: bytes, kind: str) -> None:
    """Whatever it is, it ends as a plain feed or as a sentence."""
    found = worker(body, kind, URL)
    if isinstance(found, ParseFailure):
        assert not any(words in found.words for words in HANGS_AND_CRASHES), found
        assert found.feed == "" or found.feed.startswith(("http://", "https://"))
        return
    assert isinstance(found, ParsedFeed)
    assert len(found.items) <= 500
    for item in found.items:
        assert item.title
        assert item.title == " ".join(item.title.split())
        assert not UNSEEN.search(item.title)
        assert len(item.title) <= 300
        assert len(item.summary) <= 2000
        assert item.url == "" or item.url.startswith(("http://", "https://"))
        item.uid.encode()
        (item.title + item.summary + item.author).encode()
