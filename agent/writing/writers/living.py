"""The built-in writer's lines for her life beside the news: frames of hers, filled word for word. Pure."""

import re
from collections.abc import Sequence
from random import Random

from agent.types.speaking import Frames
from agent.types.writing import Occasion

MOST_OF_A_THING = 60
"""Of what she was told the first clause, where all of it would fill the post."""
_CLAUSE = re.compile(r"[，。；：,;:]\s*")
_END = "。.!！?？ "
_IS_TODAY = ("今天", "今日", "today")


def lines(occasion: Occasion, frames: Frames, chance: Random) -> list[tuple[str, str]] | None:
    """Frame and filled text in random order; None where the occasion is none of these."""
    found = _filled(occasion, frames)
    return None if found is None else chance.sample(found, len(found))


def _filled(occasion: Occasion, frames: Frames) -> list[tuple[str, str]] | None:
    if occasion.kind == "told":
        return _with(frames.told, thing=_thing(occasion.title))
    if occasion.kind == "followup":
        return _with(frames.second_thought)
    if occasion.kind == "reply":
        return _with(frames.reply)
    if occasion.kind == "work" and occasion.when:
        return _with(frames.own_day, day=occasion.title, when=occasion.when)
    if occasion.kind == "callback" and occasion.key:
        return _with(frames.mate, name=occasion.about)
    if occasion.kind == "thought" and occasion.silent_days and frames.after_silence:
        return _with(frames.after_silence)
    if occasion.kind == "thought" and occasion.when.startswith(_IS_TODAY) and frames.day:
        return _with(frames.day, day=occasion.title)
    return None


def _with(frames: Sequence[str], **words: str) -> list[tuple[str, str]]:
    return [(frame, frame.format(**words)) for frame in frames]


def _thing(text: str) -> str:
    whole = text.rstrip(_END)
    return whole if len(whole) <= MOST_OF_A_THING else _CLAUSE.split(whole)[0][:MOST_OF_A_THING]
