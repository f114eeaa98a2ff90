"""How near stories are to her interests in meaning, where an embedder is configured; each text is embedded once."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    embed = remembering(room)
    if embed is None:
        return {}
    try:
        return meant(stories, persona.file.interests, embed)
    except MemoryFault:
        return {}


def remembering(room: Newsroom) -> "Remembering | None":
    """The configured embedding model, if there is one, for headlines and interests."""
    return Remembering(room.embed, room.vectors) if room.embed else None


@dataclass(frozen=True)
class Remembering:
    """An embedder that asks for no text twice while it is among the last few thousand."""

    inner: Embedder
    vectors: dict[str, Vector]

    @property
    def id(self) -> str:
        return self.inner.id

    @property
    def dimension(self) -> int:
        return self.inner.dimension

    def __call__(self, texts: Sequence[str]) -> list[Vector]:
        if len(self.vectors) > MOST_KEPT:
            self.vectors.clear()
        new = [text for text in dict.fromkeys(texts) if text not in self.vectors]
        known = dict(self.vectors) | dict(zip(new, self.inner(new) if new else [], strict=True))
        self.vectors.update(known)
        return [known[text] for text in texts]
