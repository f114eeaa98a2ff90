"""Feeds in every encoding read the same, declared or not, and whatever the header says."""

import codecs
from time import process_time

import pytest

from agent.news.encodings import PORTION, as_utf8
from agent.news.worker import Worker
from tests.news.site import entry, rss
from tests.news.test_parse import only, read

LATIN = "Café « Übermut » à l’été, señor"
POLISH = "Żółta łódź wpływa do portu, a mewy milczą jak zaklęte"
CZECH = "Žluťoučký kůň stojí u starého majáku a čeká na večerní loď"
RUSSIAN = "Маяк снова открыт, и чайки молчат"
GREEK = "Ο φάρος άνοιξε ξανά και οι γλάροι σωπαίνουν"
TURKISH = "Deniz feneri yeniden açıldı, martılar susuyor ğış"
THAI = "ประภาคารเปิดอีกครั้งและนกนางนวลเงียบ"
CHINESE = "港口的灯塔今天重新开放，海鸥不说话"
TAIWANESE = "港口的燈塔今天重新開放，海鷗不說話"
JAPANESE = "港の灯台がまた開き、カモメは黙っている"
KOREAN = "항구의 등대가 다시 열리고 갈매기는 조용하다"
DECLARED = [
    ("iso-8859-1", "cp1252", LATIN),
    ("windows-1252", "cp1252", LATIN),
    ("us-ascii", "cp1252", LATIN),
    ("iso-8859-2", "iso8859-2", CZECH),
    ("iso-8859-5", "iso8859-5", RUSSIAN),
    ("iso-8859-7", "iso8859-7", GREEK),
    ("iso-8859-9", "cp1254", TURKISH),
    ("windows-1250", "cp1250", POLISH),
    ("windows-1251", "cp1251", RUSSIAN),
    ("koi8-r", "koi8-r", RUSSIAN),
    ("tis-620", "cp874", THAI),
    ("gb2312", "gb18030", CHINESE),
    ("GBK", "gbk", CHINESE),
    ("gb18030", "gb18030", CHINESE),
    ("hz-gb-2312", "hz", CHINESE),
    ("big5", "big5", TAIWANESE),
    ("Shift_JIS", "cp932", JAPANESE),
    ("euc-jp", "euc_jp", JAPANESE),
    ("iso-2022-jp", "iso2022_jp", JAPANESE),
    ("euc-kr", "cp949", KOREAN),
    ("iso-2022-kr", "iso2022_kr", KOREAN),
    ("utf-7", "utf-7", RUSSIAN),
    ("utf-16", "utf-16", CHINESE),
    ("utf-16", "utf-16-le", CHINESE),
    ("utf-16be", "utf-16-be", CHINESE),
    ("utf-32", "utf-32", CHINESE),
    ("utf-32", "utf-32-be", CHINESE),
    ("utf-8", "utf-8-sig", CHINESE),
    ("ebcdic-cp-us", "cp037", "Plain words"),
]


def feed(title: str, encoding: str = "") -> str:
    text = rss(entry(title, "https://example.org/n"), title=title)
    declared = f' encoding="{encoding}"' if encoding else ""
    return text.replace(' encoding="UTF-8"', declared)


@pytest.mark.parametrize(("name", "codec", "words"), DECLARED)
def test_a_declared_encoding_is_read(worker: Worker, name: str, codec: str, words: str) -> None:
    body = feed(words, name).encode(codec)
    found = read(worker, body)
    assert (found.title, found.items[0].title) == (words, words)


@pytest.mark.parametrize(("name", "codec", "words"), DECLARED[:-8])
def test_an_encoding_that_only_the_header_names_is_read(
    worker: Worker, name: str, codec: str, words: str
) -> None:
    assert only(worker, feed(words).encode(codec), f'text/xml; charset="{name}"').title == words


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("cp1252", LATIN), ("cp1251", RUSSIAN), ("koi8-r", RUSSIAN), ("cp874", THAI), ("gb18030", CHINESE),
        ("big5", TAIWANESE), ("cp932", JAPANESE), ("euc_jp", JAPANESE), ("cp949", KOREAN), ("cp1253", GREEK),
        ("cp1254", TURKISH), ("utf-8", KOREAN),
    ],
)  # fmt: skip
def test_an_encoding_that_nobody_names_is_found_in_the_words(
    worker: Worker, codec: str, words: str
) -> None:
    assert only(worker, feed(words).encode(codec)).title == words


@pytest.mark.parametrize(
    "lie", ["iso-8859-1", "gb2312", "utf-16", "us-ascii", "shift_jis", "klingon"]
)
def test_a_feed_in_utf_8_is_read_whatever_it_declares(worker: Worker, lie: str) -> None:
    assert only(worker, feed(CHINESE, lie).encode()).title == CHINESE
    assert only(worker, feed(CHINESE).encode(), f"text/xml; charset={lie}").title == CHINESE


@pytest.mark.parametrize(
    ("codec", "words"), [("gb18030", CHINESE), ("cp1252", LATIN), ("cp1251", RUSSIAN)]
)
def test_a_feed_that_wrongly_declares_utf_8_is_read(worker: Worker, codec: str, words: str) -> None:
    assert only(worker, feed(words, "utf-8").encode(codec)).title == words


def test_a_few_wrong_bytes_do_not_spoil_the_rest(worker: Worker) -> None:
    mixed = feed(f"{CHINESE} # {JAPANESE}", "utf-8").encode().replace(b"#", b"Espa\xf1a")
    assert only(worker, mixed).title == f"{CHINESE} España {JAPANESE}"


def test_an_unheard_of_or_useless_charset_is_passed_over(worker: Worker) -> None:
    for kind in (
        "text/xml; charset=nonsense-9",
        "x; charset=rot13",
        "x; charset=base64",
        "charset=",
    ):
        assert only(worker, feed(KOREAN).encode(), kind).title == KOREAN


def test_every_codec_that_python_knows_does_no_harm(worker: Worker) -> None:
    for name in (
        "idna",
        "punycode",
        "unicode_escape",
        "raw_unicode_escape",
        "undefined",
        "mbcs",
        "hex",
    ):
        assert read(worker, feed("Plain words", name).encode()).title == "Plain words", name
    assert codecs.lookup("punycode")


def test_a_long_document_without_tags_is_told_apart_as_quickly_as_a_short_one() -> None:
    """Its plain part was once gone through again from each of its letters."""
    body = b"<rss>" + "夜".encode("shift_jis") + b"<" + b'"a": 1e999, ' * 15_000
    before = process_time()
    as_utf8(body, "text/xml; charset=rot13")
    assert process_time() - before < 1.0


def test_letters_at_the_edge_of_a_portion_are_whole_and_a_half_one_is_seen() -> None:
    for shift in range(3):
        body = ("x" * (PORTION - shift) + "夜" * PORTION).encode()
        assert as_utf8(body, "") is body
        assert as_utf8(body[:-1], "").startswith(body[:-3])
