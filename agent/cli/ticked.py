"""What a tick did, in sentences: only what happened."""

from collections.abc import Iterator
from typing import Any

COUNTED = {
    "planned": ("1 moment was planned anew", "{} moments were planned anew"),
    "feeds_asked": ("1 feed was asked", "{} feeds were asked"),
    "new_items": ("1 new report came in", "{} new reports came in"),
    "drafts": ("1 draft was written", "{} drafts were written"),
    "published": ("1 post went out", "{} posts went out"),
    "remembered": ("1 thing was remembered", "{} things were remembered"),
    "beliefs_proposed": ("1 belief was proposed", "{} beliefs were proposed"),
    "briefs_replayed": ("1 earlier brief was replayed", "{} earlier briefs were replayed"),
    "notices": ("1 notice was sent", "{} notices were sent"),
}


def tick_words(document: dict[str, Any]) -> Iterator[str]:
    found = [*_counted(document), *_told(document)]
    yield from found or ["nothing was due"]


def _counted(document: dict[str, Any]) -> Iterator[str]:
    for key, (one, many) in COUNTED.items():
        value = document.get(key) or 0
        count = value if isinstance(value, int) else len(value)
        if count:
            yield one if count == 1 else many.format(count)


def _told(document: dict[str, Any]) -> Iterator[str]:
    for name in document.get("held_for_her_voice") or ():
        yield f"{name} has begun to sound unlike herself: look at her voice, selfsame voice {name}"
    if document.get("boards_foreseen"):
        yield f"the boards are foreseen anew: {document['boards_foreseen']}"
