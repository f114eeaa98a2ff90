"""Law 6: text of others as data for a prompt, with everything gone that could pass for more."""

import html
import re
import unicodedata

from agent.text.folding import UNSEEN

OPEN, CLOSE = "⟦", "⟧"
"""The marks that our prompts put around data; they never occur within it."""
_TAG = re.compile(r"<(?:!--.*?(?:-->|$)|[/!?]?[A-Za-z][^<>]{0,2000}>)", re.S)
_SCRIPT = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.S | re.I)
_SPECIAL = re.compile(r"<\|.*?\|>|\[/?(?:INST|SYS)\]|<</?SYS>>|</?s>", re.I | re.S)
_ROLE = re.compile(
    r"(?:^|(?<=[\s.。!！?？;；|]))[#*_\[(（【]*(system|assistant|user|developer|human|tool|instructions?|系统|助手|用户|"
    r"システム|アシスタント|ユーザー)[#*_\])）】]*\s*[:：]",
    re.I,
)
_TAGS_UNSEEN = re.compile("[\U000e0020-\U000e007f]")
_UNSEEN_KINDS = ("Co", "Cs", "Cn")
_FENCES = re.compile(r"`{3,}|~{3,}|\"{3,}|={4,}|-{4,}|#{2,}|_{4,}")


def fence(text: str, limit: int) -> str:
    """One line of plain text, at most `limit` characters, cut with …; role markers lose their colon."""
    roughly = text[: limit * 20 + 2000]
    plain = _folded(_without_markup(html.unescape(roughly)))
    plain = _FENCES.sub(" ", plain.replace(OPEN, "(").replace(CLOSE, ")"))
    plain = " ".join(_ROLE.sub(r"\1 - ", plain).split())
    return plain if len(plain) <= limit else plain[: max(limit - 1, 0)].rstrip() + "…"


def fenced(text: str, limit: int) -> str:
    """The same, within the marks of our prompts."""
    return f"{OPEN}{fence(text, limit)}{CLOSE}"


def _without_markup(text: str) -> str:
    """Repeated, since a removed tag may have been hiding another."""
    before = ""
    while before != text:
        before = text
        text = _SPECIAL.sub(" ", _TAG.sub(" ", _SCRIPT.sub(" ", text)))
    return text


def _folded(text: str) -> str:
    """Canonical form, unseen and private characters gone, runs of combining marks cut to two."""
    seen = _TAGS_UNSEEN.sub("", UNSEEN.sub("", unicodedata.normalize("NFC", text)))
    kept = (char for char in seen if unicodedata.category(char) not in _UNSEEN_KINDS)
    return re.sub(r"([\u0300-\u036f]{2})[\u0300-\u036f]+", r"\1", "".join(kept))
