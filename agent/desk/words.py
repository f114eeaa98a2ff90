"""Every word of the interface, by key, in English; chinese/ holds the same keys in Chinese."""

from collections.abc import Mapping

from agent.desk.chinese import CHINESE
from agent.desk.language import spoken
from agent.desk.words_around import WORDS_AROUND
from agent.desk.words_of_autonomy import WORDS_OF_AUTONOMY
from agent.desk.words_of_beside import WORDS_OF_BESIDE
from agent.desk.words_of_canon import WORDS_OF_CANON
from agent.desk.words_of_costs import WORDS_OF_COSTS
from agent.desk.words_of_flags import WORDS_OF_FLAGS
from agent.desk.words_of_house import WORDS_OF_HOUSE
from agent.desk.words_of_life import WORDS_OF_LIFE
from agent.desk.words_of_memory import WORDS_OF_MEMORY
from agent.desk.words_of_news import WORDS_OF_NEWS
from agent.desk.words_of_persona import WORDS_OF_PERSONA
from agent.desk.words_of_posts import WORDS_OF_POSTS
from agent.desk.words_of_review import WORDS_OF_REVIEW
from agent.desk.words_of_said import WORDS_OF_SAID
from agent.desk.words_of_seats import WORDS_OF_SEATS
from agent.desk.words_of_troubles import WORDS_OF_TROUBLES
from agent.desk.words_of_voice import WORDS_OF_VOICE

OF_THE_QUEUE = {
    # frame
    "name": "selfsame",
    "name.unofficial": "{name} (unofficial)",
    "skip": "To the draft",
    "nav.queue": "Queue",
    "nav.memory": "Memory",
    "nav.news": "News",
    "nav.status": "Status",
    "title.queue": "Queue",
    "title.draft": "{name}, draft {id}",
    "title.news": "News",
    "title.status": "Status",
    "title.fault": "That did not work",
    "signed": "You decide as {person}.",
    "signed.reader": "You read as {person}.",
    # her public page
    "page.hers": "Her page",
    # holds
    "hold.all": "Hold all",
    "hold.one": "Hold {name}",
    "hold.title": "Stop the line",
    "hold.explains": "Nothing more leaves until a person lifts it. What is out stays out.",
    "hold.why": "Why",
    "hold.default": "Stopped from the desk, to look first",
    "hold.everyone": "Everyone is on hold.",
    "hold.persona": "{name} is on hold.",
    "hold.draft": "Draft {id} is on hold.",
    "hold.by": "{by}, {since}",
    "lift": "Lift",
    # banners
    "unofficial": "Unofficial",
    "unofficial.why": "made without the owner of {name}; nothing goes to outside channels",
    "sample": "Sample news",
    "sample.why": "no feed could be read, so this comes from the bundled day, which is invented",
    # list
    "list.waiting": "Waiting",
    "list.resting": "Snoozed",
    "list.again": "Being written anew",
    "list.coming": "Approved, going out",
    "list.find": "Find in the queue",
    "list.clear": "Show all",
    "list.none": "Nothing matches “{find}”.",
    "list.none.waiting": "Nothing that waits matches “{find}”.",
    "list.others.one": "1 draft waits; show all",
    "list.others.many": "{count} drafts wait; show all",
    "list.next": "Next",
    "list.previous": "Previous",
    "list.place": "{at} of {all}",
    "list.flags.one": "1 flag",
    "list.flags.many": "{count} flags",
    "list.held": "held",
    # draft
    "due.at": "Speaks",
    "due.was": "Was due",
    "due.none": "Speaks when approved",
    "due.expires": "goes stale {far}",
    "length": "{count} of {most} characters",
    "length.plain": "{count} characters",
    "length.channels": "Where a channel counts in its own way, it counts anew once this is saved.",
    "revision": "version {number}",
    "status.pending": "waiting",
    "status.approved": "approved",
    "status.published": "published",
    "status.rejected": "rejected",
    "status.expired": "expired",
    "status.superseded": "replaced",
    "state.approved": "Approved. It goes out by itself.",
    "state.published": "Published.",
    "state.rejected": "Rejected.",
    "state.expired": "Expired: nobody decided in time, or its news went stale.",
    "state.superseded": "Replaced by a newer attempt.",
    "state.held": "Held: {why}",
    "state.redo": "Another attempt is wished for: {note}",
    "state.redo.plain": "Another attempt is wished for.",
    "state.snoozed": "Snoozed until {until}.",
    "origin.slot": "planned",
    "origin.manual": "asked for",
    "origin.welcome": "welcome",
    "kind.belief": "a belief she may form",
    "occasion.story": "on a story",
    "occasion.thought": "a thought",
    "occasion.callback": "a callback",
    "occasion.work": "on a work of hers",
    "occasion.told": "on what she was told",
    "occasion.followup": "a second thought",
    "occasion.reply": "an answer to a reader",
    "occasion.commission": "a commission",
    # threads and beliefs
    "thread.opens": "Leaves open",
    "thread.closes": "Closes",
    "thread.takes_up": "Takes up",
    "thread.unknown": "(no thread of hers)",
    "belief.instead": "She would think this instead of:",
    "belief.since": "held since {when}",
    # flags
    "flags": "Look at this first",
    "severity.refuse": "Must not leave",
    "severity.warn": "Take care",
    "severity.note": "Note",
    "flag.single": "Decide this one on its own.",
    # verbs
    "verb.approve": "Approve",
    "verb.edit": "Edit",
    "verb.reject": "Reject",
    "verb.redo": "Redo",
    "verb.snooze": "Snooze",
    "verb.reschedule": "Move",
    "verb.swap": "Take this one",
    "verb.undo": "Undo",
    "edit.label": "Her text",
    "edit.save": "Save this text",
    "edit.leave": "Leave it",
    "edit.kept": "Your unsaved edit of this text is kept.",
    "edit.stale": "Your unsaved edit of this text is kept. The text has changed in the meantime.",
    "edit.first": "Not decided: you have an unsaved edit of this text. Save it or drop it first.",
    "edit.open": "Open it",
    "edit.drop": "Drop it",
    "reject.ask": "Why not?",
    "reject.note": "A note, if you like: type it first, for the reason sends it.",
    "reject.note.keys": "Then Tab, and the reason's number.",
    "redo.ask": "What should be different?",
    "redo.send": "Ask for another",
    "snooze.ask": "Look again in",
    "snooze.1": "1 hour",
    "snooze.3": "3 hours",
    "snooze.12": "12 hours",
    "snooze.24": "a day",
    "move.ask": "Speak at ({place} time)",
    "move.send": "Move it",
    # done
    "did.approve": "Approved draft {id} by {name}.",
    "did.edit": "Saved.",
    "did.reject": "Rejected draft {id} by {name}.",
    "did.redo": "Asked {name} for another draft instead of {id}.",
    "did.snooze": "Snoozed draft {id} by {name}.",
    "did.reschedule": "Moved draft {id} by {name}.",
    "did.swap": "Took the other text.",
    "did.undo": "Undone: draft {id} by {name} is {status}.",
    "did.leaves": "Goes out {when}.",
    # why
    "why": "Why this",
    "why.notice": "What she alone noticed",
    "why.story": "The story",
    "why.occasion": "The occasion",
    "why.heat": "heat {heat}",
    "why.appeal": "appeal {appeal}",
    "why.memories": "What she remembered",
    "why.rests": "What it rests on",
    "why.nothing": "The trace says nothing about it.",
    "why.others": "What she could have said instead",
    "why.this": "What was measured",
    "why.voice": "voice {voice} of 100",
    "why.opinion": "worth {opinion} of 10",
    "why.claims": "Nobody checked:",
    "why.imagined": "Imagined:",
    "claim.news": "about the news",
    "claim.world": "about the world",
    "claim.imagined": "imagined",
    "why.angle": "angle: {angle}",
    "why.made": "How it was made",
    "why.version": "persona version",
    "why.calls": "{purpose}: {model}, {prompt_tokens} tokens in, {reply_tokens} out",
    "why.offline": "No language model was used.",
    "why.history": "What happened to it",
    "why.revisions": "Earlier versions",
    "history.by": "{who}, {when}",
    "history.created": "handed in",
    # reasons
    "reason.not-her": "Not her voice",
    "reason.untrue": "Not true",
    "reason.dull": "Not worth it",
    "reason.repeats": "Said before",
    "reason.taboo": "Not for her",
    "reason.timing": "Not now",
    "reason.other": "Something else",
    # empty
    "empty.title": "Nothing waits for you.",
    "empty.next": "The next draft comes {when}.",
    "empty.next.who": "The next draft comes {when}, from {name}.",
    "empty.unknown": "The next draft comes when there is something worth saying.",
    "empty.last": "What {name} said last",
    # keys
    "keys": "Keys",
    "keys.next": "next draft",
    "keys.previous": "previous draft",
    "keys.approve": "approve",
    "keys.edit": "edit",
    "keys.reject": "reject, then a digit for the reason",
    "keys.redo": "redo with a note",
    "keys.snooze": "snooze, then a digit",
    "keys.undo": "undo",
    "keys.hold": "hold this persona",
    "keys.find": "find in the queue",
    "keys.keys": "this list",
    "keys.escape": "close what is open",
    "keys.send": "send from a text field",
}
PARTS = (
    OF_THE_QUEUE, WORDS_AROUND, WORDS_OF_AUTONOMY, WORDS_OF_BESIDE, WORDS_OF_CANON, WORDS_OF_COSTS, WORDS_OF_FLAGS, WORDS_OF_HOUSE, WORDS_OF_LIFE,
    WORDS_OF_MEMORY, WORDS_OF_NEWS, WORDS_OF_PERSONA, WORDS_OF_POSTS, WORDS_OF_REVIEW, WORDS_OF_SAID, WORDS_OF_SEATS, WORDS_OF_TROUBLES, WORDS_OF_VOICE,
)  # fmt: skip
ENGLISH = {key: words for part in PARTS for key, words in part.items()}


CATALOGS: Mapping[str, Mapping[str, str]] = {"en": ENGLISH, "zh": CHINESE}


def word(key: str, **parts: object) -> str:
    """The words for a key in the language of this request, with the parts put in. KeyError for an unknown key."""
    return (CATALOGS[spoken()].get(key) or ENGLISH[key]).format(**parts)


def named(family: str, code: str) -> str:
    """The words for a code from elsewhere, such as a reason or a memory's kind; the code itself if it is new."""
    key = f"{family}.{code}"
    if key in ENGLISH:
        return word(key)
    return str(code).replace("_", " ").replace("-", " ")
