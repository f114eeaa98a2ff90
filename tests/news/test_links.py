"""Links made harmless and comparable."""

import pytest

from agent.news.links import LONGEST_KEY, link_key, safe_link


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,hi",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "https://",
        "https://user:pass@example.org/",
        "http://[broken",
        "http://example.org:nonsense/",
        "https://example.org/" + "x" * 3000,
        "",
    ],
)
def test_links_that_are_no_web_pages_become_none(link: str) -> None:
    assert safe_link(link) == ""


def test_links_are_made_absolute_and_can_end_no_attribute() -> None:
    assert safe_link("/a b", "https://example.org/feed") == "https://example.org/a%20b"
    assert safe_link('https://example.org/?q="<x') == "https://example.org/?q=%22%3Cx"


TRACKS = (
    "srsltid gbraid wbraid _hsenc _hsmi mkt_tok wt_mc WT.mc_id s_cid ttclid li_fat_id mibextid igsh igshid xtor itm_source"
    " chksm guccounter guce_referrer trk vero_id msclkid yclid _openstat spm share_token _gl gclsrc amp"
)


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/a?id=7",
        "http://www.example.org/a/?id=7#part",
        "https://EXAMPLE.org:443/a?utm_source=x&id=7&fbclid=y",
        "https://example.org/a?spm=1.2&from=timeline&id=7",
        "https://m.example.org/a/amp?id=7",
        "https://www.amp.example.org/a/amp/?id=7&amp",
        "https://example.org/a;jsessionid=0A1B.w2?id=7",
        *(f"https://example.org/a?id=7&{name}=x1" for name in TRACKS.split()),
    ],
)
def test_the_same_article_has_one_key_whatever_tracks_it(link: str) -> None:
    assert link_key(link) == "example.org/a?id=7"


def test_different_articles_have_different_keys() -> None:
    links = ["https://example.org/a?id=7", "https://example.org/a?id=8", "https://example.org/b"]
    numbered = ["https://example.org/read?from=12", "https://example.org/read?from=13"]
    bare = ["https://example.org/read?12", "https://example.org/read?13"]
    alike = ["https://example.org/a?track=1", "https://example.org/a?item=1", "https://m.org/a"]
    assert len({link_key(link) for link in links + numbered + bare + alike}) == 10
    assert link_key("https://amp.dev/champ") == "amp.dev/champ"


def test_a_front_page_is_no_article() -> None:
    assert link_key("https://example.org/?utm_medium=rss") == link_key("") == ""


def test_a_long_key_fits_its_column_and_stays_its_own() -> None:
    one, other = (link_key(f"https://example.org/{'x' * 900}{end}") for end in "ab")
    assert one != other
    assert len(one) <= LONGEST_KEY
