"""How near stories are to her interests in meaning, where an embedder is configured; each text is embedded once."""

from collections.abc import Sequence

from agent.newsroom.room import Newsroom
from agent.types.news import Story
from agent.types.persona import Persona
from agent.writing.meaning import Meant, meant
from memory.errors import MemoryFault
from memory.index.embed import Embedder, Vector

MOST_KEPT = 5_000


def meaning(room: Newsroom, persona: Persona, stories: Sequence[Story]) -> Meant:
    """Empty without an embedder, and where it fails: words tell what they can. That it fails is told where
    memory needs it."""
    embed = room.embed
    if embed is None:
        return {}
    try:
        return meant(stories, persona.file.interests, lambda texts: _embedded(room, embed, texts))
    except MemoryFault:
        return {}


def _embedded(room: Newsroom, embed: Embedder, texts: Sequence[str]) -> list[Vector]:
    new = [text for text in dict.fromkeys(texts) if text not in room.vectors]
    if len(room.vectors) > MOST_KEPT:
        room.vectors.clear()
        new = list(dict.fromkeys(texts))
    room.vectors.update(zip(new, embed(new), strict=True))
    return [room.vectors[text] for text in texts]
