"""The desk in Chromium over a long queue. python -m bench.desk [--waiting N] [--decided N] [--drafts N] [--home FOLDER] [--quick]"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from agent.review import queue
from bench.desk_house import SIGNED, House, long_house
from bench.desk_looks import WATCH, decide_by_keys, too_wide, violations, weight
from bench.desk_speed import beside_it, first_view

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
THEMES = (("light", "en"), ("dark", "en"), ("light", "zh-CN"), ("dark", "zh-CN"))


def main() -> None:
    """Prints one JSON document, last."""
    asked = _asked()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = next(found for name in CHROMIUM if (found := shutil.which(name)))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with long_house(asked.home or Path(folder), asked.waiting, asked.decided) as house:
            told = timed(browser, house) if asked.quick else looked_at(browser, house)
            told["keyboard"] = by_keys(browser, house, asked.drafts)
        browser.close()
    print(json.dumps({"waiting": asked.waiting, "decided": asked.decided, **told}))


def timed(browser: Browser, house: House) -> dict[str, Any]:
    """The first page that a reviewer sees, and what the same browser takes for less than that."""
    return {
        "first_view": first_view(browser, house.url + "/queue"),
        "first_paint_ms_of": beside_it(browser, house.url),
    }


def looked_at(browser: Browser, house: House) -> dict[str, Any]:
    """Everything about every page, before the queue is decided on."""
    pages = pages_of(house)
    urls = [house.url + page for page in pages]
    found = {
        page: [f"{scheme} {locale}: {each}" for scheme, locale in THEMES
               for each in violations(browser, house.url + page, scheme, locale)]
        for page in pages
    }  # fmt: skip
    weights = {page: weight(browser, house.url + page) for page in pages}
    return {
        **timed(browser, house),
        "views": {page: first_view(browser, house.url + page, 1) for page in pages},
        "heaviest_page_bytes": max(weights.values()),
        "weights": weights,
        "axe_violations": {page: each for page, each in found.items() if each},
        "sideways": {url: wide for url in urls if (wide := too_wide(browser, url))},
        "pages": len(pages),
    }


def by_keys(browser: Browser, house: House, count: int) -> dict[str, Any]:
    """A wrong target is a draft whose last decision isn't what was pressed while it was on screen."""
    with browser.new_context(extra_http_headers=SIGNED) as context:
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(house.url + "/queue")
        began = datetime.now(UTC)
        told = decide_by_keys(page, count)
    targets: Sequence[tuple[int, str]] = told.pop("targets")
    wrong = [target for target, verb in targets if _last(house, target, began) != verb]
    return {"decided": len(targets), "wrong_targets": len(wrong), **told}


def _last(house: House, draft_id: int, began: datetime) -> str:
    """Since this run began: a kept house remembers earlier ones."""
    rows = queue.history(house.database, draft_id)
    actions = [row.action for row in rows if row.world_at >= began] or ["nothing"]
    return actions[-1] if actions.count(actions[-1]) == 1 else "twice"


def pages_of(house: House) -> list[str]:
    """Every page of the desk, one of each kind."""
    name = house.persona
    of_hers = (f"/memory/{name}", f"/memory/{name}/threads", f"/memory/{name}/beliefs", f"/memory/{name}/lessons",
               f"/voice/{name}", f"/persona/{name}", f"/persona/{name}/changes", f"/autonomy/{name}", f"/life/{name}")  # fmt: skip
    of_the_house = (
        "/house",
        "/cards",
        "/costs",
        "/shelf",
        "/holds",
        "/feeds",
        "/seat",
        "/people",
        "/key",
        "/notices",
        "/posts",
    )
    return [
        "/queue",
        "/drafts/4",
        "/batch",
        "/week",
        "/news",
        "/status",
        "/drafts/0",
        *of_hers,
        *of_the_house,
    ]


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=__doc__)
    parser.add_argument("--waiting", type=int, default=5000)
    parser.add_argument("--decided", type=int, default=100_000)
    parser.add_argument("--drafts", type=int, default=50, help="how many to decide by keyboard")
    parser.add_argument(
        "--home", type=Path, help="a folder in which the house is built once, and kept"
    )
    parser.add_argument("--quick", action="store_true", help="only the first view and the keyboard")
    return parser.parse_args()


if __name__ == "__main__":
    main()
