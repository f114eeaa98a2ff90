"""Feeds that move, that are gone, that hide behind walls, and pages that name their feed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from agent.news.feeds import revive
from agent.news.gather import NewsDesk, gather
from agent.news.moves import SIGHTS, Whereabouts, after_reading
from agent.news.pages import feed_of
from agent.types.clocks import FrozenClock
from tests.news.conftest import Follow
from tests.news.looks import state_of, titles
from tests.news.site import Site, entry, page, rss, status, tagged

GOOD = rss(entry("A quiet harbour opens its gates", "/harbour", uid="h1"))
ROOM = "https://quay.example/room/"


@pytest.mark.parametrize("code", [301, 308])
def test_a_permanent_redirect_is_remembered_once_it_was_seen_again_and_again(
    desk: NewsDesk, site: Site, follow_feeds: Follow, code: int
) -> None:
    there = site.at("/there", page(GOOD))
    url = site.at("/here", status(code, Location="/there"))
    follow_feeds(url)
    for _ in range(SIGHTS):
        assert state_of(desk, url).address == ""
        gather(desk, force=True)
    assert state_of(desk, url).address == there
    gather(desk, force=True)
    assert (site.times_asked("/here"), site.times_asked("/there")) == (SIGHTS, SIGHTS + 1)
    assert titles(desk) == ["A quiet harbour opens its gates"]


@pytest.mark.parametrize("code", [302, 303, 307])
def test_a_passing_redirect_is_followed_each_time(
    desk: NewsDesk, site: Site, follow_feeds: Follow, code: int
) -> None:
    site.at("/there", page(GOOD))
    url = site.at("/here", status(code, Location="/there"))
    follow_feeds(url)
    for _ in range(SIGHTS + 1):
        gather(desk, force=True)
    assert state_of(desk, url).address == ""
    assert site.times_asked("/here") == SIGHTS + 1


def test_a_run_of_redirects_is_believed_as_far_as_it_is_permanent(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    site.at("/end", page(GOOD))
    site.at("/today", status(302, Location="/end"))
    middle = site.at("/moved", status(301, Location="/today"))
    url = site.at("/here", status(301, Location="/moved"))
    follow_feeds(url)
    for _ in range(SIGHTS):
        gather(desk, force=True)
    assert state_of(desk, url).address == middle.replace("/moved", "/today")


def test_a_redirect_that_wavers_or_would_give_up_a_safe_address_is_not_believed() -> None:
    known = Whereabouts(None, "https://b.example/", SIGHTS - 1)
    other = after_reading(known, "https://a.example/", "https://a.example/", "https://c.example/")
    assert other == Whereabouts(None, "https://c.example/", 1)
    back = after_reading(known, "https://a.example/", "https://a.example/", None)
    assert back == Whereabouts()
    listened = Whereabouts(None, "http://a.example/", SIGHTS - 1)
    found = after_reading(listened, "https://a.example/", "https://a.example/", "http://a.example/")
    assert found == Whereabouts()


def test_a_feed_that_is_lost_at_its_new_place_is_looked_for_at_its_old_one(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    site.at("/there", page(GOOD))
    url = site.at("/here", status(301, Location="/there"))
    follow_feeds(url)
    for _ in range(SIGHTS):
        gather(desk, force=True)
    site.at("/there", status(404))
    site.at("/here", tagged(rss(entry("Back at home", "/home", uid="b")), '"b"'))
    for _ in range(4):
        gather(desk, force=True)
    assert titles(desk)[-1] == "Back at home"
    assert (state_of(desk, url).state, state_of(desk, url).address) == ("ok", "")


def test_a_feed_that_is_gone_for_good_is_retired_with_a_notice_until_it_is_put_in_again(
    desk: NewsDesk, site: Site, follow_feeds: Follow, world: FrozenClock
) -> None:
    url, other = site.at("/f", status(410)), site.at("/other", page(GOOD))
    follow_feeds(url, other)
    assert gather(desk).failed == 1
    state = state_of(desk, url)
    assert (state.state, state.next_at) == ("gone", None)
    assert "410 (Gone); the feed is gone for good and is not asked any more" in state.error
    world.advance(timedelta(days=3))
    gather(desk, force=True)
    follow_feeds(url, other)
    gather(desk, force=True)
    assert site.times_asked("/f") == 1
    follow_feeds(other)
    follow_feeds(url, other)
    gather(desk, force=True)
    assert site.times_asked("/f") == 2


def test_a_retired_feed_can_be_revived(desk: NewsDesk, site: Site, follow_feeds: Follow) -> None:
    url = site.at("/f", status(410))
    follow_feeds(url)
    gather(desk)
    site.at("/f", page(GOOD))
    assert revive(desk.database, url)
    assert not revive(desk.database, url)
    assert gather(desk).new_items == 1
    assert state_of(desk, url).state == "ok"


CHALLENGE = (
    '<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><script src="'
    '/cdn-cgi/challenge-platform/h/b/orchestrate"></script></body></html>'
)


@pytest.mark.parametrize("code", [200, 403, 503])
def test_a_wall_is_told_as_a_wall_and_never_taken_for_an_empty_feed(
    desk: NewsDesk, site: Site, follow_feeds: Follow, code: int
) -> None:
    url = site.at("/f", tagged(GOOD, '"good"'))
    follow_feeds(url)
    gather(desk)
    wall = page(CHALLENGE, "text/html", ETag='"wall"', code=code)
    site.at("/f", wall)
    gather(desk, force=True)
    assert "a page of Cloudflare asks whether a person is there" in state_of(desk, url).error
    site.at("/f", tagged(GOOD, '"good"'))
    assert gather(desk, force=True).unchanged == 1, "the wall's tag was not kept"
    assert titles(desk) == ["A quiet harbour opens its gates"]


def test_walls_show_in_headers_too(desk: NewsDesk, site: Site, follow_feeds: Follow) -> None:
    url = site.at("/f", page("", "text/html", cf_mitigated="challenge", code=403))
    follow_feeds(url)
    gather(desk)
    assert "Cloudflare" in state_of(desk, url).error


def test_a_plain_refusal_says_whom_to_ask(desk: NewsDesk, site: Site, follow_feeds: Follow) -> None:
    url = site.at("/f", page("<html><body>No.</body></html>", "text/html", code=403))
    follow_feeds(url)
    gather(desk)
    assert "403 (Forbidden); it lets us not in: ask its people" in state_of(desk, url).error


def a_page(*links: str) -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Quay</title>{''.join(links)}</head><body></body></html>"
    )


def alternate(href: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f"<link rel='alternate' type='{kind}' title='{title}' href='{href}'>"


def test_a_web_page_s_address_finds_its_feed_in_the_same_pass_and_remembers_it(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    url = site.at("/", page(a_page(alternate("/feed.xml")), "text/html"))
    feed = site.at("/feed.xml", page(GOOD))
    follow_feeds(url)
    assert gather(desk).new_items == 1
    assert (state_of(desk, url).state, state_of(desk, url).address) == ("ok", feed)
    gather(desk, force=True)
    assert (site.times_asked("/"), site.times_asked("/feed.xml")) == (1, 2)


def test_pages_that_name_each_other_are_no_feed(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    site.at("/b", page(a_page(alternate("/a")), "text/html"))
    url = site.at("/a", page(a_page(alternate("/b")), "text/html"))
    follow_feeds(url)
    assert gather(desk).failed == 1
    assert "a web page, not a feed" in state_of(desk, url).error


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ([alternate("news.xml")], f"{ROOM}news.xml"),
        (
            [alternate("/a.xml", "Application/Atom+XML; charset=utf-8")],
            "https://quay.example/a.xml",
        ),
        (
            [alternate("/c.xml", title="Comments on Quay"), alternate("/f.xml")],
            "https://quay.example/f.xml",
        ),
        ([alternate("/feed.json", "application/feed+json")], "https://quay.example/feed.json"),
        (
            ["<base href='https://cdn.example/x/'>", alternate("f.xml")],
            "https://cdn.example/x/f.xml",
        ),
        ([alternate("/any.xml", "text/xml")], "https://quay.example/any.xml"),
        (
            [alternate("/oembed", "application/xml"), alternate("/f.xml")],
            "https://quay.example/f.xml",
        ),
        (["<a href='/rss.xml'>RSS</a>"], "https://quay.example/rss.xml"),
        (["<a href='https://elsewhere.example/rss.xml'>RSS</a>"], ""),
        ([alternate("/fr", "text/html")], ""),
        ([alternate("javascript:alert(1)")], ""),
        (["<link rel=stylesheet type='application/rss+xml' href='/no.xml'>"], ""),
        (["<link", "<a href=", "<!--"], ""),
    ],
)
def test_a_page_names_its_feed_in_many_ways(links: list[str], found: str) -> None:
    assert feed_of(a_page(*links).encode(), ROOM) == found


def test_a_digest_spares_the_parser_what_did_not_change(
    desk: NewsDesk, site: Site, follow_feeds: Follow
) -> None:
    follow_feeds(site.at("/f", page(GOOD)))
    gather(desk)

    def never(body: bytes, kind: str, url: str) -> None:
        raise AssertionError("it was parsed again")

    assert gather(replace(desk, parse=never), force=True).unchanged == 1  # type: ignore[arg-type]
