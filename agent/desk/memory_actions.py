"""What a person does with her memories from the pages; each answer leads back to where they were."""

import re
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.faults import Wrong
from agent.desk.frame import zone_of
from agent.desk.given import Desk
from agent.desk.tools import DeskTools
from agent.desk.words import word
from agent.types.keeping import Keeping, KeepingVerb

VERBS: tuple[KeepingVerb, ...] = KeepingVerb.__args__  # type: ignore[attr-defined]
OWN_PAGE = re.compile(r"/memory/[^/?#\s\\]+(/(threads|beliefs|lessons|\d+))?(\?[^#\s\\]*)?")
Text = Annotated[str, Form()]
Ids = Annotated[list[int], Form()]

routes = APIRouter()


@routes.post("/memory/{persona}/keep/{verb}")
def keep(
    desk: Desk, persona: str, verb: str, ids: Ids, why: Text = "", until: Text = "", back: Text = ""
) -> Response:
    wish = Keeping(
        _verb(verb), persona, tuple(ids), desk.person, why.strip(), _day(desk, persona, until)
    )
    desk.memory.keep(wish)
    return _return(persona, back)


@routes.post("/memory/{persona}/teachers")
def mute(
    desk: Desk, persona: str, name: Text, off: Annotated[bool, Form()], back: Text = ""
) -> Response:
    desk.memory.mute(name, off, desk.person)
    return _return(persona, back)


def _verb(said: str) -> KeepingVerb:
    for verb in VERBS:
        if verb == said:
            return verb
    raise Wrong(word("fault.keeping", verb=said), word("mend.verb", verbs=", ".join(VERBS)))


def _day(desk: DeskTools, persona: str, value: str) -> datetime | None:
    """A date field's value: the beginning of that day on the persona's clock."""
    if not value:
        return None
    try:
        day = datetime.fromisoformat(value)
    except ValueError as problem:
        raise Wrong(word("fault.time", value=value), word("mend.day")) from problem
    local = day if day.tzinfo else day.replace(tzinfo=zone_of(desk.personas(), persona))
    return local.astimezone(UTC)


def _return(persona: str, back: str) -> Response:
    return RedirectResponse(back if OWN_PAGE.fullmatch(back) else f"/memory/{persona}", 303)
