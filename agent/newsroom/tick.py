"""tick: everything that is due, once, in the natural order."""

from typing import Any

from agent.newsroom.foresee import foresee_due
from agent.newsroom.gather import gather_news
from agent.newsroom.indexing import keep_index
from agent.newsroom.living.answers import answers_due
from agent.newsroom.living.followup import followups_due
from agent.newsroom.living.night import moods_due
from agent.newsroom.living.reading import stayed_due
from agent.newsroom.living.told import take_in_told
from agent.newsroom.plan import plan_slots, read_in
from agent.newsroom.publish import publish_due
from agent.newsroom.reflect import reflect_due
from agent.newsroom.remember import remember_all
from agent.newsroom.replays import replay_due
from agent.newsroom.room import Newsroom
from agent.newsroom.sliding import watch_voices
from agent.newsroom.telling import tell_due
from agent.newsroom.welcome import welcome_all
from agent.newsroom.write import write_due


def tick(room: Newsroom) -> dict[str, Any]:
    """What came of it, counted."""
    keep_index(room)
    read_in(room)
    take_in_told(room)
    planned = plan_slots(room)
    report = gather_news(room)
    welcomed = welcome_all(room)
    written = write_due(room)
    written += followups_due(room) + answers_due(room)
    published = publish_due(room)
    remembered = remember_all(room)
    held = watch_voices(room)
    reflected = reflect_due(room)
    moods_due(room)
    stayed_due(room)
    foreseen = foresee_due(room)
    replayed = replay_due(room)
    told = tell_due(room)
    return {
        "world": room.clocks.world.now().isoformat(),
        "planned": planned,
        "feeds_asked": report.asked,
        "new_items": report.new_items,
        "drafts": welcomed + written,
        "published": published,
        "remembered": remembered,
        "held_for_her_voice": held,
        "beliefs_proposed": reflected,
        "boards_foreseen": foreseen,
        "briefs_replayed": replayed,
        "notices": told,
    }
