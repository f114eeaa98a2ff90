"""A wish, promise or question that a text leaves open, found by rule where no model names it. Pure."""

import re

_SENTENCE = re.compile(r"[^。！？!?\n.]+[。！？!?.]?")
_OPEN = {
    "zh": re.compile(
        r"我?(想学|想去|想试|打算|答应|欠着|先欠|下次|改天|改日|回头再|还没选好|还没想好|等我|总有一天|明天再|记着)"
    ),
    "ja": re.compile(r"(してみたい|てみたい|つもり|約束|いつか|今度|まだ決めて|そのうち|宿題に)"),
    "en": re.compile(
        r"\b(I mean to|I intend|I'll (?:try|learn|find|ask|look)|I owe|next time|one day I|"
        r"I promise|still undecided|have yet to|I want to (?:learn|know|try|see)|shall report)\b",
        re.IGNORECASE,
    ),
}


def left_open(text: str, language: str) -> str:
    """The first sentence that leaves something of hers open, or nothing."""
    pattern = _OPEN.get(language)
    if pattern is None:
        return ""
    sentences = (found.group().strip() for found in _SENTENCE.finditer(text))
    return next((sentence for sentence in sentences if pattern.search(sentence)), "")
