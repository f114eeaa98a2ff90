"""The page's own words, in her readers' language; never part of a post."""

from dataclasses import dataclass

from agent.types.persona import Language


@dataclass(frozen=True)
class Words:
    unofficial: str
    sample: str
    operator: str
    follow: str


WORDS: dict[Language, Words] = {
    "zh": Words("非官方：本页由他人重现，未经权利人授权。", "样例新闻", "对发布内容负责", "订阅"),
    "ja": Words(
        "非公式：このページは権利者によるものではありません。",
        "サンプルのニュース",
        "発信の責任者",
        "購読",
    ),
    "en": Words(
        "Unofficial: made by others, without the owner's word.",
        "sample news",
        "answers for these posts",
        "follow",
    ),
}
