"""One home for each file of tests, each of which looks at what is its own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.houses import home_in
from tests.news_server import news_server
from tests.newsroom.conftest import SETTINGS, House, house_in

CALENDAR = """
days:
  - {name: 北窗, kind: release, date: 2026-06-20, embargo: 2026-06-20 20:00, gives_away: [窗台代号], about: 第二首单曲。}
  - {name: 出道日, kind: debut, date: 2024-05-05, about: 那天她第一次开口。}
"""


@pytest.fixture
def house(lived: House) -> House:
    """Each test has a day of its own, since posts of one day are counted together."""
    lived.pass_(days=1)
    return lived


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Iterator[House]:
    """One home for all of these, each of which looks at what is its own."""
    folder = tmp_path_factory.mktemp("living")
    with news_server() as news:
        home = home_in(folder / "home", feeds="feeds: []\n", settings=SETTINGS)
        calendar = home.config / "personas/yuri/calendar.yaml"
        calendar.write_text(CALENDAR, "utf-8")
        shutil.copy(migrated, home.data / "selfsame.db")
        with house_in(home, news) as opened:
            yield opened
