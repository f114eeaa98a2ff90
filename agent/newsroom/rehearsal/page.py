"""The report as one page: a single file without script, in light and dark."""

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

TAGS = {"zh": "zh-Hans", "ja": "ja", "en": "en"}
LIMITS = {
    "least_voice": "like her, at least", "most_silence": "silence, at most",
    "most_flags": "warnings a post, at most", "most_sameness": "sameness, at most",
}  # fmt: skip


def report_page(document: dict[str, Any]) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    zone = ZoneInfo(document["zone"])

    def local(moment: str) -> str:
        return datetime.fromisoformat(moment).astimezone(zone).strftime("%a %d %b %H:%M")

    environment.globals.update(
        lang=TAGS.get(document["language"], "und"), local=local, limits=LIMITS
    )
    told = {
        "limits_set": document["limits"],
        "names": {side["key"]: side["label"] for side in document["sides"]},
    }
    values = {key: value for key, value in document.items() if key != "limits"}
    return environment.get_template("report.html").render({**values, **told})
