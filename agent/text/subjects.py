"""Which grave subjects (law 9) a text touches, in Chinese, Japanese and English; see `gravity/`."""

from agent.text.gravity.accused import living_person_accused
from agent.text.gravity.touch import Touch, touched
from agent.types.persona import Subject

__all__ = ["Touch", "living_person_accused", "touched", "touches"]


def touches(text: str) -> tuple[Subject, ...]:
    """The grave subjects in the order of `SUBJECTS`, the maybes among them; empty where nothing speaks of any."""
    return tuple(touch.subject for touch in touched(text))
