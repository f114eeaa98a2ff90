"""What stands while the daemon runs: the desk with the newsroom's verbs, and the file that tells where it is."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agent.cli.context import Context
from agent.config.read import Reading
from agent.database.keys import fresh
from agent.desk.app import make_app
from agent.desk.login_page import login_address
from agent.desk.server import Server, serve
from agent.desk.tools import DeskTools
from agent.newsroom.beside_tools import beside_tools
from agent.newsroom.canon import take_in
from agent.newsroom.decide import decided
from agent.newsroom.gather import gather_news
from agent.newsroom.house import house_tools
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
from agent.seats.door import Door, FirstLink
from agent.seats.people import an_owner_can_sign_in
from agent.secret import note_secret


@dataclass(frozen=True)
class Standing:
    """Opens the desk of a newsroom; the context's person is who opens the first link."""

    context: Context
    port: int | None

    def __call__(self, room: Newsroom) -> Server:
        """Raises HomeFault where the port is taken."""
        desk = room.config.settings.desk
        door = open_door(room, self.context.person)
        chosen = desk.port if self.port is None else self.port
        server = serve(make_app(desk_tools(room, door)), chosen, desk.address)
        _announce(self.context, room, server, door)
        return server


def open_door(room: Newsroom, person: str) -> Door:
    """With a one-time link while no owner can sign in by name."""
    first = None if an_owner_can_sign_in(room.database) else FirstLink(person, fresh())
    return Door(
        room.database, room.clocks, lambda: room.config.settings.desk, fresh(), person, first
    )  # fmt: skip


def desk_tools(room: Newsroom, door: Door) -> DeskTools:
    return DeskTools(
        database=room.database, clocks=room.clocks, review=room.config.settings.review,
        personas=lambda: room.config.personas,
        decide=lambda decision: decided(room.database, room.clocks, room.config, decision),
        take_in=lambda draft, by: _take_in(room, draft, by),
        status=lambda: _status(room),
        news=lambda refresh: _news(room, refresh),
        write=lambda persona, dry: write_document(room, write_by_hand(room, persona, dry_run=dry)),
        tick=lambda: tick(room),
        memory=memory_tools(room), voice=voice_tools(room), tuning=tuning_tools(room),
        life=life_tools(room), beside=beside_tools(room), label=lambda: room.config.label,
        page_folder=room.home.pages, door=door, house=house_tools(room), editors=room.editors,
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


def _announce(context: Context, room: Newsroom, server: Server, door: Door) -> None:
    """Only the home's owner may read the token and the link."""
    told = {"pid": os.getpid(), "url": server.url, "token": door.home_token}
    note_secret(door.home_token)
    first = login_address(server.url, door.first.token) if door.first else ""
    _write_secret(room.home.first_login, first)
    _write_secret(room.home.daemon, json.dumps(told))
    names = ", ".join(persona.file.identity.name for persona in room.config.personas.values())
    here = {"pid": os.getpid(), "url": server.url}
    context.say(
        {"daemon": here | ({"first_login": first} if first else {})},
        f"selfsame is up for {names}\n"
        f"  desk    {first or server.url}\n"
        + ("          (signs you in, once; then choose a password there)\n" if first else "")
        + f"  status  {context.selfsame} status\n"
        "  stop    Ctrl-C",
    )


def _write_secret(path: Path, words: str) -> None:
    """A file of an earlier start goes, so that its rights don't stay."""
    path.unlink(missing_ok=True)
    if words:
        path.touch(mode=0o600)
        path.write_text(words, encoding="utf-8")
