"""The desk, put together."""

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from agent.desk import (
    actions,
    amend_actions,
    api,
    autonomy_page,
    batch_page,
    beside_actions,
    beside_api,
    canon_action,
    cards_page,
    casting_page,
    costs_page,
    files,
    health,
    holding,
    house_api,
    house_page,
    language_action,
    life_api,
    life_page,
    login_page,
    memory_actions,
    memory_api,
    memory_page,
    news_page,
    once_page,
    people_page,
    persona_page,
    posts_page,
    pulse,
    queue_page,
    seat_page,
    shelf_page,
    status_page,
    voice_api,
    voice_page,
    week_page,
)
from agent.desk.described import describe
from agent.desk.dressed import Dressed
from agent.desk.faults import add_faults
from agent.desk.guard import Guard
from agent.desk.language import InTheirLanguage
from agent.desk.public import PublicPages
from agent.desk.tools import DeskTools


def make_app(tools: DeskTools) -> FastAPI:
    app = FastAPI(title="selfsame", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.tools = tools
    app.add_middleware(Guard, door=tools.door)
    app.add_middleware(Dressed)
    app.add_middleware(InTheirLanguage)  # outside of the guard, so that it speaks it too
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    add_faults(app)
    for room in (
        files,
        queue_page,
        actions,
        beside_actions,
        beside_api,
        canon_action,
        holding,
        memory_page,
        memory_actions,
        memory_api,
        news_page,
        persona_page,
        casting_page,
        status_page,
        posts_page,
        amend_actions,
        voice_page,
        voice_api,
        autonomy_page,
        life_page,
        life_api,
        batch_page,
        week_page,
        pulse,
        language_action,
        login_page,
        seat_page,
        people_page,
        house_page,
        shelf_page,
        cards_page,
        costs_page,
        once_page,
        house_api,
        health,
        api,
    ):
        app.include_router(room.routes)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]
    app.mount("/page", PublicPages(tools))
    return app
