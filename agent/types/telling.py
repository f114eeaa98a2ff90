"""What somebody is told."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Alarm:
    """One thing that needs a person, for as long as it holds; `draft` is the one that it is about."""

    kind: str
    subject: str
    words: str
    draft: int | None = None
    revision: int = 0
    text: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.subject


@dataclass(frozen=True)
class Letter:
    """A notice as it leaves."""

    title: str
    body: str
