"""What feeds hang about a summary: labels of links that are gone, counts, and invitations to read on."""

import re

_FURNITURE = re.compile(
    r"(?:article|comments) url:?"
    r"|points: \d+|# comments: \d+"
    r"|the post .{1,200}? (?:first )?appeared (?:first )?on .{1,80}?\.?$"
    r"|(?:continue|keep) reading\W*$|read (?:more|the full (?:story|article))\W*$"
    r"|(?:\[…\]|\[\.\.\.\])$"
    r"|^[.…,\s]+$"
    r"|[（(]?(?:阅读全文|查看全文|阅读原文|点击查看|続きを読む)[）)]?",
    re.I,
)


def without_furniture(text: str) -> str:
    return " ".join(_FURNITURE.sub(" ", text).split())
