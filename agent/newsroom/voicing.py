"""All verbs of the voice as functions, for page and program."""

from functools import partial

from agent.newsroom.leaving import leave
from agent.newsroom.passport import passport_document
from agent.newsroom.replays import swap_document
from agent.newsroom.room import Newsroom
from agent.newsroom.without_them import leaving_document
from agent.types.voicing import VoiceTools


def voice_tools(room: Newsroom) -> VoiceTools:
    return VoiceTools(
        passport=lambda name: passport_document(room.database, room.clocks, room.config, name),
        swap=partial(swap_document, room),
        preview=partial(leaving_document, room),
        leave=partial(leave, room),
    )
