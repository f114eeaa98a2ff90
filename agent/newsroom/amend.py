"""take down, correct: a named person changes what is out. Needs neither index nor schedule; she remembers it later."""

from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from agent.config.read import Config
from agent.database import Database
from agent.database.tables import posts
from agent.errors import NotLawful, NotThere
from agent.newsroom.decide import brief_again, rechecked
from agent.newsroom.living.fronts import front_now
from agent.publishing.amending import Wish, amend
from agent.publishing.channels.every import every_channel
from agent.review.changes import tidy
from agent.review.holds import named
from agent.review.listing import shown
from agent.text.chain import sent_as
from agent.types.clocks import Clocks
from agent.types.persona import Persona


def take_down(
    database: Database, clocks: Clocks, config: Config, home: Path, post: int, by: str, why: str
) -> dict[str, Any]:
    """Everywhere it is out; a list of links where a person has to do it. Raises NotThere, NotLawful."""
    return _amended(database, clocks, config, home, Wish(post, "take-down", named(by), why))


def correct(
    database: Database, clocks: Clocks, config: Config, home: Path, wish: Wish
) -> dict[str, Any]:
    """The same with another text, which is held to the laws as an edit is."""
    draft_id, persona, language = _post(database, config, wish.post)
    text = tidy(wish.text)
    draft = shown(database, draft_id)
    flags = rechecked(text, draft, brief_again(database, clocks, config, persona, draft))
    refused = [flag.words for flag in flags if flag.severity == "refuse"]
    if refused:
        raise NotLawful(
            f"that can't stand in its place: {'; '.join(refused)}", "write it differently"
        )
    bodies = {
        name: sent_as(text, persona.file, language, name)
        for name in (*persona.file.channels, "page")
    }
    made = Wish(wish.post, "correct", named(wish.by), wish.why, text, bodies)
    return _amended(database, clocks, config, home, made)


def _amended(
    database: Database, clocks: Clocks, config: Config, home: Path, wish: Wish
) -> dict[str, Any]:
    front = partial(front_now, database, clocks, config)
    channels = every_channel(database, clocks.wall, config.personas, home, front)
    done = [asdict(each) for each in amend(database, clocks, channels, wish)]
    by_hand = [each for each in done if each["status"] == "by-hand"]
    return {"post": wish.post, "kind": wish.kind, "deliveries": done, "by_hand": by_hand}


def _post(database: Database, config: Config, post: int) -> tuple[int, Persona, str]:
    with database.read.connect() as connection:
        row = connection.execute(select(posts).where(posts.c.id == post)).one_or_none()
    if row is None:
        raise NotThere(f"there is no post {post}", "see: selfsame posts list")
    return row.draft_id, config.persona(row.persona), row.language
