"""Quiet hours, and when the day's digest is due. Pure: hours as settings say them, moments on a person's clock."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from agent.types.settings import NoticeSettings

LATE = timedelta(hours=4)
"""So long after its time a digest still comes; a machine that slept tells no old one."""


def is_quiet(settings: NoticeSettings, now: datetime) -> bool:
    """Hours may lie over midnight: 22:30-08:00."""
    if not settings.quiet:
        return False
    begins, ends = (time.fromisoformat(part) for part in settings.quiet.split("-"))
    there = now.astimezone(ZoneInfo(settings.zone)).time()
    if begins <= ends:
        return begins <= there < ends
    return there >= begins or there < ends


def digest_day(settings: NoticeSettings, now: datetime) -> str:
    """The local day whose digest is due by now; empty where none is."""
    if not settings.digest:
        return ""
    there = now.astimezone(ZoneInfo(settings.zone))
    wanted = time.fromisoformat(settings.digest)
    due = there.replace(hour=wanted.hour, minute=wanted.minute, second=0, microsecond=0)
    return there.date().isoformat() if due <= there < due + LATE else ""
