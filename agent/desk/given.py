"""How a handler gets the desk's tools: by asking for a parameter of type `Desk`."""

from typing import Annotated

from fastapi import Depends, Request

from agent.desk.tools import DeskTools


def _tools(request: Request) -> DeskTools:
    tools = request.app.state.tools
    assert isinstance(tools, DeskTools)
    return tools


Desk = Annotated[DeskTools, Depends(_tools)]
