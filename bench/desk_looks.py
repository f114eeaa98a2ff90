"""What is measured on a page in Chromium: how soon, how heavy, how wide, what axe-core finds, where the focus is."""

import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

from bench.desk_house import SIGNED

VIEWS = {"360 px": (360, 740), "200 % zoom": (640, 450)}
"""A window of 1280 pixels at 200 % lays a page out as one of 640."""
WATCH = """
window.arrivals = []; window.pressed = 0;
addEventListener('keydown', () => { window.pressed = performance.now(); }, true);
addEventListener('desk:arrive', () => requestAnimationFrame(() => requestAnimationFrame(() => {
  const at = document.querySelector('[data-draft]');
  window.arrivals.push({ms: performance.now() - window.pressed, id: at ? Number(at.dataset.draft) : 0,
    focus: document.activeElement !== document.body});
})));
"""
ON_SCREEN = "Number(document.querySelector('[data-draft]').dataset.draft)"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Decide = Callable[[Page, random.Random], str]
Signed = Mapping[str, str]
"""What a browser sends with every request, so that it is somebody's."""


def decide_by_keys(page: Page, count: int, seed: int = 7) -> dict[str, Any]:
    """Decides so many drafts by keyboard alone. Which draft was on screen at each key, and how long the next took.
    Comes back once the desk has all of them."""
    chance, told = random.Random(seed), []
    for number in range(1, count + 1):
        target = page.evaluate(ON_SCREEN)
        verb = chance.choice((_approve, _reject, _redo, _snooze))(page, chance)
        until(page, f"window.arrivals.length >= {number}")
        told.append((target, verb))
    until(page, "sending.under.length === 0")
    arrivals = page.evaluate("window.arrivals")
    times = sorted(arrival["ms"] for arrival in arrivals)
    return {
        "targets": told,
        "median_ms": round(times[len(times) // 2], 1),
        "p95_ms": round(times[max(0, -(-len(times) * 95 // 100) - 1)], 1),
        "focus_lost": sum(not arrival["focus"] for arrival in arrivals),
    }


def until(page: Page, holds: str) -> None:
    """Playwright's own waiting asks the page to evaluate text, which the desk's policy forbids."""
    for _ in range(500):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(10)
    raise TimeoutError(f"never came true: {holds}")


def _approve(page: Page, chance: random.Random) -> str:
    page.keyboard.press("a")
    return "approve"


def _reject(page: Page, chance: random.Random) -> str:
    page.keyboard.press("r")
    page.keyboard.press(str(chance.randint(1, 6)))
    return "reject"


def _redo(page: Page, chance: random.Random) -> str:
    page.keyboard.press("d")
    page.keyboard.type("shorter")
    page.keyboard.press("Enter")
    return "redo"


def _snooze(page: Page, chance: random.Random) -> str:
    page.keyboard.press("s")
    page.keyboard.press("1")
    return "snooze"


@contextmanager
def opened(browser: Browser, signed: Signed, **options: Any) -> Iterator[Page]:
    """A page of its own, of somebody who is signed in."""
    with browser.new_context(extra_http_headers=dict(signed), **options) as context:
        yield context.new_page()


def show(page: Page, url: str) -> None:
    """Raises ValueError where something else is shown, the door above all: it would pass every test."""
    page.goto(url)
    if urlsplit(page.url).path != urlsplit(url).path:
        raise ValueError(f"{url} leads to {page.url}; sign the browser in")


def weight(browser: Browser, url: str, signed: Signed = SIGNED) -> int:
    """Bytes on the wire, all that the page loads included."""
    with opened(browser, signed) as page:
        sizes: list[float] = []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"])
        )
        show(page, url)
        page.wait_for_timeout(200)
    return round(sum(sizes))


def too_wide(browser: Browser, url: str, signed: Signed = SIGNED) -> list[str]:
    """The views in which the page scrolls sideways."""
    with opened(browser, signed) as page:
        show(page, url)
        return sideways(page)


def sideways(page: Page) -> list[str]:
    """The same of what is on screen."""
    return [name for name, size in VIEWS.items() if _overflow(page, size) > 0]


def _overflow(page: Page, size: tuple[int, int]) -> int:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    return int(page.evaluate(TOO_WIDE))


def violations(
    browser: Browser, url: str, scheme: str, locale: str = "en", signed: Signed = SIGNED
) -> list[str]:
    """What axe-core finds, as rule and first place."""
    with opened(browser, signed, color_scheme=scheme, locale=locale) as page:
        show(page, url)
        return broken(page)


def broken(page: Page) -> list[str]:
    """The same of what is on screen."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['target'][0]}" for each in found]
