"""A story's heat over the last two days as a small drawing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from agent.desk.whens import moment
from agent.desk.why import number
from agent.desk.words import word

WIDTH, HEIGHT = 96, 24
"""In the units of the drawing."""
SPAN = timedelta(hours=48)


@dataclass(frozen=True)
class HeatLine:
    """`points` and `area` as SVG wants them; the last point stands alone as `x` and `y`. `said` tells it in words."""

    points: str
    area: str
    x: float
    y: float
    said: str


def heat_line(told: Sequence[Mapping[str, Any]], now: datetime) -> HeatLine | None:
    """From heats with their times, oldest first. None where nothing is known of the two days."""
    found = [(at, row["heat"]) for row in told if (at := moment(row.get("at"))) and _heat(row)]
    dots = [(_x(at, now), _y(heat)) for at, heat in found if now - SPAN <= at <= now]
    if not dots:
        return None
    points = " ".join(f"{x},{y}" for x, y in dots)
    area = f"{dots[0][0]},{HEIGHT} {points} {dots[-1][0]},{HEIGHT}"
    return HeatLine(points, area, *dots[-1], _said([heat for _, heat in found]))


def _heat(row: Mapping[str, Any]) -> bool:
    return bool(number(row.get("heat")))


def _x(at: datetime, now: datetime) -> float:
    return round(WIDTH * (1 - (now - at) / SPAN), 1)


def _y(heat: float) -> float:
    return round(HEIGHT * (1 - max(0.0, min(1.0, heat))), 1)


def _said(heats: Sequence[float]) -> str:
    last, most = number(heats[-1], 2), number(max(heats), 2)
    return word("news.line", first=number(heats[0], 2), last=last, most=most)
