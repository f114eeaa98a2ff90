"""Places without a way in for programs: a person puts the post out, from a card on the phone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from agent.types.media import Attachment


@dataclass(frozen=True)
class Place:
    """A platform as a card names it; `box` is its own mark for what an AI made, as its app calls it."""

    name: str
    shown: str
    box: str
    where: str
    """Where in the app that box is."""


_PLACES = (
    Place("weibo", "微博 Weibo", "内容由AI生成", "发微博 → 更多 → 内容声明"),
    Place("wechat", "微信公众号 WeChat", "内容由AI生成", "发表 → 创作来源"),
    Place("netease", "网易云音乐 NetEase", "内容由AI生成", "发动态 → 内容声明"),
    Place("bilibili", "哔哩哔哩 Bilibili", "含AI生成内容", "发布 → 创作声明"),
    Place(
        "xiaohongshu", "小红书 Xiaohongshu", "笔记含AI合成内容", "发布 → 高级选项 → 内容类型声明"
    ),
    Place("douyin", "抖音 Douyin", "内容由AI生成", "发布 → 自主声明"),
    Place("zhihu", "知乎 Zhihu", "包含AI辅助创作", "发布 → 创作声明"),
    Place("by-hand", "by hand", "made with AI", "where the platform asks how it was made"),
)
BY_HAND: Mapping[str, Place] = {place.name: place for place in _PLACES}
"""By the name in persona.yaml's channels; `by-hand` is any other place."""


@dataclass(frozen=True)
class Card:
    """An approved post that a person carries to a place; `body` is copied as it is, disclosure included."""

    delivery: int
    draft: int
    persona: str
    place: Place
    body: str
    language: str
    due_at: datetime
    ends_at: datetime
    """Then it expires."""
    files: tuple[Attachment, ...] = ()
    """What the person carries along with it."""


@dataclass(frozen=True)
class Carried:
    """A post that a person put out."""

    delivery: int
    draft: int
    persona: str
    place: Place
    body: str
    language: str
    link: str
    by: str
    at: datetime
    gone_at: datetime | None
    gone_by: str
    gone_why: str
