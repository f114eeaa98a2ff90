"""How soon a page stands in Chromium, off its own performance timeline: what Lighthouse measures, without Lighthouse."""

from typing import Any

from playwright.sync_api import Browser

from agent.desk.dressed import WALKS
from bench.desk_house import SIGNED
from bench.desk_looks import Signed, opened, show

OBSERVE = """
window.seen = {paint: 0, largest: 0, shift: 0, blocked: 0};
const on = (type, each) => new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({type, buffered: true});
on('paint', (e) => { if (e.name === 'first-contentful-paint') seen.paint = e.startTime; });
on('largest-contentful-paint', (e) => { seen.largest = e.startTime; });
on('layout-shift', (e) => { if (!e.hadRecentInput) seen.shift += e.value; });
on('longtask', (e) => { seen.blocked += Math.max(0, e.duration - 50); });
"""
FIGURES = """
(() => { const [page] = performance.getEntriesByType('navigation'), all = [page, ...performance.getEntriesByType('resource')];
return {...seen, answered: page.responseStart, loaded: page.loadEventEnd, requests: all.length,
  bytes: all.reduce((sum, each) => sum + each.transferSize, 0)}; })()
"""
NAMES = {
    "answered": "first_byte_ms", "paint": "first_contentful_paint_ms", "largest": "largest_contentful_paint_ms",
    "loaded": "loaded_ms", "blocked": "total_blocking_ms", "shift": "cumulative_layout_shift",
    "requests": "requests", "bytes": "bytes",
}  # fmt: skip


def first_view(
    browser: Browser, url: str, times: int = 5, signed: Signed = SIGNED
) -> dict[str, float]:
    """With nothing kept from before; of each figure the median."""
    found = [_seen(browser, url, signed) for _ in range(times)]
    return {
        NAMES[name]: round(sorted(each[name] for each in found)[times // 2], 3) for name in NAMES
    }


def beside_it(browser: Browser, desk: str, times: int = 5) -> dict[str, float]:
    """First paint of the queue in turn with what bounds it on this machine: one line of text, and the queue's page
    without any style, as a page on screen asks for it."""
    asked: dict[str, tuple[str, Signed]] = {
        "queue": ("/queue", SIGNED),
        "queue_without_style": ("/queue", {**SIGNED, WALKS: "1"}),
        "one_line": ("/healthz", SIGNED),
    }
    found: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(times):
        for name, (path, signed) in asked.items():
            found[name].append(_seen(browser, desk + path, signed)["paint"])
    return {name: sorted(paints)[times // 2] for name, paints in found.items()}


def _seen(browser: Browser, url: str, signed: Signed) -> dict[str, Any]:
    with opened(browser, signed) as page:
        page.add_init_script(OBSERVE)
        show(page, url)
        for _ in range(100):
            found: dict[str, Any] = page.evaluate(FIGURES)
            if found["paint"] and found["largest"] and found["loaded"]:
                return found
            page.wait_for_timeout(20)
    raise TimeoutError(f"{url} was never painted")
