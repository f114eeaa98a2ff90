"""The verbs for languages and files for the desk's tests: in the queue itself, with a writer that says one line."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from agent.database import Database
from agent.database.media_files import keep
from agent.review.enclosing import describe, enclose
from agent.review.variants import Wording, take_in
from agent.text.media import HEAD, type_of
from agent.types.beside import BesideTools
from agent.types.clocks import Clocks
from agent.types.media import Attachment

SAID, GLOSS = "Said anew, from the same notice.", "从同一处重新说的。"


def beside_tools(database: Database, clocks: Clocks, media: Path) -> BesideTools:
    def write(draft: int, language: str, by: str, note: str) -> dict[str, Any]:
        take_in(database, clocks, draft, Wording(language, SAID, GLOSS), "house")
        return {}

    def word(draft: int, language: str, text: str, gloss: str, by: str) -> dict[str, Any]:
        take_in(database, clocks, draft, Wording(language, text, gloss), by)
        return {}

    def attach(draft: int, content: bytes, alt: str, ai: bool, by: str) -> dict[str, Any]:
        digest = sha256(content).hexdigest()
        given = Attachment(digest, type_of(content[:HEAD]), len(content), alt, ai)
        keep(media, given.name, content)
        enclose(database, clocks, draft, given, by)
        return {}

    def described(draft: int, number: int, alt: str, ai: bool, by: str) -> dict[str, Any]:
        describe(database, clocks, draft, number, alt, ai, by)
        return {}

    return BesideTools(write, word, attach, described, media)
