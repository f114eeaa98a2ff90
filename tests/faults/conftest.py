"""The newsroom's houses, for trials, too."""

from tests.newsroom.conftest import news, open_house, settled

__all__ = ["news", "open_house", "settled"]
