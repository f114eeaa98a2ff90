"""The page's own words, in her readers' language; never part of a post."""

from dataclasses import dataclass

from agent.types.speaking import Language


@dataclass(frozen=True)
class Words:
    unofficial: str
    sample: str
    operator: str
    follow: str
    silent: str
    works: str
    open: str
    since: str
    by_ai: str


WORDS: dict[Language, Words] = {
    "zh": Words(
        "非官方：本页由他人重现，未经权利人授权。",
        "样例新闻",
        "{operator} 对本页内容负责。",
        "订阅",
        "{name}还没有说过话，过些时候再来看看。",
        "作品",
        "还没完的",
        "{day} 起",
        "AI 生成",
    ),
    "ja": Words(
        "非公式：このページは権利者によるものではありません。",
        "サンプルのニュース",
        "このページの発信には {operator} が責任を負います。",
        "購読",
        "{name}はまだ何も話していません。またあとで来てください。",
        "作品",
        "まだ途中のこと",
        "{day} から",
        "AI生成",
    ),
    "en": Words(
        "Unofficial: made by others, without the owner's word.",
        "sample news",
        "Answerable for this page: {operator}.",
        "Follow",
        "{name} hasn't said anything yet. Come back in a while.",
        "Works",
        "Still open",
        "since {day}",
        "made with AI",
    ),
}
