"""Mistakes as the one JSON form, or as a page that says what is wrong and what to do."""

from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from agent.desk.language import spoken
from agent.desk.rendering import page
from agent.desk.retold import retold
from agent.desk.words import ENGLISH, word
from agent.errors import NotThere, NotYours, SelfsameError, SignedOut, Slowed

CODES = {
    "no-token": 401,
    "signed-out": 401,
    "not-yours": 403,
    "slowed": 429,
    "refused": 403,
    "not-there": 404,
    "not-lawful": 409,
    "config": 422,
    "wrong": 422,
    "home": 409,
    "home-busy": 409,
    "model-unreachable": 502,
    "model-refused": 502,
    "model-garbled": 502,
    "model-declined": 502,
    "cap": 429,
}


LEAD_TO = {
    "posts": "/posts", "deliveries": "/posts", "amendments": "/posts", "accounts": "/posts", "cards": "/cards",
    "shelf": "/shelf", "people": "/people", "feeds": "/feeds", "seat": "/seat",
}  # fmt: skip
"""Addresses whose numbers are no drafts → the page that they belong to."""


class Wrong(SelfsameError):
    """The request itself says something that can't be."""

    kind = "wrong"


class NotSaved(SelfsameError):
    """A text that a person wrote and that could not be kept; the page gives it back to them."""

    def __init__(self, problem: SelfsameError, kept: str) -> None:
        super().__init__(problem.message, problem.mend)
        self.kind = problem.kind
        self.kept = kept


def add_faults(app: FastAPI) -> None:
    """Only what is foreseen; the rest falls to the outer door in guard.py. A number that is too large for the
    database is the number of nothing."""
    for kind in (SelfsameError, HTTPException, RequestValidationError, OverflowError):
        app.add_exception_handler(kind, answer)


def answer(request: Request, problem: Exception) -> Response:
    fault = _named(problem)
    code = problem.status_code if isinstance(problem, HTTPException) else CODES.get(fault.kind, 500)
    if _wants_json(request):
        return JSONResponse(as_json(fault), code, _waiting(fault))
    if isinstance(fault, SignedOut) and request.method == "GET":
        return RedirectResponse(f"/login?{urlencode({'onward': _here(request)})}", 303)
    back = "/queue" if isinstance(fault, NotYours) else _back(request)
    kept = fault.kept if isinstance(fault, NotSaved) else ""
    return page(
        "fault.html", code, fault=fault, says=retold(fault.message), mend=retold(fault.mend), is_=_is(fault),
        back=back, draft=back.removeprefix("/drafts/"), kept=kept, signed_out=isinstance(fault, SignedOut),
    )  # fmt: skip


def _is(fault: SelfsameError) -> str:
    """What kind of fault it is, in the language of the page; empty where the words of the fault are in it."""
    said_anew = retold(fault.message) != fault.message
    if spoken() == "en" or said_anew or not fault.message[:1].isascii():
        return ""
    kind = fault.kind if f"fault.is.{fault.kind}" in ENGLISH else "other"
    return word(f"fault.is.{kind}")


def _waiting(fault: SelfsameError) -> dict[str, str]:
    return {"retry-after": str(fault.seconds)} if isinstance(fault, Slowed) else {}


def _here(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def as_json(fault: SelfsameError) -> dict[str, dict[str, str]]:
    return {"error": {"kind": fault.kind, "message": fault.message, "mend": fault.mend}}


def _named(problem: Exception) -> SelfsameError:
    if isinstance(problem, SelfsameError):
        return problem
    if isinstance(problem, RequestValidationError):
        first = problem.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        return Wrong(f"{place}: {first['msg']}", word("mend.request"))
    if isinstance(problem, HTTPException | OverflowError):
        return NotThere(word("fault.nothing"), word("mend.nothing"))
    return SelfsameError(word("fault.unforeseen"), word("mend.unforeseen"))


def _wants_json(request: Request) -> bool:
    accepts = request.headers.get("accept", "")
    return request.url.path.startswith("/api/") or "text/html" not in accepts


def _back(request: Request) -> str:
    """The draft whose action failed, so that one look tells how it stands now."""
    parts = request.url.path.split("/")
    if parts[1] in LEAD_TO:
        return LEAD_TO[parts[1]]
    return f"/drafts/{parts[2]}" if len(parts) > 3 and parts[2].isdigit() else "/queue"
