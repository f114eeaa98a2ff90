"""One draft in full, as its page shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from agent.database.tables import posts
from agent.desk.besides import Beside, load_beside
from agent.desk.cited import cited_texts
from agent.desk.cities import city_of
from agent.desk.frame import display_name, zone_of
from agent.desk.looks import Look, looks
from agent.desk.marks import Piece, marked
from agent.desk.public import page_of
from agent.desk.retold import retold
from agent.desk.tools import DeskTools
from agent.desk.week import next_moment
from agent.desk.whens import When, moment, when
from agent.desk.why import Why, read_trace
from agent.desk.words import ENGLISH, named
from agent.newsroom.canon import is_taken
from agent.newsroom.mind import touched_document
from agent.publishing.amending import corrections
from agent.review import attempts, queue
from agent.review.attempts import Attempt
from agent.review.law import OF_BELIEFS, TABLE
from agent.review.shelf import on_shelf, would_keep
from agent.text.changes import Parts, woven
from agent.text.lengths import length
from agent.types.autonomy import RULE
from agent.types.persona import Persona
from agent.types.review import AuditRow, Draft, Revision, Verb

VERBS: tuple[Verb, ...] = Verb.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Event:
    """A row of its history in words."""

    who: str
    action: str
    why: str
    at: When


@dataclass(frozen=True)
class Sheet:
    """The draft with everything that helps to decide it."""

    draft: Draft
    name: str
    unofficial: bool
    page: str
    """The address of her public page, if she has one."""
    body: str
    disclosure: str
    due: When | None
    stale: When | None
    rests: When | None
    local_due: str
    """`speak_at` in her zone, as a datetime-local field wants it."""
    place: str
    count: int
    most: int | None
    verbs: frozenset[Verb]
    why: Why
    touches: Mapping[str, Any]
    """What it opens, closes and takes up, and the belief whose place it would take."""
    changed_since: When | None
    """Since when she holds that belief."""
    history: tuple[Event, ...]
    revisions: tuple[Revision, ...]
    marked: tuple[Piece, ...]
    """`body` with its telling words marked."""
    looks: tuple[Look, ...]
    beside: Beside
    """Her other languages, and files."""
    next_free: When | None
    """Her next free moment, where its own has passed."""
    wovens: tuple[tuple[Revision, Parts], ...]
    """Each later version, as it differs from the one before; the newest first."""
    shelf: bool
    """Whether it would keep on the shelf, and doesn't lie there."""
    lies: bool
    """Whether it lies there."""
    post: int
    """Its post, once it is approved; else 0."""
    corrected: str
    """Her words as they were corrected after it went out."""
    before: Attempt | None
    """The attempt that was refused with a wish, and `both`, it and this one as one text."""
    both: Parts
    after: int | None
    """The draft that was written in its place."""
    canon: str
    """"offer" where it may be taken into her canon, "taken" where it was, else ''."""

    @property
    def flags(self) -> list[dict[str, Any]]:
        return shown_flags(self.draft)

    @property
    def single(self) -> bool:
        return any(flag.get("single") for flag in self.draft.flags)


def shown_flags(draft: Draft) -> list[dict[str, Any]]:
    """The gravest first. Where the sample banner stands, its note needn't be said again."""
    ranks = {"refuse": 0, "warn": 1}
    shown = [flag for flag in draft.flags if not (draft.sample and _of_the_sample(flag))]
    return sorted(shown, key=lambda flag: ranks.get(flag.get("severity", ""), 2))


def _of_the_sample(flag: Mapping[str, Any]) -> bool:
    return flag.get("code") == "sample" and flag.get("severity") == "note"


def load_sheet(tools: DeskTools, draft_id: int) -> Sheet:
    """Raises NotThere."""
    draft = queue.shown(tools.database, draft_id)
    personas = tools.personas()
    beside = load_beside(tools, draft, personas.get(draft.persona))
    seen = looks(draft, personas.get(draft.persona), beside)
    body, disclosure = (seen[0].body, seen[0].disclosure) if seen else (draft.text, "")
    versions = queue.revisions(tools.database, draft_id)
    earlier = attempts.before(tools.database, draft_id)
    why = read_trace(draft.trace, draft.text, cited_texts(tools.database, draft.trace))
    due = _moment(tools, personas, draft, "speak_at")
    zone = zone_of(personas, draft.persona)
    events = queue.history(tools.database, draft_id)
    post, corrected = _went_out(tools, draft)
    touches, verbs = touched_document(tools.database, draft), _possible(draft, events)
    return Sheet(
        draft=draft,
        name=display_name(personas, draft.persona),
        unofficial=draft.persona in personas and personas[draft.persona].file.unofficial,
        page=page_of(tools, draft.persona),
        body=body,
        disclosure=disclosure,
        due=due,
        stale=_moment(tools, personas, draft, "expires_at"),
        rests=_moment(tools, personas, draft, "not_before"),
        local_due=due.iso[:16] if due else "",
        place=city_of(zone),
        count=length(f"{body}\n\n{disclosure}" if disclosure else body),
        most=_most(draft, personas),
        verbs=verbs,
        why=why,
        touches=touches,
        changed_since=_held_since(tools, zone, touches),
        history=tuple(_event(tools, personas, draft, row) for row in events),
        revisions=tuple(versions),
        marked=_marked(body, draft, why),
        looks=seen,
        beside=beside,
        next_free=_next_free(tools, draft, due),
        wovens=tuple(_wovens(versions)),
        shelf=could_lie(draft, events),
        lies=_lies(tools, draft),
        post=post,
        corrected=corrected,
        before=earlier,
        both=woven(earlier.text, draft.text) if earlier else (),
        after=attempts.after(tools.database, draft_id) if draft.status == "superseded" else None,
        canon=_canon(draft, personas.get(draft.persona)),
    )


def _went_out(tools: DeskTools, draft: Draft) -> tuple[int, str]:
    if draft.status != "published":
        return 0, ""
    mine = select(posts.c.id).where(posts.c.draft_id == draft.id, ~posts.c.withdrawn)
    with tools.database.read.connect() as connection:
        post = connection.execute(mine).scalar() or 0
        return post, corrections(connection, post).get(post, "")


def _lies(tools: DeskTools, draft: Draft) -> bool:
    if draft.status != "approved" or draft.speak_at is not None:
        return False
    return draft.id in {each.draft for each in on_shelf(tools.database, draft.persona)}


def could_lie(draft: Draft, events: Sequence[AuditRow]) -> bool:
    """Waiting, or approved for a time by a person's last decision: what lies on the shelf already has no time."""
    decided = [event for event in events if event.action in VERBS]
    timed = (
        draft.status == "approved" and draft.speak_at is not None and bool(decided)
        and decided[-1].action == "approve" and not decided[-1].who.startswith(RULE)
    )  # fmt: skip
    return (draft.status == "pending" or timed) and would_keep(draft)


def _canon(draft: Draft, persona: Persona | None) -> str:
    if persona is None or draft.kind != "post" or draft.status != "published":
        return ""
    return "taken" if is_taken(persona, draft.text) else "offer"


def undoable(draft: Draft, events: Sequence[AuditRow]) -> bool:
    """Only the last decision can be taken back, and only once."""
    decided = [event.action for event in events if event.action in VERBS]
    return draft.status in TABLE["undo"] and bool(decided) and decided[-1] != "undo"


def _possible(draft: Draft, events: Sequence[AuditRow]) -> frozenset[Verb]:
    """What the law allows; a text with a flag that bars it is not offered for approval."""
    lawful: set[Verb] = {verb for verb in VERBS if draft.status in TABLE[verb]}
    if draft.kind == "belief":
        lawful &= OF_BELIEFS
    if not undoable(draft, events):
        lawful.discard("undo")
    if any(flag.get("severity") == "refuse" for flag in draft.flags):
        lawful.discard("approve")
    return frozenset(lawful)


def _marked(body: str, draft: Draft, why: Why) -> tuple[Piece, ...]:
    """The notes are numbered as the flags stand on the page."""
    picked = [option for option in why.options if option.picked]
    soft = [words for option in picked for words in (*option.claims, *option.imagined)]
    return marked(body, [str(flag.get("words", "")) for flag in shown_flags(draft)], soft)


def _next_free(tools: DeskTools, draft: Draft, due: When | None) -> When | None:
    late = draft.kind == "post" and draft.status == "pending" and due is not None and due.past
    return next_moment(tools, draft.persona) if late else None


def _wovens(versions: Sequence[Revision]) -> Iterator[tuple[Revision, Parts]]:
    for before, after in reversed(list(pairwise(versions))):
        yield after, woven(before.text, after.text)


def _most(draft: Draft, personas: Mapping[str, Persona]) -> int | None:
    if draft.persona not in personas:
        return None
    lengths = personas[draft.persona].file.voice.length
    return next((given.at_most for tag, given in lengths.items() if tag == draft.language), None)


def _moment(
    tools: DeskTools, personas: Mapping[str, Persona], draft: Draft, field: str
) -> When | None:
    moment = getattr(draft, field)
    zone = zone_of(personas, draft.persona)
    return when(moment, tools.clocks.world.now(), zone) if moment else None


def _held_since(tools: DeskTools, zone: ZoneInfo, touches: Mapping[str, Any]) -> When | None:
    at = moment((touches["changes"] or {}).get("held_from"))
    return when(at, tools.clocks.world.now(), zone) if at else None


def _event(tools: DeskTools, personas: Mapping[str, Persona], draft: Draft, row: AuditRow) -> Event:
    zone = zone_of(personas, draft.persona)
    at = when(row.world_at, tools.clocks.world.now(), zone)
    kind = f"occasion.{row.why}" in ENGLISH
    return Event(row.who, row.action, named("occasion", row.why) if kind else retold(row.why), at)
