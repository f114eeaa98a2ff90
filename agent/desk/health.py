"""For whoever watches from outside: alive, ready, and figures. None of them names a draft, a text or a secret."""

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from agent.desk.given import Desk
from agent.desk.metrics import metrics_of

routes = APIRouter()


@routes.get("/healthz")
def alive() -> dict[str, bool]:
    """The desk answers: no more is said."""
    return {"ok": True}


@routes.get("/readyz")
def ready(desk: Desk) -> Response:
    """200 while the database answers and config is in order; else 503 with the areas that aren't."""
    areas = sorted({found["area"] for found in desk.status()["problems"]} & {"config", "daemon"})
    return JSONResponse({"ready": not areas, "troubled": areas}, 503 if areas else 200)


@routes.get("/metrics")
def metrics(desk: Desk) -> Response:
    body, kind = metrics_of(desk.status())
    return Response(body, media_type=kind)
