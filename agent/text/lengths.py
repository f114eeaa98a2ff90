"""How long a text is in a channel's own count, and how long that channel lets it be."""

import re
from collections.abc import Callable, Mapping

from agent.text.links import cut_links
from agent.text.scripts import graphemes
from agent.types.persona import PersonaFile

LINK = 23
"""What a link counts on X and on Mastodon, however long it is."""
LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that X counts once, all others twice: twitter-text's configuration, version 3."""
_WEB = re.compile(r"https?://[^\s<>\"'\u3000-\u303f\u3040-\u30ff\u4e00-\u9fff\uff00-\uffef]+", re.I)
_HANDLE_AT_HOST = re.compile(r"(?<![\w/])(@\w+)@[\w.-]+\w")
_PICTURE = "[\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f1e5\U0001f200-\U0001faff]"
_TONE = "[\ufe0f\U0001f3fb-\U0001f3ff]*"
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}|[0-9#*]\ufe0f?\u20e3"
    f"|{_PICTURE}{_TONE}(?:\u200d{_PICTURE}{_TONE})*[\U000e0020-\U000e007f]*"
)


def on_x(text: str) -> int:
    """Weighted: an emoji of however many code points counts 2, a link 23."""
    plain = cut_links(text)
    marked = "".join("\0" if a != b else b for a, b in zip(text, plain, strict=True))
    links = len(re.findall("\0+", marked))
    rest, emoji = _EMOJI.subn("", marked.replace("\0", ""))
    return sum(_weight(ord(char)) for char in rest) + 2 * emoji + LINK * links


def _weight(point: int) -> int:
    return 1 if any(low <= point <= high for low, high in LIGHT) else 2


def on_mastodon(text: str) -> int:
    """Graphemes; a link counts 23, and of a handle at a host only the handle."""
    return graphemes(_HANDLE_AT_HOST.sub(r"\1", _WEB.sub("x" * LINK, text)))


def utf16(text: str) -> int:
    """UTF-16 units, as Telegram and Discord count."""
    return len(text.encode("utf-16-le")) // 2


def utf8(text: str) -> int:
    return len(text.encode())


COUNTERS: Mapping[str, Callable[[str], int]] = {
    "page": graphemes,
    "mastodon": on_mastodon,
    "x": on_x,
    "telegram": utf16,
    "discord": utf16,
    "wecom": utf8,
    "feishu": utf8,
}
LIMITS: Mapping[str, int] = {
    "mastodon": 500,
    "bluesky": 300,
    "x": 280,
    "telegram": 4096,
    "discord": 2000,
    "slack": 4000,
    "wecom": 2048,
    "feishu": 18_000,
}
"""In each channel's own count; a channel that isn't named here has none. Feishu allows 20 KB for the whole request."""


def length(text: str, channel: str = "page") -> int:
    """The text's length as `channel` counts it; graphemes where it has no count of its own."""
    return COUNTERS.get(channel, graphemes)(text)


def most(file: PersonaFile, channel: str) -> int | None:
    """How long a post may be there in the channel's own count; None: as long as she likes."""
    given = getattr(file.accounts.on(channel), "at_most", None)
    return given if given is not None else LIMITS.get(channel)


def most_parts(file: PersonaFile, channel: str) -> int:
    """Of how many parts a chain may be there; 1: there are none."""
    return int(getattr(file.accounts.on(channel), "chain", 1))
