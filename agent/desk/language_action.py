"""Choosing the language of the interface."""

import re
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.responses import RedirectResponse, Response

from agent.desk.holding import OWN_PAGE
from agent.desk.language import COOKIE, LANGUAGES

YEAR_SECONDS = 365 * 24 * 3600
BACK = re.compile(rf"(?:{OWN_PAGE.pattern})(\?[^#\s\\]*)?")

routes = APIRouter()


@routes.post("/language")
def choose(language: Annotated[str, Form()], back: Annotated[str, Form()] = "/queue") -> Response:
    """Back to the same page, which then speaks it."""
    answer = RedirectResponse(back if BACK.fullmatch(back) else "/queue", 303)
    if language in LANGUAGES:
        answer.set_cookie(
            COOKIE, language, max_age=YEAR_SECONDS, path="/", httponly=True, samesite="strict"
        )
    return answer
