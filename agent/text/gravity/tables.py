"""The tables of grave words, `words/LANGUAGE.txt`, and figures of speech, `words/LANGUAGE.figures`.

A table has a heading for each class (`death:` for words that are about it, `death?:` for words that may be) and
each group for the rules in `company` (`$people:`), and the words below it. In English `*` stands for any ending and
`-` for the space between words. Figures are patterns, one a line.
"""

import re
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).with_name("words")


def words_in(language: str) -> dict[str, str]:
    """Class or group → its words, as written."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            found[heading].append(line.strip())
        elif line:
            heading = line.removesuffix(":")
            found[heading] = []
    return {heading: " ".join(lines) for heading, lines in found.items()}


def figures_in(language: str, *, whole: bool = False) -> re.Pattern[str]:
    """What is no grave subject though a grave word stands in it; `whole` for languages with spaces."""
    lines = (FOLDER / f"{language}.figures").read_text(encoding="utf-8").splitlines()
    either = "|".join(line.casefold() for line in lines)
    return re.compile(rf"\b(?:{either})\b" if whole else either)


def gaps_in(language: str) -> Callable[[str], str]:
    """For languages without spaces: a text without its figures of speech. A word of the table that is longer than
    the figure within it stays whole: 高血压, though 血压 alone is no matter of health."""
    figures = figures_in(language)
    kept = sorted(_cut(language, figures), key=len, reverse=True)
    either = re.compile(
        "|".join((f"({'|'.join(map(re.escape, kept)) or '(?!)'})", figures.pattern))
    )
    return lambda text: either.sub(lambda found: found[1] or " ", text)


def _cut(language: str, figures: re.Pattern[str]) -> set[str]:
    """Words for classes that hold a figure of speech within them."""
    tables = [words for mark, words in words_in(language).items() if not mark.startswith("$")]
    words = {word.casefold() for table in tables for word in table.split()}
    return {word for word in words if figures.search(word) and not figures.fullmatch(word)}
