"""What a draft holds beside its text: the same said in other languages, and files that people dropped in."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

MediaKind = Literal["picture", "sound", "video"]
VariantStatus = Literal["pending", "approved", "rejected"]
SUFFIXES: Mapping[str, str] = {
    "image/png": ".png", "image/jpeg": ".jpg", "image/gif": ".gif", "image/webp": ".webp",
    "audio/mpeg": ".mp3", "audio/ogg": ".ogg", "audio/wav": ".wav", "audio/flac": ".flac",
    "audio/mp4": ".m4a", "video/mp4": ".mp4", "video/webm": ".webm",
}  # fmt: skip
"""The types that there are, all of them without script."""
KINDS: Mapping[str, MediaKind] = {"image": "picture", "audio": "sound", "video": "video"}


@dataclass(frozen=True)
class Attachment:
    """A file by the hash of its content, as an approved post freezes it."""

    sha256: str
    type: str
    size: int
    """Bytes."""
    alt: str
    """What it shows or lets hear, for whoever cannot see or hear it."""
    ai: bool
    """Made by a machine; readers are told."""

    @property
    def kind(self) -> MediaKind:
        return KINDS[self.type.partition("/")[0]]

    @property
    def name(self) -> str:
        """Its file's name, wherever it is kept."""
        return self.sha256 + SUFFIXES[self.type]

    @property
    def plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Enclosed:
    """An attachment of a draft, with its number in the queue."""

    id: int
    attachment: Attachment
    by: str


@dataclass(frozen=True)
class Variant:
    """A draft said in another language. `gloss` tells in hers what it says, for whoever cannot read it."""

    id: int
    draft_id: int
    language: str
    text: str
    gloss: str
    status: VariantStatus
    by: str
    """Who wrote the text as it stands: the house, or a person."""
    number: int
    """Counts its wordings from 1."""
    stands: bool
    """The draft's text is still the one beside which it was written, or approved."""
    flags: tuple[dict[str, Any], ...]
    decided_by: str
    at: datetime

    @property
    def refused(self) -> tuple[str, ...]:
        """Why the law lets nobody approve it as it stands."""
        return tuple(str(flag["words"]) for flag in self.flags if flag.get("severity") == "refuse")
