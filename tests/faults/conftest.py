"""The newsroom's house, for faults that go through all of it."""

from tests.newsroom.conftest import news, open_house

__all__ = ["news", "open_house"]
