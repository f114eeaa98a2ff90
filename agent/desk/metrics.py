"""The status as Prometheus reads it (text exposition format)."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector


def metrics_of(status: Mapping[str, Any]) -> tuple[bytes, str]:
    """The body, and its content type."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Figures(status))
    ProcessCollector(registry=registry)
    return generate_latest(registry), CONTENT_TYPE_LATEST


class _Figures(Collector):
    """What the client library asks for its families."""

    def __init__(self, status: Mapping[str, Any]) -> None:
        self._status = status

    def collect(self) -> Iterable[GaugeMetricFamily]:
        status = self._status
        yield _gauge("selfsame_ok", "1 while nothing is wrong", int(status["ok"]))
        areas = Counter(found["area"] for found in status["problems"])
        yield _family("selfsame_problems", "what is wrong, by area", "area", areas)
        yield _family("selfsame_drafts", "drafts by status", "status", status["queue"])
        yield _gauge("selfsame_news_items", "archived entries", status["news"]["items"])
        yield _family(
            "selfsame_spent_today",
            "calls, tokens and money since midnight UTC",
            "what",
            status["spent_today"],
        )
        month = GaugeMetricFamily(
            "selfsame_spent_month", "the same since the month began, by persona",
            labels=["persona", "what"],
        )  # fmt: skip
        for persona, spent in status["spent_month"].items():
            for what, value in spent.items():
                month.add_metric([persona, what], value)
        yield month


def _gauge(name: str, says: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, says, value=value)


def _family(name: str, says: str, label: str, values: Mapping[str, float]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, says, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family
