"""A post that stood somewhere before selfsame wrote for her."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class BroughtPost:
    """One line of an import file."""

    text: str
    published_at: datetime
    channel: str = "by-hand"
    link: str = ""
