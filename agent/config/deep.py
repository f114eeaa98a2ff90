"""check --deep: lore that says the same twice, or that cannot both hold, found by rule. It sees numbers, dates and
denials in sentences on the same subject, and near copies; a contradiction in other words needs a reader."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from agent.config.read import Config
from agent.text.folding import letters
from agent.text.sameness import similarity
from agent.text.scripts import language_of
from agent.text.statements import Statement, contradiction
from memory.lore.chunks import FRONT, HEADING, NOTES, SENTENCE
from memory.types import Document

ALIKE = 0.8
LEAST = {"zh": 10, "ja": 10, "en": 30}
"""So many letters a sentence must have before saying it again is worth a word."""
COMMON = 40
"""What more sentences than this have in common brings none of them together."""
RULE_ONLY = "found by rule: numbers, dates, denials and near copies; what contradicts in other words needs a reader"
TEXT = (".md", ".txt", ".pdf", ".docx")


@dataclass(frozen=True)
class Said:
    """A sentence of lore where it stands; in PDF and Word files the line is that of their words."""

    place: str
    line: int
    statement: Statement

    def __str__(self) -> str:
        return f"{self.place}:{self.line}"


@dataclass(frozen=True)
class Pair:
    """Two sentences that are worth a look, as `file:line` each; `what` says why."""

    first: str
    second: str
    what: str
    texts: tuple[str, str]

    def __str__(self) -> str:
        one, other = self.texts
        return f"{self.first} and {self.second}: {self.what}: “{one}” “{other}”"


def deep_check(config: Config) -> list[Pair]:
    """Each persona's lore together with the label's; a pair within the label's is told once."""
    label = list(_said(config.label_lore, "config/label"))
    found: dict[tuple[str, str], Pair] = {}
    for name, documents in config.lore.items():
        own = list(_said(documents, f"config/personas/{name}"))
        for pair in pairs([*label, *own]):
            found.setdefault((pair.first, pair.second), pair)
    return list(found.values())


def pairs(said: Sequence[Said]) -> Iterator[Pair]:
    for one, other in _near(said):
        what = _wrong(one.statement, other.statement)
        if what:
            yield Pair(str(one), str(other), what, (one.statement.text, other.statement.text))


def _wrong(a: Statement, b: Statement) -> str:
    told = contradiction(a, b)
    if told:
        return f"cannot both hold ({told}); keep one"
    long_enough = min(len(letters(a.text)), len(letters(b.text))) >= LEAST[a.language]
    if long_enough and a.counts == b.counts and similarity(a.text, b.text) >= ALIKE:
        return "say the same; keep one"
    return ""


def _near(said: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Pairs that have two things in common of which few others speak."""
    bearing: Mapping[str, list[int]] = defaultdict(list)
    for number, each in enumerate(said):
        for subject in each.statement.subject:
            bearing[subject].append(number)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for numbers in bearing.values():
        if len(numbers) <= COMMON:
            for pair in combinations(numbers, 2):
                shared[pair] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= 2:
            yield said[one], said[other]


def _said(documents: Sequence[Document], folder: str) -> Iterator[Said]:
    for document in documents:
        for line, text in sentences(document.text):
            language = language_of(text)
            known = language if language in LEAST else "en"
            yield Said(f"{folder}/{document.path}", line, Statement(text, known))


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each with the line on which it begins, from 1; headings and the author's asides are none."""
    plain = NOTES.sub(_emptied, FRONT.sub(_emptied, text.replace("\r\n", "\n")))
    for number, row in enumerate(plain.split("\n"), start=1):
        if row.strip() and not HEADING.match(row):
            for found in SENTENCE.findall(row.strip()):
                if found.strip():
                    yield number, found.strip()


def _emptied(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
