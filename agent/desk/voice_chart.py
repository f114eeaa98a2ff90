"""How her voice went, drawn on the server. What draws it brings neither script nor style of its own along, since
the desk lets nothing run: voice.css gives the lines their colours, in either theme."""

import sys
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from markupsafe import Markup

SVG = "http://www.w3.org/2000/svg"
WIDTH, HEIGHT = 760, 300
FIGURES, DATES = (0, 25, 50, 75, 100), 4
ET.register_namespace("", SVG)

Row = Mapping[str, Any]


def voice_chart(
    trend: Sequence[Row], replays: Sequence[Row], events: Sequence[Row], title: str
) -> Markup | None:
    """Dots for posts, a line for the mean of ten, one for the replays, an upright with its number for each
    event. None where there is nothing to draw."""
    if not (trend or replays):
        return None
    chart = _empty([_at(row) for row in (*trend, *replays, *events)])
    chart.add("posts", [(_at(row), row["like_her"]) for row in trend], stroke=False, dots_size=3)
    chart.add("mean", [(_at(row), row["mean"]) for row in trend], show_dots=False)
    found = [(_at(row), row["mean"]) for row in replays if row["mean"] is not None]
    chart.add("replays", found, dots_size=4)
    chart.add("events", [point for row in events for point in _upright(row)])
    return _plain(chart.render(is_unicode=True), title)


def _empty(times: Sequence[datetime]) -> Any:
    from pygal import DateTimeLine, PluginImportFixer

    # For plugins it hooks into every import of the process, in a way that Python has given up: it would warn.
    for hook in [each for each in sys.meta_path if isinstance(each, PluginImportFixer)]:
        sys.meta_path.remove(hook)
    first, last = min(times), max(times)
    shown = "%Y-%m-%d" if last - first >= timedelta(days=DATES) else "%m-%d %H:%M"
    return DateTimeLine(
        width=WIDTH, height=HEIGHT, js=[], show_legend=False, range=(0, 100), y_labels=FIGURES,
        y_labels_major=[50], x_value_formatter=lambda at: at.strftime(shown), allow_interruptions=True,
        disable_xml_declaration=True, margin=8, margin_top=16, margin_right=40, print_labels=True, truncate_label=-1,
        x_labels=[first + (last - first) * part / DATES for part in range(DATES + 1)],
    )  # fmt: skip


def _upright(row: Row) -> list[Any]:
    at = _at(row)
    top = {"value": (at, 100), "label": str(row["number"])}
    return [{"value": (at, 0)}, top, {"value": (at, None)}]


def _at(row: Row) -> datetime:
    return datetime.fromisoformat(row["at"])


def _plain(drawn: str, title: str) -> Markup:
    """Without styles, scripts and ids, which the page's policy would refuse; named for who can't see it."""
    whole = ET.fromstring(drawn)
    for parent in list(whole.iter()):
        for child in list(parent):
            if child.tag in (
                f"{{{SVG}}}{name}" for name in ("style", "script", "defs", "desc", "title")
            ):
                parent.remove(child)
        for name in ("style", "id", "onclick"):
            parent.attrib.pop(name, None)
    whole.set("role", "img")
    whole.set("aria-label", title)
    return Markup(ET.tostring(whole, encoding="unicode"))
