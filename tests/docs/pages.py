"""The documents as the tests read them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FRONT = ("README.md", "README.zh.md", "CONTRIBUTING.md", "CHANGELOG.md")
PAGES = tuple(sorted([*(ROOT / name for name in FRONT), *(ROOT / "docs").glob("*.md")]))
PICTURES = ROOT / "docs" / "pictures"

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```$", re.M | re.S)
_SPAN = re.compile(r"`([^`\n]+)`")


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def links(page: Path) -> list[str]:
    """Where the page's links and pictures point to."""
    return _LINK.findall(_CODE.sub("", text_of(page)))


def anchors(page: Path) -> set[str]:
    """The names under which a page's headings can be reached, as code hosts make them."""
    headings = re.findall(r"^#+ (.*)$", _CODE.sub("", text_of(page)), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def code(page: Path) -> str:
    """All that stands in blocks and spans of code, a piece a line, without the shell's comments."""
    text = text_of(page)
    pieces = [*_CODE.findall(text), *_SPAN.findall(_CODE.sub("", text))]
    return re.sub(r"\s+# .*$", "", "\n".join(pieces), flags=re.M)
