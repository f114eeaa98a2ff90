"""The API in OpenAPI's words: its own addresses only, with every answer that it may give."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

FAULT = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["kind", "message", "mend"],
            "properties": {name: {"type": "string"} for name in ("kind", "message", "mend")},
        }
    },
}
ANSWERS = {
    "400": "The request can't be read.",
    "401": "Nobody is known by this token.",
    "403": "The role doesn't carry so far, or the request comes from elsewhere.",
    "404": "There is no such thing.",
    "409": "Not lawful as it stands; what to do instead is said.",
    "422": "The request says something that can't be.",
    "429": "Later: a cap is reached.",
    "502": "The model or a site did not answer.",
}


def describe(app: FastAPI) -> dict[str, Any]:
    """Worked out once; what the pages' forms send is no part of it."""
    if app.openapi_schema is None:
        document = get_openapi(title="selfsame", version="1", routes=app.routes)
        own = {path: told for path, told in document["paths"].items() if path.startswith("/api/")}
        app.openapi_schema = _told(document | {"paths": own})
    return app.openapi_schema


def _told(document: dict[str, Any]) -> dict[str, Any]:
    parts = document.setdefault("components", {})
    shapes = parts.get("schemas", {}).items()
    parts["schemas"] = {name: shape for name, shape in shapes if not name.startswith("Body_")}
    parts["schemas"]["Fault"] = FAULT
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    document["security"] = [{"token": []}]
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"] |= {code: _answer(words) for code, words in ANSWERS.items()}
    return document


def _answer(words: str) -> dict[str, Any]:
    shape = {"schema": {"$ref": "#/components/schemas/Fault"}}
    return {"description": words, "content": {"application/json": shape}}
