"""Her public pages as they lie in the home, and what stands in their place before the first post."""

from pathlib import PurePath
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from agent.desk.tools import DeskTools
from agent.newsroom.living.days import embargoed
from agent.publishing.channels.page.entries import Cover, cover_of, entries
from agent.publishing.channels.page.front import Front, front_of
from agent.publishing.channels.page.html import html, index_html
from agent.types.persona import Persona

CHANNEL = "page"


class PublicPages(StaticFiles):
    """The files; where none lies, an index of the personas or a page without posts."""

    def __init__(self, tools: DeskTools) -> None:
        tools.page_folder.mkdir(parents=True, exist_ok=True)
        super().__init__(directory=tools.page_folder, html=True)
        self.tools = tools

    async def get_response(self, path: str, scope: Scope) -> Response:
        try:
            return await super().get_response(path, scope)
        except HTTPException as missing:
            instead = await run_in_threadpool(self._instead, path, scope)
            if missing.status_code != 404 or instead is None:
                raise
            return instead

    def _instead(self, path: str, scope: Scope) -> Response | None:
        if PurePath(path) == PurePath():
            return HTMLResponse(index_html(_covers(self.tools)))
        persona = self.tools.personas().get(path)
        if persona is None or not has_page(persona):
            return None
        if not scope["path"].endswith("/"):
            return RedirectResponse(address(path))
        posts = entries(self.tools.database, path, CHANNEL)
        return HTMLResponse(html(cover_of(path, persona.file), posts, _front(self.tools, persona)))


def _front(tools: DeskTools, persona: Persona) -> Front:
    now = tools.clocks.world.now()
    return front_of(tools.database, persona, tools.label(), now, embargoed(persona, now))


def has_page(persona: Persona) -> bool:
    return CHANNEL in persona.file.channels


def address(name: str) -> str:
    return f"/page/{quote(name, safe='')}/"


def page_of(tools: DeskTools, name: str) -> str:
    """The address of her public page, or nothing where she has none."""
    persona = tools.personas().get(name)
    return address(name) if persona is not None and has_page(persona) else ""


def _covers(tools: DeskTools) -> dict[str, Cover]:
    return {
        name: cover_of(name, persona.file)
        for name, persona in tools.personas().items()
        if has_page(persona)
    }
