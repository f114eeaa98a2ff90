"""Texts without what they are about: names and topical words are hidden, small words and marks stay.

What to keep is told by other voices: a character (in English a word) that many of their posts have,
whatever they are about. In the manner of text distortion (Stamatatos, EACL 2017).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent.text.scripts import HAN

COMMON = 0.03
"""In so large a share of the posts."""
_PIECE = re.compile(f"[{HAN}]|[ァ-ヺー]+|[A-Za-z']+|[0-9]+")


@dataclass(frozen=True)
class Mask:
    """Knows what is common."""

    kept: frozenset[str]

    @classmethod
    def of(cls, background: Sequence[str]) -> "Mask":
        found = Counter(piece for post in background for piece in set(_PIECE.findall(post.lower())))
        least = max(2.0, COMMON * len(background))
        return cls(frozenset(piece for piece, count in found.items() if count >= least))

    def hide(self, text: str) -> str:
        """Every hidden character becomes 字, every hidden word ア, x or 0, so that lengths of Chinese and
        the rhythm of Japanese stay."""
        return _PIECE.sub(self._shown, text)

    def _shown(self, found: re.Match[str]) -> str:
        piece = found[0]
        if piece.lower() in self.kept:
            return piece
        first = piece[0]
        if first.isascii():
            return "0" if first.isdigit() else "x"
        return "ア" if "ァ" <= first <= "ー" else "字"
