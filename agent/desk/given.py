"""How a handler gets the desk's tools: by asking for a parameter of type `Desk`."""

from dataclasses import replace
from functools import cache
from typing import Annotated

from fastapi import Depends, Request

from agent.desk.tools import DeskTools


async def _tools(request: Request) -> DeskTools:
    """With the name and role of whoever asks; guard.py has let them in, and nobody who has left. Her files are
    looked at once a request."""
    tools, seat = request.app.state.tools, request.state.seat
    assert isinstance(tools, DeskTools)
    tools = replace(tools, personas=cache(tools.personas))
    if seat is None:
        return tools
    return replace(tools, person=seat.name, seat=seat)


Desk = Annotated[DeskTools, Depends(_tools)]
