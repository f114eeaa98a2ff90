"""What each channel takes along of a post's attachments and languages, and why it leaves the rest."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from agent.text.lengths import length
from agent.types.by_hand import BY_HAND
from agent.types.media import SUFFIXES, Attachment

WhyLeft = Literal["none", "type", "size", "number", "mixed", "caption"]
PICTURES = frozenset({"image/png", "image/jpeg", "image/webp"})
MOVING = frozenset({"image/gif"})
ALL = frozenset(SUFFIXES)
WHY: Mapping[WhyLeft, str] = {
    "none": "takes no files",
    "type": "takes no files of this type",
    "size": "takes none as large as this",
    "number": "takes no more of them",
    "mixed": "takes pictures or one recording, not both",
    "caption": "takes a file only below a shorter text",
}
"""For people who read English; the desk has its own words for each."""


@dataclass(frozen=True)
class Carries:
    """`caption` is how long the text may be beside a file, in the channel's own count; 0: as long as ever."""

    types: frozenset[str] = frozenset()
    most: int = 0
    largest: int = 0
    """Bytes of one."""
    describes: bool = True
    """Whether readers there get the description."""
    caption: int = 0
    recordings: int = 0
    """How many recordings, and then no picture; 0: they mix."""
    languages: bool = False
    """Whether it shows the same post in several languages."""


_EVERYTHING = Carries(ALL, 100, 10**9, languages=True)
_BY_A_PERSON = Carries(ALL, 100, 10**9)
CARRIES: Mapping[str, Carries] = {
    "page": _EVERYTHING,
    "folder": _EVERYTHING,
    "webhook": Carries(ALL, 8, 5_000_000, languages=True),
    "mastodon": Carries(
        PICTURES | MOVING | {"video/mp4", "video/webm", "audio/mpeg", "audio/ogg", "audio/wav", "audio/flac"},
        4, 16_000_000, recordings=1,
    ),
    "bluesky": Carries(PICTURES, 4, 1_000_000),
    "telegram": Carries(
        PICTURES | {"video/mp4", "audio/mpeg", "audio/mp4"}, 1, 10_000_000, describes=False, caption=1024
    ),
    "discord": Carries(ALL, 8, 8_000_000),
    **dict.fromkeys(BY_HAND, _BY_A_PERSON),
}  # fmt: skip
"""From each platform's documentation; a channel that isn't named here takes text alone."""
NOTHING = Carries()


@dataclass(frozen=True)
class Left:
    """A file that does not go there, and why."""

    attachment: Attachment
    why: WhyLeft


def carries(channel: str) -> Carries:
    return CARRIES.get(channel, NOTHING)


def carried(
    channel: str, attachments: Sequence[Attachment], body: str
) -> tuple[tuple[Attachment, ...], tuple[Left, ...]]:
    """What goes along to this channel with this text, in their order, and what stays."""
    taken: list[Attachment] = []
    left: list[Left] = []
    for each in attachments:
        why = _why_left(carries(channel), each, taken, length(body, channel))
        if why is None:
            taken.append(each)
        else:
            left.append(Left(each, why))
    return tuple(taken), tuple(left)


def _why_left(
    able: Carries, one: Attachment, taken: Sequence[Attachment], count: int
) -> WhyLeft | None:
    if not able.types:
        return "none"
    if one.type not in able.types:
        return "type"
    if one.size > able.largest:
        return "size"
    if able.caption and count > able.caption:
        return "caption"
    if able.recordings and taken and _is_recording([one]) != _is_recording(taken):
        return "mixed"
    most = able.recordings if able.recordings and _is_recording([one]) else able.most
    return "number" if len(taken) >= most else None


def _is_recording(files: Sequence[Attachment]) -> bool:
    return any(each.kind != "picture" for each in files)


def language_there(accepted: Collection[str], own: str, others: Collection[str]) -> str | None:
    """In which language a channel gets the post: hers if it takes that, else the first other that it takes;
    None where it takes neither. An account that names no languages takes hers."""
    if not accepted or own in accepted:
        return own
    return next((each for each in accepted if each in others), None)
