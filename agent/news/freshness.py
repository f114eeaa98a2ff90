"""What a site's headers say about time: how long its answer stays fresh, and when to come again."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

MOST_SECONDS = 10**8


def fresh_seconds(headers: Mapping[str, str], now: datetime) -> int:
    """For how long asking again is useless (RFC 9111, 4.2.1); 0 where nothing is said, or nonsense."""
    control = _directives(headers.get("cache-control", ""))
    if "no-cache" in control or "no-store" in control:
        return 0
    if "max-age" in control:
        age = _seconds(headers.get("age", "")) or 0
        return max(0, (_seconds(control["max-age"]) or 0) - age)
    expires = _date(headers.get("expires", ""))
    if expires is None:
        return 0
    sent = _date(headers.get("date", "")) or now
    return max(0, min(int((expires - sent).total_seconds()), MOST_SECONDS))


def retry_after(value: str, now: datetime) -> int | None:
    """Seconds from either form of Retry-After (RFC 9110, 10.2.3); None for none or nonsense."""
    seconds = _seconds(value)
    when = _date(value) if seconds is None else None
    if when is None:
        return seconds
    return max(0, min(int((when - now).total_seconds()), MOST_SECONDS))


def _directives(value: str) -> dict[str, str]:
    parts = (part.strip().partition("=") for part in value.lower().split(","))
    return {name.strip(): given.strip().strip('"') for name, _, given in parts if name}


def _seconds(value: str) -> int | None:
    digits = value.strip()
    if not (digits.isascii() and digits.isdigit()):
        return None
    return min(int(digits[:9]), MOST_SECONDS)


def _date(value: str) -> datetime | None:
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return when if when.tzinfo else None
