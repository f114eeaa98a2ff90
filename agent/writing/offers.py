"""What her life offers beside the news, and which of it she takes. Pure."""

from dataclasses import replace
from datetime import datetime

from agent.types.writing import Feeling, Occasion
from agent.writing.situation import Situation

PRESSING = 1.0
"""An offer so likely goes before the news: somebody told her, or it is the day itself."""
LONG_SILENCE_DAYS = 3


def pressing(situation: Situation) -> Occasion | None:
    """The first offer that goes before the news; never on her first day."""
    offers = () if situation.origin == "welcome" else situation.offers
    return next((each.occasion for each in offers if each.chance >= PRESSING), None)


def by_luck(situation: Situation) -> Occasion | None:
    """The first of the other offers that luck lets her take; where there is none, no luck is drawn."""
    offers = () if situation.origin == "welcome" else situation.offers
    for offer in offers:
        likely = offer.chance * mix(situation.feeling, offer.occasion.kind)
        if offer.chance < PRESSING and situation.chance.random() < likely:
            return offer.occasion
    return None


def mix(feeling: Feeling | None, kind: str) -> float:
    """How many times as likely as usual her mood makes an occasion, as far as the mood has not faded."""
    if feeling is None:
        return 1.0
    return 1 + (feeling.mix.get(kind, 1.0) - 1) * feeling.strength


def after_silence(occasion: Occasion, situation: Situation) -> Occasion:
    """The first line after a long silence knows how long it was."""
    days = silent_days(situation.spoken.last_at, situation.speak_at)
    known = situation.origin == "slot" and days >= LONG_SILENCE_DAYS
    return replace(occasion, silent_days=days) if known else occasion


def silent_days(last_at: str, now: datetime) -> int:
    return (now - datetime.fromisoformat(last_at)).days if last_at else 0
