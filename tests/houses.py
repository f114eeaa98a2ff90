"""Homes for tests: the starter config, copied, pointed at loopback feeds of the test's own."""

import textwrap
from pathlib import Path

from agent.config.home import CHECKOUT, Home
from agent.config.starter import make_home


def home_in(folder: Path, *, feeds: str = "feeds: []\n", settings: str = "") -> Home:
    """A fresh home with the two personas of the starter config."""
    home = make_home(folder)
    (home.config / "feeds.yaml").write_text(feeds, encoding="utf-8")
    if settings:
        (home.config / "settings.yaml").write_text(textwrap.dedent(settings), encoding="utf-8")
    return home


def the_checkout() -> Home:
    return Home(CHECKOUT)
