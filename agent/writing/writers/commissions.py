"""The built-in writer's commissions: lines of her frames set in the form that was asked for, and no more. Pure."""

from collections.abc import Iterator
from random import Random

from agent.types.persona import Persona
from agent.writing.brief import Brief

TRIES = 4
TURNS, LINES, NOTES = 6, 8, 3


def pieces_of(brief: Brief, chance: Random) -> Iterator[str]:
    """A few draws; none of them knows what the brief asks for."""
    for _ in range(TRIES):
        yield _piece(brief, chance)


def _piece(brief: Brief, chance: Random) -> str:
    form, persona = brief.occasion.form, brief.persona
    if form in ("dialogue", "script"):
        return _turns(brief, chance)
    if form == "caption":
        return _drawn(persona, chance, 1)[0]
    if form == "lyric":
        return "\n".join(_drawn(persona, chance, LINES))
    works = persona.file.works[:NOTES]
    told = [
        f"{work.title}\n{line}"
        for work, line in zip(works, _on_works(persona, chance), strict=False)
    ]
    return "\n\n".join(told or _drawn(persona, chance, NOTES))


def _turns(brief: Brief, chance: Random) -> str:
    everyone = [brief.persona, *brief.company]
    lines = [iter(_drawn(each, chance, TURNS)) for each in everyone]
    said = (
        (each.file.identity.name, line)
        for turn in range(TURNS)
        for each, own in zip(everyone, lines, strict=True)
        if (line := next(own, "")) and turn < TURNS
    )
    mark = "：" if brief.persona.file.language in ("zh", "ja") else ": "
    return "\n".join(f"{name}{mark}{line}" for name, line in said)


def _drawn(persona: Persona, chance: Random, count: int) -> list[str]:
    frames = persona.frames.thought
    return chance.sample(list(frames), min(count, len(frames)))


def _on_works(persona: Persona, chance: Random) -> list[str]:
    frames = chance.sample(list(persona.frames.work), len(persona.frames.work))
    return [
        frame.format(work=work.title)
        for frame, work in zip(frames, persona.file.works, strict=False)
    ]
