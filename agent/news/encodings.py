"""A document's bytes as UTF-8, whatever they are and whatever they say they are. Runs in the worker process."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

_CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,300}\?>", re.IGNORECASE)
_EDGES = re.compile(rb"[<>]+")
_LEAD, _BEYOND = re.compile(rb"[\xc0-\xff]"), re.compile("[^\0-\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]+")
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig"), (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"), (b"\x4c\x6f\xa7\x94", "cp037"),
)  # fmt: skip
"""How a document may begin, and what that means: byte order marks, and `<` (or `<?xml`) as such bytes."""
WIDER = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874", "tis-620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What a name stands for in practice, as browsers read it (WHATWG Encoding)."""
SEVEN_BIT = ("iso2022", "hz", "utf-7")
FEW = 4
"""So many letters beyond ASCII may be valid UTF-8 by accident."""
DETECTED_FROM = 20_000
PORTION = 1 << 16
LATIN = (
    "cp1250",
    "cp1252",
    "cp1254",
    "cp1257",
    "iso8859-1",
    "iso8859-2",
    "iso8859-9",
    "iso8859-15",
)


def as_utf8(body: bytes, content_type: str) -> bytes:
    """Without mark and declaration, unless the bytes are plain UTF-8 already."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            wrong = "selfsame.western" if encoding == "utf-8-sig" else "replace"
            return _undeclared(body.decode(encoding, wrong))
    names = list(_names(body, content_type))
    if body.isascii():
        seven = [name for name in names if name.startswith(SEVEN_BIT)]
        return _undeclared(body.decode(seven[0], "replace")) if seven else _plain(body, names)
    if _is_utf8(body) and not _may_be(body, names):
        return _plain(body, names)
    for name in names:
        if _reads(body, name):
            return _undeclared(body.decode(name))
    best = _best(body, names)
    return _undeclared(body.decode(best, "selfsame.western" if best == "utf-8" else "replace"))


def _names(body: bytes, content_type: str) -> Iterator[str]:
    """The codecs that header and declaration name, those that Python knows and that make text of bytes."""
    header, declared = _CHARSET.search(content_type), _DECLARED.match(body[:400])
    for given in (header[1] if header else "", declared[1].decode("ascii") if declared else ""):
        try:
            known = codecs.lookup(given) if given else None
        except (LookupError, ValueError):
            continue
        if known and known._is_text_encoding and not known.name.startswith(("utf-16", "utf-32")):
            yield WIDER.get(known.name, known.name)


def _plain(body: bytes, names: list[str]) -> bytes:
    """As it is, if no reader could take it for something else."""
    if all(name == "utf-8" for name in names) and b"encoding" not in body[:400].lower():
        return body
    return body if names == ["utf-8"] else _undeclared(body.decode("utf-8", "replace"))


def _may_be(body: bytes, names: list[str]) -> bool:
    """Whether valid UTF-8 may be an accident: something else is declared, and little speaks against it."""
    if not names or names[0] == "utf-8":
        return False
    return next(islice(_LEAD.finditer(body), FEW, None), None) is None and _reads(body, names[0])


def _reads(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except (UnicodeError, ValueError):
        return False
    return True


def _is_utf8(body: bytes) -> bool:
    """Looked at in portions, since the text of the whole would be made only to be thrown away."""
    read = codecs.getincrementaldecoder("utf-8")().decode
    try:
        for start in range(0, len(body), PORTION):
            read(body[start : start + PORTION])
        read(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _best(body: bytes, names: list[str]) -> str:
    """The encoding that the words themselves suggest. A few wrong bytes in UTF-8 are no other encoding."""
    right = len(_BEYOND.findall(body.decode("utf-8", "ignore")))
    if right >= body.decode("utf-8", "replace").count("\ufffd"):
        return "utf-8"
    from chardet import detect

    words = b"\n".join(_spoken(body[: DETECTED_FROM * 10]))[:DETECTED_FROM]
    try:
        found = codecs.lookup(detect(words)["encoding"] or "").name
    except LookupError:
        found = ""
    if not found or (_is_latin(words) and found not in LATIN):
        return names[0] if names and names[0] != "utf-8" else "cp1252"
    return WIDER.get(found, found)


def _spoken(body: bytes) -> Iterator[bytes]:
    """What stands between tags and is no ASCII."""
    return (piece for piece in _EDGES.split(body) if not piece.isascii())


def _is_latin(words: bytes) -> bool:
    """In a Latin script letters beyond ASCII stand alone or in pairs; detectors err on few of them."""
    runs = [len(run) for run in _HIGH.findall(words)]
    return sum(run for run in runs if run > 2) < 0.1 * sum(runs)


def _as_western(problem: UnicodeError) -> tuple[str, int]:
    """A few wrong bytes in UTF-8 were pasted out of something else, mostly cp1252."""
    assert isinstance(problem, UnicodeDecodeError)
    return problem.object[problem.start : problem.end].decode("cp1252", "replace"), problem.end


codecs.register_error("selfsame.western", _as_western)


def _undeclared(text: str) -> bytes:
    return _DECLARATION.sub("", text.lstrip("\ufeff"), count=1).encode("utf-8", "replace")
