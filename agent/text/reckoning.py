"""Numbers worked out: divided, averaged, shared out. Once is charming."""

import re

_RECKONS = re.compile(
    "|".join(
        (
            r"平均(?:每|到|下来)|除以|摊到|折合|相当于[^。]{0,6}[\d一二三四五六七八九十百千万]",
            r"每(?:人|天|秒|分钟)[^。，]{0,8}[\d一二三四五六七八九十]",
            r"\b(?:works out at|divided (?:by|among)|per head|apiece|on average|a day each|an hour each)\b",
            r"\bwhich (?:makes|comes to) (?:it )?\d",
            r"割ると|平均すると|一人あたり",
        )
    ),
    re.I,
)


def worked_out(text: str) -> str | None:
    """The words by which it works a number out, or None."""
    found = _RECKONS.search(text)
    return found[0] if found else None
