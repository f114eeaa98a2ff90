"""What of a persona's may leave without a person, and what speaks for it; and how a draft's page was looked at."""

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Form
from starlette.responses import Response

from agent.desk.frame import frame, marked_name, zone_of
from agent.desk.given import Desk
from agent.desk.lines import load_lines
from agent.desk.rendering import page
from agent.desk.retold import retold
from agent.desk.strung import several
from agent.desk.tools import DeskTools
from agent.desk.whens import When, moment, when
from agent.desk.words import named, word
from agent.errors import NotThere
from agent.newsroom.evidence import autonomy_document
from agent.review.autonomy import rule_of
from agent.review.by_rule import outlook
from agent.review.views import seen
from agent.types.review import Draft

routes = APIRouter()


@dataclass(frozen=True)
class ByRule:
    """What a rule makes of a waiting draft, in words; empty where no rule is in force."""

    says: str = ""
    gathers: bool = False
    """Whether the page's script tells how long the draft was in sight."""


@dataclass(frozen=True)
class Row:
    """A change of autonomy."""

    says: str
    by: str
    at: When | None


@routes.get("/autonomy/{persona}")
def show(desk: Desk, persona: str) -> Response:
    told = _document(desk, persona)
    around = frame(desk, "status", f"/autonomy/{persona}", len(load_lines(desk).waiting))
    name = marked_name(desk.personas(), persona)
    rows = [_row(desk, persona, each) for each in told["switches"]]
    faults = several(named("planted", fault) for fault in told["planted"]["missed_faults"])
    since = _when(desk, persona, told["since"])
    return page(
        "autonomy.html", frame=around, who=name, told=told, rows=rows, faults=faults, since=since
    )


@routes.get("/api/autonomy/{persona}")
def as_json(desk: Desk, persona: str) -> dict[str, Any]:
    return _document(desk, persona)


@routes.post("/drafts/{draft_id}/seen", status_code=204)
def was_seen(
    desk: Desk, draft_id: int, seconds: Annotated[float, Form()], why: Annotated[bool, Form()]
) -> Response:
    """From the page's own script, when the page is left; kept only where evidence is gathered."""
    found = desk.personas().get(_persona_of(desk, draft_id))
    if found is not None and found.file.autonomy.gathers:
        seen(desk.database, desk.clocks, draft_id, desk.person, seconds, why)
    return Response(status_code=204)


def by_rule(tools: DeskTools, draft: Draft) -> ByRule:
    persona = tools.personas().get(draft.persona)
    if persona is None:
        return ByRule()
    gathers = persona.file.autonomy.gathers and draft.status == "pending"
    rule, now = rule_of(tools.database, persona), tools.clocks.world.now()
    at, why = outlook(tools.database, persona, rule, draft.id, now)
    if rule and at:
        there = when(at, now, zone_of(tools.personas(), draft.persona))
        return ByRule(word("rule.leaves", when=there.words, rule=rule.name), gathers)
    return ByRule(word("rule.not", why=retold(why)) if why else "", gathers)


def _persona_of(tools: DeskTools, draft_id: int) -> str:
    from agent.review import queue

    return queue.shown(tools.database, draft_id).persona


def _document(tools: DeskTools, persona: str) -> dict[str, Any]:
    found = tools.personas().get(persona)
    if found is None:
        names = ", ".join(sorted(tools.personas()))
        raise NotThere(f"no persona is called {persona!r}", f"one of: {names}")
    return autonomy_document(tools.database, found, tools.clocks.world.now())


def _row(tools: DeskTools, persona: str, row: dict[str, Any]) -> Row:
    key = "autonomy.row.on" if row["on"] else "autonomy.row.off"
    says = word(key, level=row["level"], why=row["why"])
    return Row(says, row["by"], _when(tools, persona, row["at"]))


def _when(tools: DeskTools, persona: str, value: Any) -> When | None:
    at = moment(value)
    return when(at, tools.clocks.world.now(), zone_of(tools.personas(), persona)) if at else None
