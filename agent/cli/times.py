"""Times on the command line."""

from datetime import UTC, datetime
from typing import Any

import click

EXAMPLE = "write one such as 2026-03-11T21:00:00+08:00"


class IsoTime(click.ParamType[datetime]):
    """A time with its zone, taken as UTC from here on (law 13)."""

    name = "iso-time"

    def convert(self, value: Any, param: Any, ctx: Any) -> datetime:
        try:
            found = datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no time; {EXAMPLE}")
        if found.tzinfo is None:
            self.fail(f"{value!r} has no zone; {EXAMPLE}")
        return found.astimezone(UTC)
