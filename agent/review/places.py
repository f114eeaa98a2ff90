"""Where an approved draft goes: her channels, or by hand what belongs to one reader or one commissioner."""

from typing import Any

from sqlalchemy import Row

from agent.types.persona import PersonaFile

BY_HAND = ("folder",)


def places(row: Row[Any], file: PersonaFile) -> tuple[str, ...]:
    """An answer is posted where she was addressed, and a commission handed over: both as files, by people."""
    by_hand = row.kind == "piece" or row.occasion == "reply"
    return BY_HAND if by_hand else file.channels
