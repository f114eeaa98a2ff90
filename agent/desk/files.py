"""The desk's own style and script, held in memory; what every page needs is joined, so that it comes in one answer."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter
from starlette.responses import Response

from agent.desk.words import word
from agent.errors import NotThere

FOLDER = Path(__file__).parent / "static"
JOINED = {
    "all.css": ("ground.css", "desk.css", "house.css", "beside.css"),
    "all.js": (
        "desk.js",
        "kept.js",
        "length.js",
        "walk.js",
        "ahead.js",
        "sending.js",
        "rest.js",
        "zones.js",
    ),
}
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

routes = APIRouter()


@cache
def static(name: str) -> str:
    """The address of a file in static/, new with its content, so that browsers may keep it for good."""
    return f"/static/{name}?v={sha256(content(name)).hexdigest()[:12]}"


@cache
def content(name: str) -> bytes:
    return b"\n".join((FOLDER / part).read_bytes() for part in JOINED.get(name, (name,)))


@cache
def _names() -> frozenset[str]:
    return frozenset(path.name for path in FOLDER.iterdir()) | frozenset(JOINED)


@routes.api_route("/static/{name}", methods=["GET", "HEAD"], include_in_schema=False)
async def file(name: str) -> Response:
    if name not in _names():
        raise NotThere(word("fault.nothing"), word("mend.nothing"))
    return Response(content(name), media_type=TYPES[Path(name).suffix])
