"""commission: a longer piece on a brief of her people's, through the same memory, judge and queue."""

from collections.abc import Sequence
from typing import Any

from agent.errors import NotLawful
from agent.newsroom.room import Newsroom
from agent.newsroom.shown import write_document
from agent.newsroom.write import Asked, manual_thread, write
from agent.review.holds import named
from agent.text.subjects import touched
from agent.types.writing import Occasion
from agent.writing.appeal import told as subject_words
from agent.writing.forms import FORMS

LONGEST = 4000
TITLE = 60


def commission(
    room: Newsroom, name: str, form: str, brief: str, voices: Sequence[str], by: str
) -> dict[str, Any]:
    """The draft, or why there is none. Raises NotThere, NotLawful, ModelFault."""
    who, persona, clean = named(by), room.persona(name), brief.strip()
    if form not in FORMS:
        raise NotLawful(f"{form!r} is no form", f"write one of: {', '.join(FORMS)}")
    if not clean or len(clean) > LONGEST:
        words = f"the brief has {len(clean)} characters"
        raise NotLawful(words, f"say in 1 to {LONGEST} what is wanted")
    if voices and not FORMS[form].several:
        raise NotLawful(
            f"nobody else speaks in a {form}", "leave --with out, or ask for a dialogue"
        )
    others = [room.persona(each) for each in dict.fromkeys(voices) if each != name]
    occasion = Occasion(
        "commission", title=clean.splitlines()[0][:TITLE], language=persona.file.language, about=clean,
        form=form, voices=tuple(each.name for each in others), why=f"commissioned by {who}",
        grave=tuple(map(subject_words, touched(clean))),
    )  # fmt: skip
    with room.turns["write"]:
        return write_document(room, write(room, Asked(name, manual_thread(room), given=occasion)))
