"""Pasted comments as single remarks: names, handles, addresses and numbers of people taken off. Pure."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from agent.text.fence import fence
from agent.text.links import cut_links, links

LONGEST = 500
MOST = 200
"""So many remarks of one paste; the rest is told as left over."""
_NAMED = re.compile(r"^\s*[@＠]?([^\s:：,，。!！?？]{1,24})\s*[:：]\s*")
_SPACED = re.compile(r"^\s*[@＠]?((?:[^\s:：]{1,16} ){1,2}[^\s:：]{1,16})\s*[:：]\s+")
_MENTION = re.compile(
    r"(?:回复|回覆|Reply(?:ing)? to|返信)?\s*[@＠][\w.\-·・]{1,30}\s*[:：]?", re.I
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_LONG_NUMBER = re.compile(r"\+?\d[\d\s\-()]{6,}\d")
_ACCOUNT = re.compile(
    r"(?:微信|vx|wx|qq|企鹅号|line ?id|telegram|ins)(?:号|id)?\s*[:：]?\s*[\w\-]{4,}", re.I
)
_FURNITURE = re.compile(
    r"^\W*(?:\d+\s*(?:分钟|小时|天|周|个月|年|min|h|d|w|hours?|days?|minutes?|weeks?|分|時間|日)?\s*(?:前|ago)?|回复|回覆|点赞|赞|举报|展开|收起|"
    r"reply|like|share|report|view more|返信|いいね|\d{1,2}[-/月]\d{1,2}日?(?:\s+\d{1,2}:\d{2})?|\d{1,2}:\d{2}|来自\S{1,8}|ip属地\S{0,8})\W*$",
    re.I,
)


@dataclass(frozen=True)
class Remark:
    """What somebody said; `handle` only where they are known as a regular."""

    text: str
    handle: str = ""
    links: int = 0


def remarks_in(pasted: str, regulars: Collection[str] = ()) -> Iterator[Remark]:
    """Parted by empty lines where there are any, else a line each."""
    plain = pasted.replace("\r\n", "\n").replace("\r", "\n")
    parts = (
        re.split(r"\n\s*\n", plain) if re.search(r"\S\s*\n\s*\n\s*\S", plain) else plain.split("\n")
    )
    for part in parts:
        kept = " ".join(line for line in part.split("\n") if not _FURNITURE.match(line))
        found = _remark(kept, regulars)
        if found.text:
            yield found


def _remark(text: str, regulars: Collection[str]) -> Remark:
    blotted = _LONG_NUMBER.sub("…", _ACCOUNT.sub("…", _ADDRESS.sub("…", cut_links(text))))
    handle, rest = _parted(blotted, regulars)
    return Remark(fence(_MENTION.sub(" ", rest), LONGEST), handle, len(links(text)))


def _parted(text: str, regulars: Collection[str]) -> tuple[str, str]:
    """The regular's handle if one speaks, and what was said; any other name before a colon is dropped."""
    by_name = {each.casefold().lstrip("@＠"): each for each in regulars}
    found = _NAMED.match(text) or _SPACED.match(text)
    if found is None:
        return "", text
    return by_name.get(found[1].casefold(), ""), text[found.end() :]
