"""What of the queue is looked at: read off the address, and carried along from draft to draft."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends

from agent.review.waiting import Sought
from agent.types.persona import Persona

KEYS = ("find", "persona", "occasion", "flag", "due")
OCCASIONS = ("story", "thought", "callback", "work")
DUES = ("late", "day", "week")


async def _sought(
    find: str = "", persona: str = "", occasion: str = "", flag: str = "", due: str = ""
) -> Sought:
    """A time that isn't known asks for nothing."""
    return Sought(find.strip(), persona, occasion, flag, due if due in DUES else "")


Seeking = Annotated[Sought, Depends(_sought)]


def asked(sought: Sought) -> dict[str, str]:
    """Only what is asked for."""
    return {key: said for key, said in asdict(sought).items() if key in KEYS and said}


def tail(sought: Sought, **more: str) -> str:
    """The end of an address that keeps it."""
    query = {**more, **asked(sought)}
    return f"?{urlencode(query)}" if query else ""


def called(personas: Mapping[str, Persona], find: str) -> frozenset[str]:
    """The personas whose folder or shown name holds these words."""
    wanted = find.casefold()
    return frozenset(
        name
        for name, persona in personas.items()
        if wanted in f"{name}\n{persona.file.identity.name}".casefold()
    )
