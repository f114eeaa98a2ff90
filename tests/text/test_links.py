"""Law 14: links, handles and hashtags in one form, so that new ones show."""

import pytest

from agent.text.links import cut_links, hashtags, link_key, links, mentions, without_links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("read https://News.example.com/a?utm_source=x&id=3#top.", {"news.example.com/a?id=3"}),
        ("看这里https://news.example.cn/夜，很长", {"news.example.cn"}),
        ("（http://example.com/a_(b)）", {"example.com/a_(b)"}),
        ("www.example.com and example.com/", {"example.com"}),
        ("go to example.xyz now", {"example.xyz"}),
        ("ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｃｏｍ／ａ", {"example.com/a"}),
        ("ex\u200bample.com/a", {"example.com/a"}),
        ("[hidden](https://example.org/b?x=1&a=2)", {"example.org/b?a=2&x=1"}),
        ("javascript:alert(1)", {"javascript:alert(1)"}),
        ("写信到 someone@example.com", {"someone@example.com"}),
        ("https://example.com@elsewhere.example.org/", {"elsewhere.example.org"}),
        ("http://10.0.0.1:8080/x", {"10.0.0.1:8080/x"}),
        ("strange.museum/tour", {"strange.museum/tour"}),
        ("版本4.5，Node.js，U.S. 3.14", set()),
        ("夜里没有链接。", set()),
        ("@her@house.example.com says", set()),
    ],
)
def test_links_are_found_with_and_without_their_dress(text: str, found: set[str]) -> None:
    assert links(text) == found


def test_the_same_article_under_tracking_is_one_link() -> None:
    assert link_key("http://www.example.com/a/?fbclid=1") == link_key("https://example.com/a")
    assert link_key("https://example.com/a?page=2") != link_key("https://example.com/a")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("谢谢@Her，早", {"her"}),
        ("＠ｈｅｒ", {"her"}),
        ("@her@house.example.com said", {"her@house.example.com"}),
        ("@某人 你看", {"某人"}),
        ("ask u/her or <@U123>", {"her", "u123"}),
        ("mail a.b@example.com", set()),
        ("@h\u200ber.", {"her"}),
        ("5 @ 3", set()),
    ],
)
def test_handles_are_found_in_every_form(text: str, found: set[str]) -> None:
    assert mentions(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#夜班# 又 #NightShift", {"夜班", "nightshift"}),
        ("＃夜班", {"夜班"}),
        ("#1 in C# and &#39; https://example.com/#top", set()),
    ],
)
def test_hashtags_are_found_and_numbers_are_none(text: str, found: set[str]) -> None:
    assert hashtags(text) == found


def test_a_text_without_its_links_keeps_its_words() -> None:
    assert without_links("灯 https://example.com/16 @a@b.example.com").split() == [
        "灯", "@a@b.example.com",
    ]  # fmt: skip


def test_links_are_cut_out_of_a_text_that_otherwise_stays_as_it_was_written() -> None:
    assert cut_links("灯，坏了：ｈｔｔｐｓ：//example.com/16 （见 example.com/17）！") == (
        f"灯，坏了：{' ' * 22} （见 {' ' * 14}）！"
    )
