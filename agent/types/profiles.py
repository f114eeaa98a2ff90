"""What readers of a country expect to be held or left alone. A cautious default and no legal advice; see docs/gravity.md."""

from collections.abc import Mapping
from typing import Literal

from agent.types.persona import SUBJECTS, Boundaries, PersonaFile, Profile, Subject

Policy = Literal["hold", "leave"]

_LEFT: dict[Profile, tuple[Subject, ...]] = {
    "": (),
    "cn": ("politics", "war", "election", "markets", "disaster", "violence", "religion", "ethnicity"),
    "jp": ("election",),
    "kr": ("election",),
    "eu": ("election",),
    "uk": ("election",),
    "us": ("election",),
}  # fmt: skip
"""Everything else is held."""

_WORDS: dict[Profile, tuple[str, ...]] = {
    "cn": (
        "疫情", "突发事件", "公共卫生事件", "群体性事件", "大规模感染", "epidemic", "pandemic", "outbreak", "パンデミック",
    ),
}  # fmt: skip
"""Beside whole subjects: emergencies of public health, whose subject as a whole a person may decide."""

_BY_ZONE: dict[str, Profile] = {
    "Asia/Shanghai": "cn", "Asia/Urumqi": "cn", "Asia/Chongqing": "cn", "Asia/Harbin": "cn", "PRC": "cn",
    "Asia/Tokyo": "jp", "Japan": "jp", "Asia/Seoul": "kr", "ROK": "kr", "Europe/London": "uk", "GB": "uk",
}  # fmt: skip
_AMERICAN = (
    "New_York",
    "Chicago",
    "Denver",
    "Los_Angeles",
    "Phoenix",
    "Anchorage",
    "Detroit",
    "Boise",
)
_OUTSIDE_EU = ("Moscow", "Kiev", "Kyiv", "Istanbul", "Minsk", "Belgrade", "Zurich", "Oslo")


def policy_of(boundaries: Boundaries) -> dict[Subject, Policy]:
    """Every subject's policy: the persona's own word or her profile's, whichever is stricter."""
    left = _LEFT[boundaries.profile]
    own: Mapping[Subject, Policy] = boundaries.subjects
    return {
        subject: "leave" if subject in left or own.get(subject) == "leave" else "hold"
        for subject in SUBJECTS
    }


def words_left_alone(boundaries: Boundaries) -> tuple[str, ...]:
    """Her own words and her profile's that make her leave a story alone."""
    return (*boundaries.leave_alone, *_WORDS.get(boundaries.profile, ()))


def readers_in(persona: PersonaFile) -> Profile:
    """Where her readers are: the profile, or else what her time zone suggests; '' where neither tells."""
    return persona.boundaries.profile or _zoned(persona.rhythm.zone)


def _zoned(zone: str) -> Profile:
    if zone in _BY_ZONE:
        return _BY_ZONE[zone]
    continent, _, city = zone.partition("/")
    if continent == "Europe" and city not in _OUTSIDE_EU:
        return "eu"
    return "us" if continent == "US" or (continent == "America" and city in _AMERICAN) else ""
