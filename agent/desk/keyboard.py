"""What each key does on a draft's page, for the list that its script unfolds."""

from agent.desk.sitting import may
from agent.desk.words import word

KEYS = (
    ("j", "next", ""), ("k", "previous", ""), ("a", "approve", "/drafts/1/approve"),
    ("e", "edit", "/drafts/1/edit"), ("r", "reject", "/drafts/1/reject"), ("d", "redo", "/drafts/1/redo"),
    ("s", "snooze", "/drafts/1/snooze"), ("m", "move", "/drafts/1/reschedule"),
    ("1–9", "swap", "/drafts/1/swap"), ("u", "undo", "/drafts/1/undo"), ("b", "batch", "/batch/approve"),
    ("*", "all", "/batch/approve"), ("w", "week", ""), ("l", "shelve", "/drafts/1/shelve"),
    ("c", "canon", "/drafts/1/canon"), ("x", "hold", "/hold"), ("/", "find", ""), ("?", "keys", ""),
    ("esc", "escape", ""), ("Ctrl ↵", "send", "/drafts/1/edit"),
)  # fmt: skip
"""Each with what it does and the address that it posts to, where it posts to one."""


def keys_told() -> list[tuple[str, str]]:
    """Each key of whoever asks with its words, in the language of the page."""
    return [
        (key, word(f"keys.{does}")) for key, does, posts in KEYS if not posts or may("POST", posts)
    ]
