"""Takes out of a page what the person who asks for it may not do. Forms know their address, and rights.py who may post
to it, so no template needs to say it again.

A form goes with all that is in it, and with the panel that unfolds it. One that tells something too (`data-told`)
stays as a plain box, without its fields, its buttons and what is marked `data-acts`.
"""

import re
from html import unescape

from agent.desk.sitting import may, may_all

_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_PANEL = re.compile(r"<details\b(?:(?!<details\b).)*?</details>\s*", re.DOTALL)
_LINK = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
_BUTTON = re.compile(r"<button\b([^>]*)>.*?</button>", re.DOTALL)
_ACTS = re.compile(r"<(\w+)\b[^>]*\bdata-acts\b[^>]*>.*?</\1>", re.DOTALL)
_FIELD = re.compile(r"<input\b[^>]*>")
_HOLLOW = re.compile(r'<(p|div) class="(?:row|together-link)[^"]*"[^>]*>\s*</\1>')
_PRESSED = re.compile(r'\bclass="[^"]*\b(?:quiet|button)\b')


def offered(html: str) -> str:
    """The page as it may be shown to whoever asks."""
    if may_all():
        return html
    gone = {
        name for found in _FORM.finditer(html) if _barred(found[1]) if (name := _of("id", found[1]))
    }
    html = _PANEL.sub(lambda found: "" if _acts_only(found[0]) else found[0], html)
    html = _FORM.sub(_form, html)
    html = _BUTTON.sub(lambda found: "" if _of("form", found[1]) in gone else found[0], html)
    return _HOLLOW.sub("", _LINK.sub(lambda found: _link(found, gone), html))


def _of(name: str, attributes: str) -> str:
    found = re.search(rf'(?<![\w-]){name}="([^"]*)"', attributes)
    return unescape(found[1]) if found else ""


def _barred(attributes: str) -> bool:
    """A form without an address posts to the page itself, which has been let through already."""
    address = _of("action", attributes)
    return bool(address) and not may(_of("method", attributes).upper() or "GET", address)


def _acts_only(panel: str) -> bool:
    return any(_barred(found[1]) for found in _FORM.finditer(panel))


def _form(found: re.Match[str]) -> str:
    attributes, inside = found[1], found[2]
    if not _barred(attributes):
        return found[0]
    if "data-told" not in attributes:
        return ""
    told = _FIELD.sub("", _BUTTON.sub("", _ACTS.sub("", inside)))
    return f'<div class="{_of("class", attributes)}">{told.replace("<textarea", "<textarea readonly")}</div>'


def _link(found: re.Match[str], gone: set[str]) -> str:
    """To a form that is gone, or to a page that they may not see: its words stay where it stands in a sentence."""
    to = _of("href", found[1])
    barred = to[1:] in gone if to.startswith("#") else to.startswith("/") and not may("GET", to)
    if not barred:
        return found[0]
    return "" if _PRESSED.search(found[1]) else found[2]
