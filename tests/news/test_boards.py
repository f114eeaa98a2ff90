"""The hot lists of newsnow and DailyHotApi servers."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from agent.news.parse import ParseFailure
from agent.news.worker import Worker
from agent.types.news import ParsedFeed

URL = "http://board.example/api/s?id=quay"
WHEN = datetime(2026, 3, 11, 4, tzinfo=UTC)
MILLISECONDS = int(WHEN.timestamp() * 1000)


def newsnow(*items: dict[str, Any]) -> dict[str, Any]:
    return {"status": "success", "id": "quay", "updatedTime": MILLISECONDS, "items": list(items)}


def daily_hot(*items: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": 200, "name": "quay", "title": "码头", "type": "热搜榜", "total": len(items),
        "updateTime": "2026-03-11T04:00:00.000Z", "fromCache": False, "data": list(items),
    }  # fmt: skip


def read(worker: Worker, document: Any) -> ParsedFeed:
    found = worker(json.dumps(document).encode(), "application/json", URL)
    assert isinstance(found, ParsedFeed)
    return found


def test_a_newsnow_board_is_read_in_its_order(worker: Worker) -> None:
    extra = {"info": "12万", "hover": "海鸥在讨论什么"}
    first = {"id": "a", "title": "海鸥开会", "url": "https://quay.example/a", "extra": extra}
    other = {
        "id": 2,
        "title": "潮水来了",
        "mobileUrl": "https://m.quay.example/2",
        "pubDate": MILLISECONDS,
    }
    found = read(worker, newsnow(first, other))
    assert found.title == "quay"
    assert [(item.uid, item.title) for item in found.items] == [
        ("a", "海鸥开会"),
        ("2", "潮水来了"),
    ]
    assert found.items[0].summary == "海鸥在讨论什么"
    assert found.items[1].url == "https://m.quay.example/2"
    assert found.items[1].published_at == WHEN


@pytest.mark.parametrize("when", [MILLISECONDS, MILLISECONDS // 1000, str(MILLISECONDS)])
def test_a_daily_hot_board_is_read_in_its_order(worker: Worker, when: object) -> None:
    row = {
        "id": 7,
        "title": "海鸥开会",
        "desc": "在码头",
        "hot": 99,
        "author": "阿七",
        "timestamp": when,
    }
    found = read(worker, daily_hot(row | {"url": "https://quay.example/7"}, {"title": "潮水来了"}))
    assert found.title == "码头 热搜榜"
    first, other = found.items
    assert (first.uid, first.summary, first.author) == ("7", "在码头", "阿七")
    assert first.published_at == WHEN
    assert (other.title, other.url) == ("潮水来了", "")


def test_what_boards_say_is_made_plain_as_feeds_are(worker: Worker) -> None:
    row = {
        "id": {"no": "id"}, "title": "<b>海鸥</b>\u202e开会<script>x()</script>", "url": "javascript:x()",
        "desc": ["no text"], "timestamp": 10**30,
    }  # fmt: skip
    (item,) = read(worker, daily_hot(row, {"title": ""}, "no row", None)).items  # type: ignore[arg-type]
    assert (item.title, item.url, item.summary, item.published_at) == ("海鸥开会", "", "", None)


def test_a_server_without_a_list_is_told_in_its_own_words(worker: Worker) -> None:
    document = {"code": 500, "message": "the <b>quay</b> is closed"}
    found = worker(json.dumps(document).encode(), "application/json", URL)
    assert isinstance(found, ParseFailure)
    assert found.words == "the board's server answers 500: the quay is closed"


@pytest.mark.parametrize(
    "document", [{"status": "success", "items": {}}, {"data": 3}, {"a": []}, 7, "x"]
)
def test_other_json_is_no_board(worker: Worker, document: object) -> None:
    assert isinstance(worker(json.dumps(document).encode(), "application/json", URL), ParseFailure)


def test_json_feed_is_still_read_as_such(worker: Worker) -> None:
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Quay", "items": [
        {"id": "1", "content_text": "Gulls met.", "external_url": "https://quay.example/1"},
    ]}  # fmt: skip
    (item,) = read(worker, feed).items
    assert (item.title, item.url) == ("Gulls met.", "https://quay.example/1")
