"""A draft's trace as the page shows it. Traces outlive programs, so every key may be missing or odd."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Link:
    publisher: str
    title: str
    url: str
    """Empty unless it is http or https."""


@dataclass(frozen=True)
class Remembered:
    """A recalled memory; its text is empty once it is forgotten."""

    kind: str
    text: str
    score: str
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Option:
    """A candidate; `index` is what a swap names."""

    index: int
    text: str
    angle: str
    why: str
    claims: tuple[str, ...]
    imagined: tuple[str, ...]
    voice: str
    opinion: str
    said: str
    flags: tuple[dict[str, Any], ...]
    picked: bool
    refused: bool


@dataclass(frozen=True)
class Call:
    purpose: str
    model: str
    prompt_tokens: str
    reply_tokens: str


@dataclass(frozen=True)
class Why:
    """Why a draft is as it is."""

    kind: str
    title: str
    reason: str
    heat: str
    appeal: str
    notice: str
    links: tuple[Link, ...]
    memories: tuple[Remembered, ...]
    options: tuple[Option, ...]
    calls: tuple[Call, ...]
    writer: str
    cost: str
    """What the model's calls cost, empty where nothing is known of it."""

    @property
    def others(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if not option.picked)


def read_trace(trace: Any, text: str = "", memories: Mapping[int, str] | None = None) -> Why:
    """`text` is the draft's own: a candidate that equals it counts as picked whatever the trace says.

    `memories` are the cited memories' texts by id; the trace itself holds none.
    """
    whole = _dict(trace)
    occasion = _dict(whole.get("occasion"))
    return Why(
        kind=_text(occasion.get("kind")),
        title=_text(occasion.get("title")),
        reason=_text(occasion.get("why")),
        heat=number(occasion.get("heat") or None, 2),
        appeal=number(occasion.get("appeal") or None, 2),
        notice=_text(whole.get("notice")),
        links=tuple(_link(source) for source in _dicts(occasion.get("sources"))),
        memories=tuple(_memory(row, memories or {}) for row in _dicts(whole.get("memories"))),
        options=_options(_dicts(whole.get("candidates")), whole.get("picked"), text),
        calls=tuple(_call(call) for call in _dicts(whole.get("calls"))),
        writer=_text(whole.get("writer")),
        cost=_cost(_dicts(whole.get("calls"))),
    )


def web_address(value: Any) -> str:
    """The address if a link to it is harmless, else nothing."""
    address = _text(value).strip()
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.netloc else ""


def number(value: Any, places: int = 0) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    return f"{value:.{places}f}"


def _options(found: list[dict[str, Any]], picked: Any, text: str) -> tuple[Option, ...]:
    texts = [_text(candidate.get("text")).strip() for candidate in found]
    at = texts.index(text.strip()) if text.strip() in texts else picked
    return tuple(_option(index, candidate, index == at) for index, candidate in enumerate(found))


def _option(index: int, candidate: dict[str, Any], picked: bool) -> Option:
    verdict = _dict(candidate.get("verdict"))
    flags = tuple(_flag(flag) for flag in _dicts(verdict.get("flags")))
    return Option(
        index=index,
        text=_text(candidate.get("text")),
        angle=_text(candidate.get("angle")),
        why=_text(candidate.get("why")),
        claims=tuple(_text(claim) for claim in _list(candidate.get("claims"))),
        imagined=tuple(_text(words) for words in _list(candidate.get("imagined"))),
        voice=number(verdict.get("voice")),
        opinion=number(verdict.get("opinion"), 1),
        said=_text(verdict.get("said")),
        flags=flags,
        picked=picked,
        refused=any(flag["severity"] == "refuse" for flag in flags),
    )


def _flag(flag: dict[str, Any]) -> dict[str, Any]:
    said = {key: _text(flag.get(key)) for key in ("code", "severity", "words")}
    return {**said, "single": bool(flag.get("single"))}


def _link(source: dict[str, Any]) -> Link:
    url = web_address(source.get("url"))
    title = _text(source.get("title")) or _text(source.get("url"))
    return Link(_text(source.get("publisher")), title, url)


def _memory(memory: dict[str, Any], texts: Mapping[int, str]) -> Remembered:
    parts = tuple((name, number(gave, 2)) for name, gave in _dict(memory.get("parts")).items())
    said = memory.get("id")
    text = texts.get(said, "") if isinstance(said, int) else ""
    kind = "mate" if memory.get("speaker") else _text(memory.get("kind"))
    return Remembered(kind, text, number(memory.get("score"), 2), parts)


def _call(call: dict[str, Any]) -> Call:
    tokens = (number(call.get("prompt_tokens")), number(call.get("reply_tokens")))
    return Call(_text(call.get("purpose")), _text(call.get("model")), *tokens)


def _cost(calls: list[dict[str, Any]]) -> str:
    spent = [call.get("money") for call in calls]
    whole = sum(each for each in spent if isinstance(each, int | float))
    return f"{whole:.4f}".rstrip("0").rstrip(".") if whole else ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _dict(value: Any) -> dict[str, Any]:
    return {str(key): said for key, said in value.items()} if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [_dict(part) for part in _list(value) if isinstance(part, dict)]
