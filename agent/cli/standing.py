"""What stands while the daemon runs: the desk with the newsroom's verbs, and the file that tells where it is."""

import json
import os
import secrets
from dataclasses import dataclass
from typing import Any

from agent.cli.context import Context
from agent.config.read import Reading
from agent.desk.app import make_app
from agent.desk.server import Server, serve
from agent.desk.tools import DeskTools
from agent.newsroom.canon import take_in
from agent.newsroom.decide import decided
from agent.newsroom.gather import gather_news
from agent.newsroom.living.life_tools import life_tools
from agent.newsroom.room import Newsroom
from agent.newsroom.shown import news_document, write_document
from agent.newsroom.status import status
from agent.newsroom.tending import memory_tools
from agent.newsroom.tick import tick
from agent.newsroom.tuning_tools import tuning_tools
from agent.newsroom.voicing import voice_tools
from agent.newsroom.write import write_by_hand
from agent.review.queue import shown


@dataclass(frozen=True)
class Standing:
    """Opens the desk of a newsroom; the context's person sits at it."""

    context: Context
    port: int | None

    def __call__(self, room: Newsroom) -> Server:
        """Raises HomeFault where the port is taken."""
        token = secrets.token_urlsafe(32)
        chosen = room.config.settings.desk.port if self.port is None else self.port
        server = serve(make_app(desk_tools(room, token, self.context.person)), chosen)
        _announce(self.context, room, server, token)
        return server


def desk_tools(room: Newsroom, token: str, person: str) -> DeskTools:
    return DeskTools(
        database=room.database, clocks=room.clocks, review=room.config.settings.review,
        personas=lambda: room.config.personas,
        decide=lambda decision: decided(room.database, room.clocks, room.config, decision),
        take_in=lambda draft: _take_in(room, draft, person),
        status=lambda: _status(room),
        news=lambda refresh: _news(room, refresh),
        write=lambda persona, dry: write_document(room, write_by_hand(room, persona, dry_run=dry)),
        tick=lambda: tick(room),
        memory=memory_tools(room), voice=voice_tools(room), tuning=tuning_tools(room),
        life=life_tools(room), label=lambda: room.config.label,
        page_folder=room.home.pages, token=token, person=person,
    )  # fmt: skip


def _take_in(room: Newsroom, draft_id: int, person: str) -> None:
    persona = room.persona(shown(room.database, draft_id).persona)
    take_in(room.home, room.database, room.clocks, persona, str(draft_id), person)


def _status(room: Newsroom) -> dict[str, Any]:
    config = room.config
    reading = Reading(config, room.live.mistakes, config.settings)
    return status(room.home, room.database, room.clocks, reading, {"pid": os.getpid()})


def _news(room: Newsroom, refresh: bool) -> dict[str, Any]:
    if refresh:
        gather_news(room, force=True)
    return news_document(room.database, room.config, room.clocks.world.now())


def _announce(context: Context, room: Newsroom, server: Server, token: str) -> None:
    """Only the home's owner may read the token."""
    told = {"pid": os.getpid(), "url": server.url, "token": token}
    room.home.daemon.touch(mode=0o600)
    room.home.daemon.write_text(json.dumps(told), encoding="utf-8")
    names = ", ".join(persona.file.identity.name for persona in room.config.personas.values())
    context.say(
        {"daemon": {"pid": os.getpid(), "url": server.url}},
        f"selfsame is up for {names}\n"
        f"  desk    {server.url}\n"
        "  status  selfsame status\n"
        "  stop    Ctrl-C",
    )
