"""selfsame feeds: the list on the command line."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.daemons import asked, selfsame
from tests.news.site import Site, entry, open_site, page, rss, status

LIST = "# Ours.\nfeeds:\n  # The harbour.\n  - {url: news.xml, name: The Invented Post}\n"


@pytest.fixture
def listed(home: Path) -> Path:
    (home / "config" / "feeds.yaml").write_text(LIST, "utf-8")
    return home


def list_of(home: Path) -> str:
    return (home / "config" / "feeds.yaml").read_text("utf-8")


def test_list_tells_each_feed_with_its_health(listed: Path) -> None:
    asked(listed, "feeds", "add", "https://quay.example/feed", "--name", "Quay")
    known, new = asked(listed, "feeds", "list")["feeds"]
    assert (known["name"], known["state"]) == ("The Invented Post", "ok")
    assert known["items"] > 0
    assert (new["url"], new["state"], new["items"]) == ("https://quay.example/feed", "new", 0)


def test_list_says_when_each_is_asked_again(listed: Path) -> None:
    asked(listed, "feeds", "add", "https://quay.example/feed", "--name", "Quay")
    at = asked(listed, "feeds", "list")["feeds"][0]["next_at"]
    told = selfsame("feeds", "list", home=listed).out
    assert f"is asked again at {at[:16]} UTC" in told
    assert told.rstrip().endswith("is asked with the next gathering")


def test_what_is_left_out_of_an_import_is_told_with_why(fresh: Path, tmp_path: Path) -> None:
    rows = "".join(
        f'<outline text="{name}" xmlUrl="{url}"/>'
        for name, url in (
            ("Quay", "feed://quay.example/f"), ("again", "https://quay.example/f"), ("no", "ftp://x/y"),
        )
    )  # fmt: skip
    (tmp_path / "mine.opml").write_text(f"<opml><body>{rows}</body></opml>", "utf-8")
    told = selfsame("feeds", "import", str(tmp_path / "mine.opml"), home=fresh).out
    assert told.splitlines() == [
        "1 feeds added, 0 were there already, 2 left out:",
        "  https://quay.example/f: stands twice",
        "  ftp://x/y: is no web address",
    ]
    assert [feed["name"] for feed in asked(fresh, "feeds", "list")["feeds"]] == ["Quay"]


def test_check_and_doctor_tell_of_a_feed_that_cannot_be_read(fresh: Path) -> None:
    (fresh / "config" / "feeds.yaml").write_text("feeds:\n  - {url: ftp://x/y}\n", "utf-8")
    for verb in ("check", "doctor"):
        done = selfsame(verb, home=fresh)
        assert done.code == 1
        assert (
            "config/feeds.yaml:2: feeds[1].url: ftp://x/y is no web address" in done.out + done.err
        )


def test_add_and_remove_leave_the_comments_alone(listed: Path) -> None:
    document = asked(listed, "feeds", "add", "https://quay.example/", "--board", "--self")
    assert document["added"]
    line = '  - {url: "https://quay.example/", kind: "board", about: "self"}\n'
    assert list_of(listed) == LIST + line
    assert not asked(listed, "feeds", "add", "https://quay.example/")["added"]
    gone = asked(listed, "feeds", "remove", "https://quay.example/")["removed"]
    assert gone["kind"] == "board"
    assert list_of(listed) == LIST


def test_what_is_exported_is_imported_elsewhere(listed: Path, fresh: Path, tmp_path: Path) -> None:
    asked(listed, "feeds", "add", "https://quay.example/", "--name", "码头", "--board")
    asked(listed, "feeds", "export", str(tmp_path / "mine.opml"))
    done = asked(fresh, "feeds", "import", str(tmp_path / "mine.opml"))
    assert done == {"added": ["https://quay.example/"], "known": 0, "left_out": []}
    assert asked(fresh, "feeds", "import", str(tmp_path / "mine.opml"))["known"] == 1
    (feed,) = asked(fresh, "feeds", "list")["feeds"]
    assert (feed["name"], feed["kind"]) == ("码头", "board")


def test_export_prints_opml_where_no_file_is_named(listed: Path) -> None:
    asked(listed, "feeds", "add", "https://quay.example/")
    told = selfsame("feeds", "export", home=listed).out
    assert ElementTree.fromstring(told.encode()).find(".//outline") is not None


@pytest.fixture
def open_home(fresh: Path) -> Path:
    allow = "network: {allow: [127.0.0.0/8], pause_seconds: 0}\n"
    (fresh / "config" / "settings.yaml").write_text(allow, "utf-8")
    return fresh


def named_feed(site: Site) -> str:
    """A web page that names its feed."""
    items = [entry(f"Told {n}", f"/{n}", date="Wed, 11 Mar 2026 04:00:00 GMT") for n in range(12)]
    site.at("/feed.xml", page(rss(*items)))
    link = "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    return site.at("/", page(f"<!DOCTYPE html><html><head>{link}</head></html>", "text/html"))


def test_test_shows_what_would_be_read_and_keeps_nothing(open_home: Path) -> None:
    with open_site() as site:
        url = named_feed(site)
        found = asked(open_home, "feeds", "test", url)
        told = selfsame("feeds", "test", url, home=open_home).out
    assert (found["title"], len(found["items"])) == ("The Invented Times", 12)
    assert found["address"] == url + "feed.xml"
    assert found["items"][0]["published_at"] == "2026-03-11T04:00:00+00:00"
    assert "is read at" in told
    assert "and 2 more" in told
    assert asked(open_home, "feeds", "list")["feeds"] == []


def test_test_says_what_is_wrong_with_an_address(open_home: Path) -> None:
    with open_site() as site:
        done = selfsame("--json", "feeds", "test", site.at("/f", status(403)), home=open_home)
    assert done.code == 1
    fault = json.loads(done.out)["error"]
    assert "403 (Forbidden)" in fault["message"]
    assert fault["mend"]


def test_a_retired_feed_is_asked_again_when_it_is_added_again(open_home: Path) -> None:
    with open_site() as site:
        url = site.at("/f", status(410))
        asked(open_home, "feeds", "add", url)
        asked(open_home, "news", "--refresh")
        problem = asked(open_home, "status")["problems"]
        assert any(f"selfsame feeds remove {url}" in each["mend"] for each in problem)
        assert asked(open_home, "feeds", "list")["feeds"][0]["state"] == "gone"
        assert asked(open_home, "feeds", "add", url)["revived"]
        site.at("/f", page(rss(entry("Told", "/told"))))
        asked(open_home, "news", "--refresh")
        assert asked(open_home, "feeds", "list")["feeds"][0]["state"] == "ok"
