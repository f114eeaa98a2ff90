"""Documents with far more than is taken are cut before they cost anything."""

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from agent.news.clean import MOST_ITEMS
from agent.news.shorten import SHORT, nested_too_deeply, shortened, shortened_json
from agent.news.worker import Worker
from tests.news.site import entry, rss
from tests.news.test_parse import read

START = datetime(2020, 1, 1, tzinfo=UTC)
MANY = 6_000


def dated(number: int) -> str:
    when = format_datetime(START + timedelta(hours=number))
    return entry(f"Number {number}", f"https://example.org/{number}", date=when)


@pytest.mark.parametrize("count", [MOST_ITEMS + 100, MANY])
def test_the_newest_items_are_taken_whichever_end_they_stand_at(worker: Worker, count: int) -> None:
    items = [dated(number) for number in range(count)]
    for body in (rss(*items), rss(*reversed(items))):
        titles = {item.title for item in read(worker, body).items}
        assert titles == {f"Number {n}" for n in range(count - MOST_ITEMS, count)}


def test_what_is_cut_is_still_a_whole_document() -> None:
    atom = "<feed xmlns='http://www.w3.org/2005/Atom'>" + "<entry><title>A</title></entry>" * 20_000
    assert shortened((atom + "</feed>").encode()).endswith(b"</entry></feed>")
    assert shortened(rss(*["<item><title>A</title></item>"] * 20_000).encode()).endswith(
        b"</item></channel></rss>"
    )
    short = rss(dated(1)).encode()
    assert shortened(short) is short


def test_a_large_list_in_json_is_read_as_far_as_it_is_taken() -> None:
    rows = [{"title": f"N{n}", "tags": ["[", "]", n]} for n in range(20_000)]
    body = json.dumps({"title": "J", "items": rows, "later": 1}).encode()
    assert len(body) > SHORT
    assert shortened_json(body) == {"title": "J", "items": rows[:MOST_ITEMS]}
    nested = json.dumps({"a": {"items": rows}, "data": 1}).encode()
    assert shortened_json(nested) == json.loads(nested)
    plain = json.dumps(rows).encode()
    assert shortened_json(plain) == rows


@pytest.mark.parametrize("cut", [SHORT + 7, SHORT + 8, SHORT + 9, SHORT + 50])
def test_a_large_list_that_is_cut_off_early_is_read_or_no_json(cut: int) -> None:
    rows = [{"title": "x" * 9_000} for _ in range(100)]
    with pytest.raises(ValueError, match=r"."):
        shortened_json(json.dumps({"items": rows}).encode()[:cut])


def test_what_is_opened_and_never_closed_is_seen() -> None:
    assert nested_too_deeply(b"<rss>" + b"<a>" * 6_000)
    assert not nested_too_deeply(rss(*(dated(n) for n in range(2_000))).encode())
