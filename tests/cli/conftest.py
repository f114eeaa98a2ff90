"""One home whose news is in and whose drafts are written, copied for each test that changes it."""

import shutil
from pathlib import Path

import pytest

from tests.daemons import asked
from tests.houses import home_in
from tests.news_server import EPOCH, NewsServer, publish_days

NOW = "2026-03-11T12:00:00+08:00"
FEED = "feeds:\n  - {url: news.xml, name: The Invented Post}\n"


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = home_in(tmp_path_factory.mktemp("cli") / "home", feeds=FEED)
    news = NewsServer(url="https://example.org", now=EPOCH)
    publish_days(news, EPOCH.replace(hour=0), 1)
    (home.path / "news.xml").write_text(news.rss("invented-post"), "utf-8")
    asked(home.path, "--now", NOW, "tick")
    return home.path


@pytest.fixture
def home(lived_in: Path, tmp_path: Path) -> Path:
    shutil.copytree(lived_in, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A home in which nothing has happened yet, with no feeds."""
    return home_in(tmp_path / "fresh").path
