"""The verbs for what stands beside a draft's text, bound to a newsroom."""

from typing import Any

from agent.newsroom.attaching import attach, described
from agent.newsroom.room import Newsroom
from agent.newsroom.saying import word_variant, write_variant
from agent.types.beside import BesideTools


def beside_tools(room: Newsroom) -> BesideTools:
    database, clocks, media = room.database, room.clocks, room.home.media

    def write(draft: int, language: str, by: str, note: str) -> dict[str, Any]:
        return write_variant(room, draft, language, by, note)

    def word(draft: int, language: str, text: str, gloss: str, by: str) -> dict[str, Any]:
        return word_variant(database, clocks, room.config, draft, language, text, gloss, by)

    def drop(draft: int, content: bytes, alt: str, ai: bool, by: str) -> dict[str, Any]:
        return attach(database, clocks, room.config, media, draft, content, alt, ai, by)

    def describe(draft: int, number: int, alt: str, ai: bool, by: str) -> dict[str, Any]:
        return described(database, clocks, room.config, draft, number, alt, ai, by)

    return BesideTools(write, word, drop, describe, media)
