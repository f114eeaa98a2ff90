"""What the owner's pages ask of the newsroom, as functions; the desk opens nothing itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from agent.types.settings import FeedEntry


@dataclass(frozen=True)
class KeyWish:
    """A language model to try or to keep; the key is never shown again, and stands in no message."""

    base_url: str
    name: str
    key: str

    def __repr__(self) -> str:
        return f"KeyWish({self.base_url!r}, {self.name!r})"


@dataclass(frozen=True)
class Post:
    """What she would say with it; `silence` says why where she wouldn't."""

    text: str
    about: str
    silence: str = ""


@dataclass(frozen=True)
class HouseTools:
    """Each raises an error with its mend."""

    feeds: Callable[[], list[dict[str, Any]]]
    try_feed: Callable[[str], dict[str, Any]]
    """Given an address, which is asked once; nothing is kept."""
    add_feed: Callable[[FeedEntry, str], bool]
    """False where it was there already. The second is who wishes it."""
    remove_feed: Callable[[str, str], None]
    model: Callable[[], dict[str, Any]]
    """What settings.yaml says of the model, without its key."""
    try_key: Callable[[KeyWish, str], list[Post]]
    """Three posts by a persona; nothing is kept, the calls count towards the day's caps."""
    keep_key: Callable[[KeyWish, str], None]
    """Writes keys/model.key and the model's part of settings.yaml, by whom."""
    try_notices: Callable[[], list[dict[str, Any]]]
    notices: Callable[[], dict[str, Any]]
    """What would be told now, and to whom."""
    take_down: Callable[[int, str, str], dict[str, Any]]
    """Given a post, who wishes it and why; `by_hand` lists where a person has to do it."""
    correct: Callable[[int, str, str, str], dict[str, Any]]
    """Given a post, the text that stands in its place, who wishes it and why."""
    costs: Callable[[str | None], dict[str, Any]]
    """What model calls cost, one persona's or everybody's."""
