"""The built-in writer: her own frames around a few words of the source. No language model, and it says so.

It states nothing about the news but that these words stand in it; what is in a frame was written by her people.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from random import Random
from typing import ClassVar

from agent.text.sameness import same_opening
from agent.types.news import Story
from agent.types.persona import Persona
from agent.types.writing import Candidate, Occasion, Verdict, Written
from agent.writing.brief import Brief
from agent.writing.checks.lessons import tripped
from agent.writing.opinions import Opinions
from agent.writing.writers.commissions import pieces_of
from agent.writing.writers.living import lines
from agent.writing.writers.pieces import Piece, pieces
from agent.writing.writers.silence import why_silent

CANDIDATES = 4
MOST_PIECES = 8
_SLOT = re.compile(r"\{\w+\}")
LEAST_LITERAL = 6


class OfflineWriter:
    """Composes by rule; the same brief always gives the same candidates."""

    name: ClassVar[str] = "offline"

    def takes(self, story: Story, persona: Persona, *, again: bool = False) -> bool:
        if again and not persona.frames.followup:
            return False
        return bool(_pieces([(s.title, s.language) for s in story.sources], persona))

    def write(self, brief: Brief) -> Written:
        chance = Random(f"{brief.seed}|{brief.persona.name}")
        drawn = _drawn(brief, chance)
        candidates = _distinct(drawn, brief)
        if not candidates:
            return Written(silence=why_silent(brief, drawn))
        return Written(notice=_notice(brief.occasion), candidates=tuple(candidates))

    def revise(self, brief: Brief, written: Written, verdicts: list[Verdict]) -> Written:
        """Other draws from the same frames."""
        chance = Random(f"{brief.seed}|{brief.persona.name}|again")
        refused = {candidate.text for candidate in written.candidates}
        again = [found for found in _drawn(brief, chance) if found.text not in refused]
        return Written(notice=written.notice, candidates=tuple(_distinct(again, brief)))

    def opine(self, brief: Brief, candidates: tuple[Candidate, ...]) -> Opinions | None:
        return None


def _notice(occasion: Occasion) -> str:
    if occasion.kind != "story":
        return occasion.why
    return f"composed by rule from the headline; no language model was used ({occasion.why})"


def _drawn(brief: Brief, chance: Random) -> list[Candidate]:
    """Frames in random order, the ones not used lately first, each filled with one piece."""
    frames = brief.persona.frames
    if brief.occasion.kind == "story":
        return _story(brief, chance)
    if brief.occasion.kind == "commission":
        return [Candidate(text, angle="commission") for text in pieces_of(brief, chance)]
    lived = lines(brief.occasion, frames, chance)
    if lived is not None:
        order = sorted(lived, key=lambda row: -_last_used(row[0], brief.spoken.posts))
        return [Candidate(text, angle=brief.occasion.kind) for _, text in order]
    if brief.occasion.kind == "callback":
        return [
            Candidate(frame.format(thread=brief.occasion.title.rstrip("。.!？?")), angle="callback",
                      closes_thread=brief.occasion.thread_id)
            for frame in _fresh(frames.callback, brief, chance)
        ]  # fmt: skip
    if brief.occasion.kind == "work":
        return [
            Candidate(frame.format(work=brief.occasion.work), angle="work")
            for frame in _fresh(frames.work, brief, chance)
        ]
    chosen = frames.welcome if brief.seed.startswith("welcome") else ()
    return [
        Candidate(line, angle="thought")
        for line in [*_fresh(chosen, brief, chance), *_fresh(frames.thought, brief, chance)]
    ]


def _story(brief: Brief, chance: Random) -> list[Candidate]:
    news = brief.occasion.news
    titles = [
        (source["title"], source["language"])
        for source in brief.sources
        if not news or source["title"] in news
    ]
    rows = [
        [Candidate(frame.format(piece=piece.text), angle=piece.kind) for frame in frames]
        for piece in _pieces(titles, brief.persona)[:MOST_PIECES]
        if (frames := _frames_for(piece, brief, chance))
    ]
    turns = zip_longest(*rows)  # each piece once, before any of them a second time
    return [candidate for turn in turns for candidate in turn if candidate]


def _pieces(titles: list[tuple[str, str]], persona: Persona) -> list[Piece]:
    """From titles in languages that she reads, her own language first."""
    identity = persona.file.identity
    own = [title for title, language in titles if language == persona.file.language]
    read = [title for title, language in titles if not language or language in identity.languages]
    return [piece for title in dict.fromkeys([*own, *read]) for piece in pieces(title)]


def _frames_for(piece: Piece, brief: Brief, chance: Random) -> list[str]:
    frames = brief.persona.frames
    if brief.occasion.news:
        return _fresh(frames.followup, brief, chance)
    special = {"number": frames.number, "name": frames.name}.get(piece.kind, ())
    return [*_fresh(special, brief, chance), *_fresh(frames.story, brief, chance)]


def _fresh(frames: Sequence[str], brief: Brief, chance: Random) -> list[str]:
    """The frames shuffled, those that stand in no earlier post first, then those used longest ago."""
    shuffled = chance.sample(list(frames), len(frames))
    return sorted(shuffled, key=lambda frame: -_last_used(frame, brief.spoken.posts))


def _last_used(frame: str, posts: Sequence[str]) -> int:
    """How many posts ago the frame was used; as many as there are posts + 1 if never."""
    literal = max(_SLOT.split(frame), key=len).strip()
    if len(literal) < LEAST_LITERAL:
        return len(posts) + 1
    return next((ago for ago, post in enumerate(posts) if literal in post), len(posts) + 1)


def _lawful_first(drawn: list[Candidate], brief: Brief) -> Iterator[Candidate]:
    """What trips over no lesson first; the rest, which a person may still want, after it."""
    tripping = []
    for found in drawn:
        if tripped(found.text, brief):
            tripping.append(found)
        else:
            yield found
    yield from tripping


def _distinct(drawn: list[Candidate], brief: Brief) -> list[Candidate]:
    """The first few that differ in their piece and open as nothing before."""
    kept: list[Candidate] = []
    earlier = [*brief.spoken.posts, *brief.spoken.refused]
    never = [word.casefold() for word in brief.persona.file.voice.never_says]
    for found in _lawful_first(drawn, brief):
        said = found.text.casefold()
        seen = any(same_opening(found.text, text) for text in [*earlier, *(k.text for k in kept)])
        if not seen and not any(word in said for word in never):
            kept.append(found)
        if len(kept) == CANDIDATES:
            break
    return kept
