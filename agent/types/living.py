"""What desk and command line are given for her life beside the news, where it needs an open newsroom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LifeTools:
    """Documents are plain JSON types. All raise NotThere for a persona that is not there."""

    hear: Callable[[str, str, int | None, Sequence[str], str], dict[str, Any]]
    """Given a persona, what was pasted, the post below which it stood, handles to keep, and who pasted it."""
    forget_regular: Callable[[str, str, str], dict[str, Any]]
    """Given a persona, the handle, and who wishes it."""
    commission: Callable[[str, str, str, Sequence[str], str], dict[str, Any]]
    """Given a persona, the form, the brief, whose voices beside hers, and who commissions it."""
