"""Text out of markup: the short way through ordinary tags says what a whole HTML parser says."""

import html

import nh3
import pytest

from agent.news.plain import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fish &amp; chips", "Fish & chips"),
        ("AT&amp;amp;T", "AT&T"),
        ("5 < 6 and 7 > 3", "5 < 6 and 7 > 3"),
        ("a<br>b\n\n c\t", "a b c"),
        ("<style>p{}</style>seen", "seen"),
        ("雨\u200b夜", "雨夜"),
        ("<p>one</p><p>two</p>", "one two"),
        ("in<b>side</b> a <i>word</i>", "inside a word"),
        ("<p>before<!-- more -->after</p>", "beforeafter"),
        ("<p>told <script>alert(1)</script>twice</p>", "told twice"),
        ("<p>&lt;b&gt;bold&lt;/b&gt;</p>", "bold"),
        ('<p>cut off <img src="https://example.org/a b', "cut off"),
        ("<p>5 < 6</p>", "5 < 6"),
        ('<a title="more > less">said</a>', "said"),
        ("<p>a &lt; b</p>", "a < b"),
        ("Peru&rsquo;s Congress &hellip; &mdash; at sea", "Peru’s Congress … — at sea"),
        ("&ldquo;夜航&rdquo;&middot;", "“夜航”·"),
        ("<p>caf&amp;eacute;</p>", "café"),
        ("&LT;b&GT;bold&LT;/b&GT; &Eacute;t", "bold Ét"),
        ("Q&A; R&B, &foo; too", "Q&A; R&B, &foo; too"),
        ("It\u0092s", "It’s"),
    ],
)
def test_text_is_made_plain(text: str, expected: str) -> None:
    assert plain(text, 100) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<p>The <b>quay</b> <a href="https://example.org/?a=1&amp;b=2">opens</a> at 8&nbsp;am &mdash; really</p>',
        "<div class='x'>One <span style='color: red'>red</span> house</div>",
        '<img alt="it\'s a quay" src="a.png" />after the <code>picture</code>',
        "夜の<ruby>港<rt>みなと</rt></ruby>に<em>雨</em>&#8230;",
        "<x-y>named</x-y> <o:p>by</o:p> <font size=2>others</font> R&D &rsquo;",
    ],
)
def test_the_short_way_through_ordinary_tags_says_what_a_parser_of_html_says(text: str) -> None:
    parsed = " ".join(html.unescape(nh3.clean(text, tags=set())).split())
    assert plain(text, 500) == parsed


def test_of_long_markup_as_much_is_looked_at_as_is_shown() -> None:
    tag = '<a href="https://example.org/' + "x" * 60 + '">'
    assert plain(f"{tag}word</a> " * 60, 200) == ("word " * 40)[:199].rstrip() + "…"
    assert plain(f"<p>first</p>{tag * 30}last", 100) == "first last"
    assert plain("<p>" + "word " * 90, 100) == ("word " * 40)[:99].rstrip() + "…"
