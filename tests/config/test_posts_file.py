"""Posts from before, as people bring them."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from agent.config.posts_file import read_posts
from agent.errors import ConfigWrong
from agent.types.brought import BroughtPost

ZONE = ZoneInfo("Asia/Shanghai")
WANTED = BroughtPost(
    "雨停了。", datetime(2025, 11, 2, 13, 30, tzinfo=UTC), "weibo", "https://weibo.example/1"
)
ROW = '{"text": "雨停了。", "published_at": "2025-11-02T21:30", "channel": "weibo", "link": "https://weibo.example/1"}'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("posts.jsonl", f"{ROW}\n\n"),
        ("posts.json", f"[{ROW}]"),
        ("posts.csv", "text,published_at,channel,link\n雨停了。,2025-11-02T21:30,weibo,https://weibo.example/1\n"),
    ],
)  # fmt: skip
def test_three_shapes_say_the_same(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, "utf-8")
    assert read_posts(path, ZONE) == [WANTED]


def test_every_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text('{"text": ""}\n{"text": "a", "published_at": "soon"}\n7\n', "utf-8")
    with pytest.raises(ConfigWrong) as wrong:
        read_posts(path, ZONE)
    assert [line.split(": ")[0] for line in wrong.value.mistakes] == [
        "posts.jsonl:1", "posts.jsonl:2", "posts.jsonl:3",
    ]  # fmt: skip
