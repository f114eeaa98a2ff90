"""The desk, put together."""

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from agent.desk import (
    actions,
    api,
    autonomy_page,
    canon_action,
    casting_page,
    health,
    holding,
    memory_actions,
    memory_api,
    memory_page,
    news_page,
    persona_page,
    queue_page,
    status_page,
    voice_api,
    voice_page,
)
from agent.desk.faults import add_faults
from agent.desk.guard import Guard
from agent.desk.public import PublicPages
from agent.desk.rendering import HERE
from agent.desk.tools import DeskTools


def make_app(tools: DeskTools) -> FastAPI:
    app = FastAPI(title="selfsame", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.tools = tools
    app.add_middleware(Guard, token=tools.token)
    add_faults(app)
    for room in (
        queue_page,
        actions,
        canon_action,
        holding,
        memory_page,
        memory_actions,
        memory_api,
        news_page,
        persona_page,
        casting_page,
        status_page,
        voice_page,
        voice_api,
        autonomy_page,
        health,
        api,
    ):
        app.include_router(room.routes)
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    app.mount("/page", PublicPages(tools))
    return app
