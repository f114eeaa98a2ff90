"""How a handler gets the desk's tools: by asking for a parameter of type `Desk`."""

from typing import Annotated

from fastapi import Depends, Request

from agent.database.leavings import refuse_left
from agent.desk.tools import DeskTools


def _tools(request: Request) -> DeskTools:
    tools = request.app.state.tools
    assert isinstance(tools, DeskTools)
    if not request.url.path.startswith(
        "/api/"
    ):  # a program says itself who asks; the audit sees to it
        with tools.database.read.connect() as connection:
            refuse_left(connection, tools.person)
    return tools


Desk = Annotated[DeskTools, Depends(_tools)]
