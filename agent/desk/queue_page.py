"""The queue: one draft in full, the next ones in sight. Reading never writes."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from agent.desk.autonomy_page import by_rule
from agent.desk.frame import Did, Frame, display_name, frame, marked_name, zone_of
from agent.desk.given import Desk
from agent.desk.lines import Lines, Listed, listed, listed_in_sight, load_lines
from agent.desk.quiet import quiet_words
from agent.desk.rendering import page
from agent.desk.sheet import VERBS, Sheet, load_sheet, undoable
from agent.desk.sought import DUES, OCCASIONS, Seeking, asked, tail
from agent.desk.spoken import LastWord, last_words
from agent.desk.strung import several
from agent.desk.tools import DeskTools
from agent.desk.whens import When, moment, when
from agent.desk.words import named, word
from agent.errors import NotThere
from agent.review import queue
from agent.review.law import REASONS
from agent.review.waiting import Sought
from agent.text.media import LARGEST
from agent.types.review import Draft

SNOOZES = (1, 3, 12, 24)
FLAG_CODES = (
    "grave",
    "accused",
    "claim",
    "invented",
    "number",
    "name",
    "lesson",
    "repeats",
    "voice",
)
"""Those that can be filtered by from the page; the address takes any."""


routes = APIRouter()


@routes.get("/")
def front() -> Response:
    return RedirectResponse("/queue", 303)


@routes.get("/queue")
def show_queue(
    desk: Desk, sought: Seeking, did: str = "", of: int = 0, whole: bool = False
) -> Response:
    lines = load_lines(desk, sought)
    said = told(desk, did, of)
    if lines.waiting:
        first = lines.waiting[0]
        return _show(desk, lines, first, sought, said, _beside(desk, lines, first, sought, whole))
    around = frame(desk, "queue", "/queue", _waiting(desk, lines, sought), said)
    return page("empty.html", **_empty(desk, around, lines, sought))


@routes.get("/drafts/{draft_id}")
def show_draft(
    desk: Desk, sought: Seeking, draft_id: int, did: str = "", of: int = 0, ahead: bool = False,
    around: bool = False, whole: bool = False,
) -> Response:  # fmt: skip
    """With the list as far as it is in sight, unless it is to be `whole`. Asked by the page's script: `ahead`, which
    has the list already, and `around`, which has the draft."""
    lines, said = load_lines(desk, sought), told(desk, did, of)
    if around:
        return _settle(desk, lines, draft_id, sought, said)
    beside = None if ahead else _beside(desk, lines, draft_id, sought, whole)
    return _show(desk, lines, draft_id, sought, said, beside)


def _beside(desk: DeskTools, lines: Lines, draft_id: int, sought: Sought, whole: bool) -> Listed:
    """What is looked for is found wherever it stands."""
    if whole or sought.find:
        return listed(desk, lines, sought, draft_id)
    return listed_in_sight(desk, lines, draft_id)


def told(tools: DeskTools, did: str, of: int) -> Did | None:
    """What was just done, read again from the database, so that no words travel in the address."""
    if did not in (*VERBS, "shelve"):
        return None
    try:
        draft = queue.shown(tools.database, of)
    except NotThere:
        return None
    name = display_name(tools.personas(), draft.persona)
    history = queue.history(tools.database, of)
    if history and history[-1].action == "planted, caught":
        return Did(word("did.planted", id=of, name=name), of, undoable=False, saved=False, verb=did)
    says = word(f"did.{did}", name=name, id=of, status=word(f"status.{draft.status}"))
    if did == "approve" and draft.status == "approved":
        says += " " + _leaves(tools, draft)
    can = undoable(draft, history)
    return Did(says, of, can, did == "edit", draft.status, did)


def _leaves(tools: DeskTools, draft: Draft) -> str:
    now = tools.clocks.world.now()
    soonest = now + timedelta(seconds=tools.review.undo_seconds)
    at = max(soonest, *(at for at in (draft.speak_at, draft.not_before) if at), soonest)
    there = when(at, now, zone_of(tools.personas(), draft.persona))
    return word("did.leaves", when=there.far if at == soonest else there.words)


def _show(
    tools: DeskTools,
    lines: Lines,
    draft_id: int,
    sought: Sought,
    said: Did | None,
    beside: Listed | None,
) -> Response:
    """Without its list for a page that is on screen and has one."""
    sheet = load_sheet(tools, draft_id)
    return page(
        "ahead.html" if beside is None else "draft.html",
        sheet=sheet,
        by_rule=by_rule(tools, sheet.draft),
        reasons=tuple(REASONS),
        limits={kind: most // 1_000_000 for kind, most in LARGEST.items()},
        snoozes=_snoozes(tools, sheet.draft),
        read=_read_out(sheet),
        minded=_flags_in_short([flag for flag in sheet.flags if flag["severity"] != "note"]),
        **_placed(tools, lines, draft_id, sought, said),
        **_around(tools, beside, sought),
    )


def _settle(
    tools: DeskTools, lines: Lines, draft_id: int, sought: Sought, said: Did | None
) -> Response:
    """The frame, the way on and the list, as they are by now; the draft itself stays as it was read."""
    found = listed(tools, lines, sought, draft_id)
    return page(
        "settled.html", draft={"id": draft_id}, **_placed(tools, lines, draft_id, sought, said),
        **_around(tools, found, sought),
    )  # fmt: skip


def _placed(
    tools: DeskTools, lines: Lines, draft_id: int, sought: Sought, said: Did | None
) -> dict[str, Any]:
    """The frame of a draft's page, and its place in the queue."""
    at, waiting = lines.place(draft_id), _waiting(tools, lines, sought)
    return {
        "frame": frame(tools, "queue", f"/drafts/{draft_id}", waiting, said),
        "at": at,
        "all": len(lines.waiting),
        "next": lines.after(draft_id) if at else next(iter(lines.waiting), None),
        "previous": lines.before(draft_id),
    }


def _waiting(tools: DeskTools, lines: Lines, sought: Sought) -> int:
    """How much waits, whatever is looked for."""
    return len((load_lines(tools) if asked(sought) else lines).waiting)


def _read_out(sheet: Sheet) -> str:
    """What a screen reader says when the draft comes up."""
    says = _flags_in_short(sheet.flags) or word("read.flags.none")
    return word("read.draft", name=sheet.name, flags=says)


def _flags_in_short(flags: Sequence[Mapping[str, Any]]) -> str:
    said = [named("flag", str(flag.get("code", ""))) for flag in flags]
    key = "read.flags.one" if len(said) == 1 else "read.flags.many"
    return word(key, count=len(said), what=several(said)) if said else ""


def _snoozes(tools: DeskTools, draft: Draft) -> list[int]:
    """Only as long as its news stays fresh."""
    now, stale = tools.clocks.world.now(), draft.expires_at
    return [hours for hours in SNOOZES if stale is None or now + timedelta(hours=hours) < stale]


def _around(tools: DeskTools, found: Listed | None, sought: Sought) -> dict[str, Any]:
    """The side of the page, with what can be asked of it."""
    personas = tools.personas()
    return {
        "listed": found,
        "sought": sought,
        "tail": tail(sought),
        "names": [(name, marked_name(personas, name)) for name in personas],
        "occasions": OCCASIONS,
        "dues": DUES,
        "flag_codes": FLAG_CODES,
    }


def _empty(tools: DeskTools, around: Frame, lines: Lines, sought: Sought) -> dict[str, Any]:
    at, who = next_draft(tools)
    said: list[LastWord] = last_words(tools)
    found = listed(tools, lines, sought)
    return {"frame": around, "at": at, "who": who, "said": said, "quiet": quiet_words(tools),
            **_around(tools, found, sought)}  # fmt: skip


def next_draft(tools: DeskTools) -> tuple[When | None, str]:
    """When the next draft comes, and from whom, as far as status tells."""
    told = tools.status().get("next")
    first = told[0] if isinstance(told, list) and told else told
    said = first if isinstance(first, dict) else {"at": first}
    personas = tools.personas()
    name = str(said.get("persona") or "")
    coming = moment(said.get("write_at") or said.get("at") or said.get("speak_at"))
    zone = zone_of(personas, name)
    at = when(coming, tools.clocks.world.now(), zone) if coming else None
    return at, marked_name(personas, name)
