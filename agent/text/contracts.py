"""Sponsors whose contract has not begun or has ended, and whether a text calls them partners."""

import re

from agent.text.disclosure import sponsors_named
from agent.types.persona import PersonaFile, Sponsor

_PARTNER = re.compile(
    r"partner|sponsor|ambassador|collab|together with|with the (?:kind )?support|presented by|合作|赞助|代言|联名|伙伴|携手|冠名|提携|スポンサー|コラボ",
    re.I,
)


def named_outside(text: str, persona: PersonaFile, today: str) -> tuple[Sponsor, ...]:
    """Whom the text names although the contract doesn't run on that day."""
    named = sponsors_named(text, persona)
    return tuple(sponsor for sponsor in named if not sponsor.is_partner(today))


def calls_partner(text: str) -> bool:
    return _PARTNER.search(text) is not None
