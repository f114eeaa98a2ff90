"""Documents read in the worker: hostile ones change nothing but themselves."""

import json
import os
import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from agent.news import parse
from agent.news.parse import ParseFailure, parse_quickly, parse_tolerantly, prepared
from agent.news.references import with_known_references as with_known
from agent.news.worker import DOCUMENT_MEMORY, Worker, sparing
from agent.types.news import ParsedFeed, ParsedItem
from tests.news.site import entry, rss

URL = "https://example.org/feed"
PLAIN = entry("A plain title", "https://example.org/plain", uid="p", summary="Nothing special.")


def read(worker: Worker, body: str | bytes, kind: str = "") -> ParsedFeed:
    found = worker(body.encode() if isinstance(body, str) else body, kind, URL)
    assert isinstance(found, ParsedFeed), found
    return found


def only(worker: Worker, body: str | bytes, kind: str = "") -> ParsedItem:
    (item,) = read(worker, body, kind).items
    return item


def test_an_atom_feed_is_read(worker: Worker) -> None:
    item = only(
        worker,
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>urn:1</id>'
        '<title>Snow on the pier</title><link href="/snow"/><author><name>Ada</name></author>'
        "<published>2026-03-11T09:00:00+09:00</published>"
        '<summary type="html">&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two &amp;amp; three&lt;/p&gt;</summary>'
        "</entry></feed>",
    )
    when = datetime(2026, 3, 11, tzinfo=UTC)
    assert item == ParsedItem(
        "urn:1", "https://example.org/snow", "Snow on the pier", "One Two & three", "Ada", when
    )


def test_an_rdf_feed_is_read(worker: Worker) -> None:
    item = only(
        worker,
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel'
        ' rdf:about="/"><title>R</title></channel><item rdf:about="/1"><title>夜の散歩</title>'
        "<link>https://example.org/1</link><dc:date>2026-03-11T09:00:00+09:00</dc:date></item></rdf:RDF>",
    )
    assert (item.title, item.url) == ("夜の散歩", "https://example.org/1")
    assert item.published_at == datetime(2026, 3, 11, tzinfo=UTC)


def test_a_json_feed_and_a_hot_list_are_read(worker: Worker) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "items": [
            {"id": 1, "url": "https://example.org/1", "title": "One", "content_text": "text"},
            {"id": "2", "content_html": "<p>Only words</p>", "authors": [{"name": "Bo"}]},
            "no item",
        ],
    }
    one, two = read(worker, json.dumps(feed)).items
    assert (one.uid, one.title, one.summary) == ("1", "One", "text")
    assert (two.title, two.summary, two.author, two.url) == ("Only words", "Only words", "Bo", "")
    board = {"data": [{"title": "热榜第一", "url": "https://example.org/hot", "hot": 99}]}
    assert only(worker, "\ufeff" + json.dumps(board)).title == "热榜第一"


def test_a_broken_feed_is_read_by_the_tolerant_reader(worker: Worker) -> None:
    broken = rss(PLAIN).replace("</channel></rss>", "<item><title>Cut o")
    assert "A plain title" in [item.title for item in read(worker, broken).items]


@pytest.mark.parametrize("encoding", ["gb18030", "shift_jis", "utf-16"])
def test_other_encodings_are_read(worker: Worker, encoding: str) -> None:
    body = rss(entry("夜の散歩", "https://example.org/n")).replace("UTF-8", encoding)
    assert only(worker, body.encode(encoding)).title == "夜の散歩"


def test_the_charset_of_the_header_counts_where_the_document_names_none(worker: Worker) -> None:
    body = rss(entry("深夜散步", "https://example.org/n")).replace(' encoding="UTF-8"', "")
    assert only(worker, body.encode("gb18030"), "text/xml; charset=GB2312").title == "深夜散步"


ENTITIES = (
    f'<!ENTITY big "{"lol" * 9_000}">'
    + '<!ENTITY e0 "lollollol">'
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 40}">' for n in range(1, 8))
)


@pytest.mark.parametrize(
    "hostile",
    [
        entry("&lt;script&gt;alert(1)&lt;/script&gt;Hello", "https://example.org/s"),
        entry("Hello", "javascript:alert(1)"),
        entry("Hello " + "x" * 5_000_000, "https://example.org/long"),
        entry("Hello", "https://example.org/d", date="Mon, 45 Foo 20260 99:99:99"),
        entry("Hello \u202egnp.exe\u2066 \u200b\ufeff\U000e0041", "https://example.org/bidi"),
        entry("Hello", "https://example.org/i", summary="&lt;img src=x onerror=alert(1)&gt;"),
        entry("&e7;Hello", "https://example.org/bomb"),
        entry("&big;" * 3_500 + "Hello", "https://example.org/quadratic"),
        entry("Hello", uid="p"),
        entry("", "https://example.org/nothing"),
        entry("&lt;b&gt;" * 50_000 + "Hello", "https://example.org/deep"),
    ],
)
def test_a_hostile_item_changes_nothing_but_itself(worker: Worker, hostile: str) -> None:
    alone = only(worker, rss(PLAIN))
    head = f"<!DOCTYPE rss [{ENTITIES}]>" if "&big;" in hostile or "&e7;" in hostile else ""
    both = read(worker, rss(hostile, PLAIN, head=head))
    assert [item for item in both.items if item.title == "A plain title"][-1].url == alone.url
    assert len(both.items) <= 2
    for item in both.items:
        assert len(item.title) <= 300
        assert len(item.summary) <= 2000
        assert "<" not in item.title + item.summary
        assert item.url.startswith("https://") or not item.url
        assert item.title.isprintable()


def test_declared_entities_are_never_expanded(worker: Worker) -> None:
    quadratic = rss(entry("&big;" * 200), PLAIN, head=f"<!DOCTYPE rss [{ENTITIES}]>").encode()
    broken = quadratic.replace(b"</channel></rss>", b"")
    for body in (quadratic, broken):
        found = parse_tolerantly(body, "", URL)
        assert isinstance(found, ParsedFeed)
        assert not any("lol" in item.title for item in found.items)


def test_a_javascript_link_is_dropped_and_the_text_kept(worker: Worker) -> None:
    item = only(worker, rss(entry("Hello", "javascript:alert(1)", uid="j")))
    assert (item.title, item.url) == ("Hello", "")


def test_items_that_share_one_id_are_told_apart(worker: Worker) -> None:
    items = [entry(f"Number {n}", f"https://example.org/{n}", uid="0") for n in range(3)]
    found = read(worker, rss(*items)).items
    assert len({item.uid for item in found}) == len(found) == 3
    assert read(worker, rss(*items)).items == found


def test_no_more_than_500_items_are_taken(worker: Worker) -> None:
    many = [entry(f"Number {n}", f"https://example.org/{n}") for n in range(700)]
    assert len(read(worker, rss(*many)).items) == 500


def test_a_document_that_takes_too_long_or_too_much_fails_alone() -> None:
    worker = Worker(seconds=1.5, memory=300 << 20)
    assert worker.run(time.sleep, 30) == ParseFailure("reading it took longer than 1.5 seconds")
    assert worker.run(bytearray, 1 << 30) == ParseFailure("reading it took too much memory")
    assert worker.run(os._exit, 9) == ParseFailure("reading it broke the reading process")
    assert only(worker, rss(PLAIN)).title == "A plain title"
    started = time.monotonic()
    worker.close()
    assert time.monotonic() - started < 2


def test_one_document_may_take_less_than_the_process() -> None:
    worker = Worker()
    found = worker.run(sparing, bytearray, DOCUMENT_MEMORY + (8 << 20))
    assert found == ParseFailure("reading it took too much memory")
    assert worker.run(sparing, len, "abc") == 3
    worker.close()


def test_a_worker_that_is_closed_before_it_began_leaves_nobody_waiting() -> None:
    from threading import Thread

    for pause in (0.0, 0.01, 0.05):
        worker, answers = Worker(), []
        reading = Thread(target=lambda: answers.append(worker.run(time.sleep, 30)), daemon=True)  # noqa: B023
        reading.start()
        time.sleep(pause)
        worker.close()
        reading.join(5)
        worker.close()
        assert not reading.is_alive() or not answers


def test_a_worker_that_reads_is_closed_at_once_and_can_be_used_again() -> None:
    from threading import Thread

    worker, answers = Worker(), []
    reading = Thread(target=lambda: answers.append(worker.run(time.sleep, 30)))
    reading.start()
    time.sleep(0.6)
    started = time.monotonic()
    worker.close()
    reading.join(2)
    assert time.monotonic() - started < 2
    assert isinstance(answers[0], ParseFailure)
    assert only(worker, rss(PLAIN)).title == "A plain title"
    worker.close()


def test_half_a_declaration_before_a_long_line_is_read_in_a_moment() -> None:
    body = (
        b'<?xml version="1.0" encoding="u' + b"xmlns:a='urn:a'" * 12_000 + b"<rss><item><title>Day"
    )
    before = time.process_time()
    parse_tolerantly(body, "text/xml", "https://example.org/feed")
    assert time.process_time() - before < 1.0


def test_what_declares_entities_is_taken_out_wherever_it_stands_before_the_first_element() -> None:
    bomb = b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    feed = b"<rss><channel><title>News</title></channel></rss>"
    for before in (b"", b'<?xml version="1.0"?>\n', b"<!-- <rss> -->", b"<?x <rss> > <rss ?>"):
        assert b"ENTITY" not in prepared(before + bomb + feed, "")
        assert prepared(before + feed, "") == before + feed


def test_a_title_with_markup_in_it_is_left_to_the_tolerant_reader() -> None:
    for title in ("<title>The <b>quay</b></title>", '<title type="x">The <b>quay</b></title>'):
        assert parse_quickly(f"<rss><item>{title}</item></rss>".encode(), "", "") is None
    for title in (
        "<title>The quay</title>",
        "<title><![CDATA[The <b>quay</b>]]></title>",
        "<title/>",
    ):
        body = f"<rss><channel><item>{title}<link>https://example.org/</link></item><item><title>Two</title></item></channel></rss>"
        assert parse_quickly(body.encode(), "", "") is not None


STRAY = (
    ("AT&T signs R&B star &amp; co", "AT&T signs R&B star & co"),
    ("Fran&ccedil;oise Hardy tribute", "Françoise Hardy tribute"),
    ("A &mdash; B & C", "A — B & C"),
    ("a &foo; b &#xZZ; c &; d", "a &foo; b &#xZZ; c &; d"),
    ("Q &AMP; &LT;b&GT;A", "Q & A"),
    ("a &b<![CDATA[ R&amp;B ]]>&c", "a &b R&B &c"),
    ("It&#146;s &#55296; &eacute;", "It’s \ufffd é"),
    ("&amp;ldquo;夜航&amp;rdquo; &#8212; R&amp;B", "“夜航” — R&B"),
)


@pytest.mark.parametrize("written", [rss, lambda *items: rss(*items).replace("</rss>", "")])
@pytest.mark.parametrize(("title", "meant"), STRAY)
def test_a_stray_ampersand_or_a_name_of_html_costs_no_word(
    worker: Worker, title: str, meant: str, written: Callable[..., str]
) -> None:
    odd = entry(title, "https://example.org/?a=1&copy=2", summary=f"{title} and more")
    found = read(worker, written(odd, PLAIN)).items[0]
    assert (found.title, found.summary) == (meant, f"{meant} and more")
    assert found.url == "https://example.org/?a=1&copy=2"


def test_only_a_document_that_is_not_well_formed_is_looked_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[bytes] = []

    def look(body: bytes) -> bytes:
        looked.append(body)
        return with_known(body)

    monkeypatch.setattr(parse, "with_known_references", look)
    for title in ("R&amp;B &#8212; <![CDATA[R&B &mdash;]]>", "R&B"):
        parse_quickly(rss(entry(title, "https://example.org/1")).encode(), "", URL)
    assert len(looked) == 1


BASED = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{}"><title>A</title>'
    '<entry xml:base="2026/"><id>1</id><title>One</title><link href="x.html"/></entry>'
    '<entry><id>2</id><title>Two</title><link rel="alternate" href="/y.html"/></entry></feed>'
)


@pytest.mark.parametrize(
    ("base", "urls"),
    [
        ("https://quay.example/blog/", ("https://quay.example/blog/2026/x.html", "https://quay.example/y.html")),
        ("/blog/", ("https://example.org/blog/2026/x.html", "https://example.org/y.html")),
    ],
)  # fmt: skip
def test_links_begin_where_xml_base_says(worker: Worker, base: str, urls: tuple[str, str]) -> None:
    assert tuple(item.url for item in read(worker, BASED.format(base)).items) == urls


def test_a_base_costs_nothing_where_all_links_are_whole() -> None:
    whole = BASED.format("https://quay.example/").replace('href="', 'href="https://quay.example/')
    assert parse_quickly(whole.encode(), "", URL) is not None
