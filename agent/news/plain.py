"""Text as a person reads it, out of whatever a feed puts there: no markup, entities, controls or unseen marks."""

import html
import re
from collections.abc import Callable, Iterable

import nh3

from agent.text.folding import UNSEEN

LOOKED_AT = (2, 8, 40)
"""So many times the wanted length of a text are looked at, at first and at most."""
_BLOCKS = (
    "p", "br", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote",
    "section", "article", "figure", "figcaption",
)  # fmt: skip
_SILENT = ("iframe", "noscript", "object", "script", "style", "svg", "template", "title")


def _either_case(names: tuple[str, ...]) -> str:
    """As a pattern. One that ignores case would try every name at every tag; this one looks at a letter first."""
    letters = (
        "".join(f"[{c}{c.upper()}]" if c.isalpha() else c for c in name) for name in sorted(names)
    )
    return f"(?:{'|'.join(letters)})"


_BLOCK = re.compile(rf"<(?=/?{_either_case(_BLOCKS)}\b)")
_MARKUP_LEFT = re.compile(
    r"</?[a-zA-Z!][^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|amp|lt|gt|quot|apos|nbsp|AMP|LT|GT|QUOT);"
)
_NAMED = re.compile(r"&[a-zA-Z][a-zA-Z0-9]{1,31};")
# Letters that nobody sees: tags that follow no flag, and selectors of glyph variants.
_SMUGGLED = re.compile(
    "(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0020-\U000e007f]+|[\U000e0100-\U000e01ef]"
)
_PERHAPS_UNSEEN = re.compile(UNSEEN.pattern[:-1] + "\U000e0000-\U000e01ef]")
_OLD_WINDOWS = {n: bytes([n]).decode("cp1252", "ignore") for n in range(0x80, 0xA0) if n != 0x85}
"""&#146; is no character, but was meant as an apostrophe by whoever wrote it."""
_SPECIAL = re.compile(rf"<(?:!|\?|{_either_case(_SILENT)}\b)")
_COMMENT = re.compile(r"<!--(?![->])[^<>]*?-->")
_WITHIN = r"""(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*+"""
_TAG = re.compile(rf"""</?[a-zA-Z]{_WITHIN}(?:>|\Z|["'][^<>]*\Z)""")
_INNER = re.compile(
    rf"(?!{_either_case(_SILENT)}\b)/?(?:({_either_case(_BLOCKS)}\b)|[a-zA-Z]){_WITHIN}"
)
"""What stands between < and >; group 1 where the tag parts words."""
_INLINE = ("a", "b", "code", "em", "i", "img", "small", "span", "strong", "sub", "sup", "u")
_GAPS = {
    f"{before}{name}{after}": gap
    for names, gap in ((_BLOCKS, " "), (_INLINE, ""))
    for name in names
    for before, after in (("", ""), ("/", ""), ("", "/"))
}
"""What takes the place of the most frequent tags."""
_CLEANER = nh3.Cleaner(tags=set(), clean_content_tags=set(_SILENT))


def plain(text: str, most: int) -> str:
    """`text` in one line of at most `most` characters. Of long markup only the beginning is looked at, since it
    is mostly enough."""
    if len(text) <= most and _is_plain(text):
        return text
    shown = _ordinary(text, most) if "<" in text[: most * LOOKED_AT[0]] else None
    if shown is not None:
        return cut(shown, most)
    for share in LOOKED_AT:
        shown = _seen(_unmarked(text[: most * share]), most)
        if len(shown) > most or len(text) <= most * share:
            break
    return cut(shown or "", most)


def _is_plain(text: str) -> bool:
    """As most titles and names are, and many a summary: nothing to do."""
    return (
        "<" not in text
        and "&" not in text
        and text.isascii()
        and "  " not in text
        and text[:1] != " "
        and text[-1:] != " "
        and text.isprintable()
    )


def _ordinary(text: str, most: int) -> str | None:
    """The short way, for text in which every < begins an ordinary tag, as in most of what feeds bring; None for
    other text. It goes from tag to tag until there is enough."""
    text = text[: most * LOOKED_AT[-1]]
    bare, shown, start = "", "", 0
    while start < len(text):
        end = text.find("<", start + most)
        found = _untagged(text[start:] if end < 0 else text[start:end], ends=end < 0)
        if found is None:
            return None
        bare += html.unescape(found)
        if end < 0 or len(bare) > most:
            shown = _seen(_unmarked(bare, (_CLEANER.clean,)), most)
        if end < 0 or len(shown) > most:
            break
        start = end
    return shown


def _untagged(text: str, *, ends: bool) -> str | None:
    """Without its tags; None where one of them is not ordinary."""
    if "<!" in text:
        text = _COMMENT.sub("", text)
    first, *rest = text.split("<")
    if ends and len(rest) > 1 and ">" not in rest[-1] and _INNER.match(rest[-1]):
        rest.pop()  # it was cut off
    shown = [first]
    show = shown.append
    for piece in rest:
        tag, closed, words = piece.partition(">")
        gap = _GAPS[tag] if tag in _GAPS else _gap(tag)
        if gap is None or not closed:
            return None
        show(gap)
        show(words)
    return "".join(shown)


def _gap(tag: str) -> str | None:
    """What parts the words where the tag was; None for what is no ordinary tag."""
    gap = _GAPS.get(tag.partition(" ")[0])
    if gap is not None and "'" not in tag and tag.count('"') % 2 == 0:
        return gap
    ordinary = _INNER.fullmatch(tag)
    if ordinary is None:
        return None
    return " " if ordinary[1] else ""


def _unmarked(text: str, strips: Iterable[Callable[[str], str]] | None = None) -> str:
    """Whatever is in it; tags, and then what unescaping brought up."""
    for strip in strips or (_without_tags, _CLEANER.clean):
        if ("&" not in text and "<" not in text) or not _MARKUP_LEFT.search(text):
            break
        text = html.unescape(strip(_BLOCK.sub(" <", text)) if "<" in text else text)
    return html.unescape(text) if "&" in text and _NAMED.search(text) else text


def _without_tags(text: str) -> str:
    return _CLEANER.clean(text) if _SPECIAL.search(text) else _TAG.sub("", text)


def _seen(text: str, most: int) -> str:
    """In one line, without what nobody sees."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    line = line[: most * 4]
    if not _PERHAPS_UNSEEN.search(line):
        return line
    line = line.translate(_OLD_WINDOWS)
    return " ".join(_SMUGGLED.sub("", UNSEEN.sub("", line)).split())


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
