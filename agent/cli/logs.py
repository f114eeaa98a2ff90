"""The log: a few megabytes at most, as lines to read or as JSON, and never with a secret in it."""

import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from agent.config.home import Home
from agent.secret import veiled

if TYPE_CHECKING:
    from agent.types.settings import LogSettings

MOST_BYTES, KEPT = 1_000_000, 3


class ForPeople(logging.Formatter):
    """One line, and the calls below it where something failed."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return veiled(super().format(record))


class JsonLines(logging.Formatter):
    """One JSON object; `at` is UTC."""

    def format(self, record: logging.LogRecord) -> str:
        told = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": veiled(record.getMessage()),
        }
        if record.exc_info:
            told["trace"] = veiled(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)


def keep_log(home: Home, settings: "LogSettings") -> logging.Handler:
    """What nobody stands by to read; returns the handler."""
    home.log.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(home.log, maxBytes=MOST_BYTES, backupCount=KEPT, encoding="utf-8")
    handler.setFormatter(JsonLines() if settings.form == "json" else ForPeople())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(settings.level.upper())
    # that a tick is still at work when it is due again is no news
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    return handler


def veil_the_last_resort() -> None:
    """What libraries warn of while no log is kept goes to standard error, and through the same veil."""
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(ForPeople())
