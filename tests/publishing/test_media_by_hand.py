"""A card names the files that a person carries along."""

from pathlib import Path

from agent.publishing.channels.by_hand import cards
from tests.publishing.making import House
from tests.publishing.test_media import WINDOW, approved
from tests.review.making import REVIEW, persona


def test_a_card_bears_the_files_of_the_post(house: House, tmp_path: Path) -> None:
    approved(house, tmp_path, persona(channels=("weibo",)))
    (card,) = cards(house.database, house.clocks, REVIEW)
    assert card.files == (WINDOW,)
