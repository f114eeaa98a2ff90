"""Chromium, and the pages in it. Opening one takes longer than most of what tests do on it, so tests lend each other
theirs, as good as new; who listens to a page or writes into it takes one of its own."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from agent.desk.guard import COOKIE

SESSION = "a-session-for-tests"
PATIENCE_MS = 30_000
"""A busy machine takes seconds for what takes a moment; who waits for nothing waits no longer for it."""
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate,HttpsUpgrades,MediaRouter,SpareRendererForSitePerProcess",
]
"""A spare process, started beside every page for the next one, would be most of a short test."""
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
}
SCRIPTLESS: dict[str, Any] = {"java_script_enabled": False}


def signed_in(context: BrowserContext) -> BrowserContext:
    """A browser's context with mara's session in it."""
    cookie = {"name": COOKIE, "value": SESSION, "domain": "127.0.0.1", "path": "/"}
    context.add_cookies([cookie])  # type: ignore[list-item]
    return context


def chromium_path() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium found; install it with: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@contextmanager
def _opened(chromium: Browser, options: dict[str, Any]) -> Iterator[Page]:
    with chromium.new_context(**options) as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context.new_page()


@contextmanager
def lent(page: Page) -> Iterator[Page]:
    """With mara signed in; afterwards nothing is left of what was done on it, and nothing leaves it."""
    size = page.viewport_size
    assert size is not None
    signed_in(page.context)
    page.context.set_offline(False)
    try:
        yield page
    finally:
        page.unroute_all(behavior="ignoreErrors")
        page.context.set_offline(True)
        _forget(page)
        page.emulate_media(color_scheme="null")
        page.set_viewport_size(size)


def _forget(page: Page) -> None:
    """It stays where it is: another place would cost a process, and so would the way back."""
    shown, session = urlsplit(page.url), page.context.new_cdp_session(page)
    page.context.clear_cookies()
    origin = {"origin": f"{shown.scheme}://{shown.netloc}", "storageTypes": "all"}
    session.send("Storage.clearDataForOrigin", origin)
    session.detach()


@pytest.fixture(scope="session")
def _screen(chromium: Browser) -> Iterator[Page]:
    with _opened(chromium, DESKTOP) as page:
        yield page


@pytest.fixture(scope="session")
def _phone(chromium: Browser) -> Iterator[Page]:
    with _opened(chromium, PHONE) as page:
        yield page


@pytest.fixture(scope="session")
def _scriptless(chromium: Browser) -> Iterator[Page]:
    with _opened(chromium, SCRIPTLESS) as page:
        yield page


@pytest.fixture
def screen(_screen: Page) -> Iterator[Page]:
    """A page on a desktop screen."""
    with lent(_screen) as page:
        yield page


@pytest.fixture
def phone(_phone: Page) -> Iterator[Page]:
    """A page on a small phone."""
    with lent(_phone) as page:
        yield page


@pytest.fixture
def scriptless(_scriptless: Page) -> Iterator[Page]:
    """A page whose browser runs no script."""
    with lent(_scriptless) as page:
        yield page


@pytest.fixture
def own_screen(chromium: Browser) -> Iterator[Page]:
    """A page on a desktop screen that is nobody else's."""
    with _opened(chromium, DESKTOP) as page:
        signed_in(page.context)
        yield page


@pytest.fixture
def own_phone(chromium: Browser) -> Iterator[Page]:
    """A page on a small phone that is nobody else's."""
    with _opened(chromium, PHONE) as page:
        signed_in(page.context)
        yield page
