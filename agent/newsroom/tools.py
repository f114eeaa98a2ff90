"""What one writing is given: functions of the other rooms, bound to this persona and this moment."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from sqlalchemy import update
from sqlalchemy.dialects.sqlite import insert

from agent.database.tables import appeals as appeals_table
from agent.news import archive
from agent.newsroom.again import earlier
from agent.newsroom.lessons import for_brief, standing
from agent.newsroom.living.days import embargoed
from agent.newsroom.living.mates import stories_of_mates
from agent.newsroom.living.moods import feeling
from agent.newsroom.living.offers import event, offers
from agent.newsroom.meaning import meaning
from agent.newsroom.modelling import counted_model
from agent.newsroom.room import Newsroom
from agent.newsroom.second_look import second_look
from agent.newsroom.spoken import spoken
from agent.newsroom.taste import taste_of
from agent.newsroom.threads import rested, touching
from agent.newsroom.voices import voice_of
from agent.types.news import Story
from agent.types.writing import Appeal, Recalled, Taught
from agent.writing.tools import WritingTools
from agent.writing.writers.model import ModelWriter
from agent.writing.writers.offline import OfflineWriter
from agent.writing.writers.writer import Writer
from memory.mind.recurring import subjects
from memory.types import LABEL, Belief, Found, Kind, Look

RECALLED, HOUSE_RULES, LESSONS = 6, 2, 12
RECALLED_LENGTH = 1500
"""So many memories at most, of so many characters together: what is read is paid for with every draft."""
STORIES = 150
OWN, MATES, LOOKED_AT = 2, 2, 12
"""So many posts of hers on the subject, and of label mates, at most; looked for among so many."""
SAID: tuple[Kind, ...] = ("post",)
LESSON: tuple[Kind, ...] = ("lesson",)
BRIEF_KINDS: tuple[Kind, ...] = ("lore", "work", "belief")
"""Her own past posts are no examples, or she repeats herself: they come apart, as said already. News that she met
once comes back as noise, and is found by search."""


def writing_tools(room: Newsroom, name: str, thread: str, *, dry_run: bool) -> WritingTools:
    """Raises NotThere for an unknown persona, ModelRefused for an unreadable key."""
    persona = room.persona(name)
    brought = cache(lambda query: _brought(room, name, query))
    said = cache(lambda: spoken(room.database, name, room.clocks.world.now()))
    return WritingTools(
        persona=persona,
        label=room.config.label,
        writer=_writer(room, name, thread),
        voice=voice_of(persona, room.config.personas),
        now=room.clocks.world.now,
        fresh_hours=room.config.settings.news.fresh_hours,
        stories=lambda: _stories(room),
        spoken=said,
        recall=lambda query: _recall(room, name, query, brought(query)),
        threads=lambda: rested(room, name),
        lessons=lambda query: _lessons(room, name, brought(query)),
        note_appeals=(lambda rows: None) if dry_run else (lambda rows: _note(room, name, rows)),
        hand_in=lambda new: None,
        touching=lambda query: touching(room, name, query),
        taste=lambda: taste_of(room.database, name, room.clocks.world.now()),
        meaning=lambda stories: meaning(room, persona, stories),
        second_look=lambda story: second_look(room, name, story),
        lacking=lambda: _lacking(room),
        earlier=lambda found: earlier(room.database, name, found, room.clocks.world.now()),
        offers=lambda speak_at: offers(room, name, speak_at, said().keys),
        mates=lambda speak_at: stories_of_mates(room, persona, speak_at),
        feeling=lambda speak_at: feeling(room.database, persona, speak_at),
        event=lambda memory_id: event(room, memory_id),
        embargo=lambda speak_at: embargoed(persona, speak_at),
        company=lambda names: [
            room.config.personas[each] for each in names if each in room.config.personas
        ],
    )


def _writer(room: Newsroom, persona: str, thread: str) -> Writer:
    if room.config.settings.model.provider == "offline":
        return OfflineWriter()
    return ModelWriter(counted_model(room, persona, thread), room.config.prompts)


def _stories(room: Newsroom) -> list[Story]:
    since = room.clocks.world.now() - timedelta(hours=room.config.settings.news.fresh_hours)
    with room.database.read.connect() as connection:
        return archive.stories(connection, since=since, limit=STORIES)


def looks(mates: Collection[str] = ()) -> list[Look]:
    """What one occasion has memory looked through for: what she knows, what was said of it, and lessons."""
    known = Look(BRIEF_KINDS, RECALLED + HOUSE_RULES)
    return [known, Look(SAID, LOOKED_AT, mates), Look(LESSON, LESSONS)]


def _brought(room: Newsroom, name: str, query: str) -> list[list[Found]]:
    return room.memory.looks(name, query, looks(_mates(room, name)))


def _mates(room: Newsroom, name: str) -> dict[str, str]:
    """The others of the label, with the names that they go by."""
    personas = room.config.personas.items()
    return {mate: persona.file.identity.name for mate, persona in personas if mate != name}


def _recall(
    room: Newsroom, name: str, query: str, brought: Sequence[Sequence[Found]]
) -> list[Recalled]:
    known, said, _ = brought
    found = within([each for each in known if _has_bearing(query, each)][:RECALLED])
    before = room.memory.mind.believed_before(
        [each.memory.id for each in found if each.memory.kind == "belief"]
    )
    hers = [_with_before(recalled(each), before.get(each.memory.id)) for each in found]
    return [*hers, *_said(room, name, query, said)]


def within(found: Sequence[Found], length: int = RECALLED_LENGTH) -> list[Found]:
    """The best that fit together; one that is too long gives way to shorter ones after it."""
    kept: list[Found] = []
    for each in found:
        if len(each.memory.text) <= length:
            kept.append(each)
            length -= len(each.memory.text)
    return kept


def _has_bearing(query: str, found: Found) -> bool:
    """What holds for the whole house is noise in her ear, unless it is about this very thing."""
    return found.memory.persona != LABEL or _touches(query, found)


def _with_before(memory: Recalled, before: Belief | None) -> Recalled:
    """A belief for which she changed her mind comes with what she thought until then."""
    if before is None or before.held_until is None:
        return memory
    return replace(memory, before=before.text, until=before.held_until.date().isoformat())


def _said(room: Newsroom, name: str, query: str, found: Sequence[Found]) -> list[Recalled]:
    """What was said of it in public: by herself, so that she neither repeats nor contradicts it, and
    by others of the label, with who said it: hers to know, not to say. A post that left something
    open comes with its thread."""
    names = _mates(room, name)
    open_ones = {thread.opened_by for thread in room.memory.mind.threads(name, rested=False)}
    own = [
        recalled(each)
        for each in found
        if each.memory.persona == name
        and each.memory.source not in open_ones
        and _touches(query, each)
    ]
    theirs = [each for each in found if each.memory.persona in names and _touches(query, each)]
    told = [replace(recalled(m), speaker=names[m.memory.persona]) for m in theirs[:MATES]]
    return [*own[:OWN], *told]


def _touches(query: str, found: Found) -> bool:
    """One shared subject is chance; what is merely alike must not take her words from her."""
    mine = {subject for subject, _ in subjects(query, short=True)}
    return len(mine & {subject for subject, _ in subjects(found.memory.text, short=True)}) > 1


def _lacking(room: Newsroom) -> str:
    fault = room.memory.lacking
    return fault.message if fault else ""


def recalled(found: Found) -> Recalled:
    return Recalled(
        id=found.memory.id, kind=found.memory.kind, text=found.memory.text,
        score=round(found.score, 4), happened_at=found.memory.happened_at.isoformat(),
        parts={part: round(value, 4) for part, value in found.parts.items()},
    )  # fmt: skip


def _lessons(room: Newsroom, name: str, brought: Sequence[Sequence[Found]]) -> list[Taught]:
    nearest = [each.memory.id for each in brought[-1]]
    language = room.persona(name).file.language
    return for_brief(standing(room.database, name), nearest, language)


def note_used(room: Newsroom, persona: str, story_id: int | None) -> None:
    """A draft came of it; a held story stays held, since a person must still see it."""
    mine = (appeals_table.c.persona == persona) & (appeals_table.c.story_id == story_id)
    with room.database.write.begin() as connection:
        row = update(appeals_table).where(mine, appeals_table.c.outcome == "")
        connection.execute(row.values(outcome="used"))


def _note(room: Newsroom, name: str, rows: Sequence[Appeal]) -> None:
    """Keep what became of each story; one that was used stays so until something new of it is taken up."""
    now = room.clocks.world.now()
    values = [
        {"persona": name, "story_id": row.story_id, "score": row.score,
         "outcome": row.outcome, "why": row.why, "at": now}
        for row in rows
    ]  # fmt: skip
    if not values:
        return
    statement = insert(appeals_table)
    changed = {key: statement.excluded[key] for key in ("score", "outcome", "why", "at")}
    keep = (appeals_table.c.outcome != "used") | (statement.excluded.outcome != "left")
    with room.database.write.begin() as connection:
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["persona", "story_id"], set_=changed, where=keep
            ),
            values,
        )
