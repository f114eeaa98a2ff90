"""What each key does on a draft's page, for the list that its script unfolds."""

from agent.desk.words import word

KEYS = (
    ("j", "next"), ("k", "previous"), ("a", "approve"), ("e", "edit"), ("r", "reject"), ("d", "redo"),
    ("s", "snooze"), ("m", "move"), ("1–9", "swap"), ("u", "undo"), ("b", "batch"), ("*", "all"),
    ("w", "week"), ("l", "shelve"), ("c", "canon"), ("x", "hold"), ("/", "find"), ("?", "keys"),
    ("esc", "escape"), ("Ctrl ↵", "send"),
)  # fmt: skip


def keys_told() -> list[tuple[str, str]]:
    """Each key with its words, in the language of the page."""
    return [(key, word(f"keys.{does}")) for key, does in KEYS]
