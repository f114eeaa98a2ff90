"""The parts of docs/ that are read off the code: python -m tests.docs.reference writes them anew."""

import types
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import click
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from agent.cli.app import selfsame
from agent.config.schemas import FILES

DOCS = Path(__file__).resolve().parents[2] / "docs"
MARK = (
    "<!-- What follows is read off the code: python -m tests.docs.reference writes it anew. -->\n"
)
WIDTH = 96
PLACES = {
    "settings": "config/settings.yaml",
    "feeds": "config/feeds.yaml",
    "label": "config/label/label.yaml",
    "persona": "config/personas/NAME/persona.yaml",
    "frames": "config/personas/NAME/frames.yaml",
    "calendar": "config/personas/NAME/calendar.yaml",
    "probes": "config/personas/NAME/probes.yaml",
    "sealed": "config/personas/NAME/sealed.yaml",
}
PLAIN = {str: "text", int: "whole number", float: "number", bool: "true or false"}
HEAD = "| key | what it is | left out | meaning |\n|---|---|---|---|\n"


def config_reference() -> str:
    """Every key of every YAML file, with its type, default and meaning."""
    return "\n".join(_file(PLACES[name], model) for name, model in FILES.items())


def _file(place: str, model: type[BaseModel]) -> str:
    parts = [f"\n## {place}\n\n{_doc(model)}\n"]
    single = {name: field for name, field in model.model_fields.items() if not _section(field)}
    if single:
        parts.append(HEAD + "".join(_rows(name, field) for name, field in single.items()))
    for name, field in model.model_fields.items():
        section = _section(field)
        if section:
            parts.append(f"### {name}\n\n{_doc(section)}{_missing(field)}\n\n{HEAD}{_all(section)}")
    return "\n".join(parts)


def _missing(field: FieldInfo) -> str:
    return " Required." if field.is_required() else ""


def _all(model: type[BaseModel], prefix: str = "") -> str:
    return "".join(_rows(prefix + name, field) for name, field in model.model_fields.items())


def _rows(key: str, field: FieldInfo) -> str:
    """The key's own row, and one for each key of the entries that it holds."""
    inner = _inner(field.annotation)
    said = (field.description or (_doc(inner) if inner else "")).replace("|", "\\|")
    default = (
        "required" if field.is_required() else _shown(field.get_default(call_default_factory=True))
    )
    words = f"{_words(field.annotation)}{_bounds(field)}"
    row = f"| `{key}` | {words} | {default} | {' '.join(said.split())} |\n"
    return row + (_all(inner, f"{key}{_step(field.annotation)}.") if inner else "")


def _section(field: FieldInfo) -> type[BaseModel] | None:
    """The model of a plain mapping, which gets a heading and a table of its own."""
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _doc(model: type[BaseModel]) -> str:
    """The first line of the docstring, without the file's name that it may begin with."""
    first = (model.__doc__ or "").strip().splitlines()[0]
    words = first.partition(".yaml: ")[2] or first
    return words[:1].upper() + words[1:]


def _inner(kind: Any) -> type[BaseModel] | None:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return kind
    return next((found for arg in get_args(kind) if (found := _inner(arg))), None)


def _step(kind: Any) -> str:
    """How a key within an entry is written: after `[]` in a list, after `LANGUAGE` in a mapping."""
    origin = get_origin(kind)
    return "[]" if origin is tuple else ".LANGUAGE" if origin is dict else ""


def _words(kind: Any) -> str:
    """A type as people say it."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _words(args[0])
    if origin is Literal:
        return _listed(args)
    if origin is tuple:
        return f"list of {_plural(args[0])}"
    if origin is dict:
        return f"mapping: {_words(args[0])} → {_words(args[1])}"
    if origin in (Union, types.UnionType):
        return " or ".join(_words(arg) for arg in args if arg is not type(None))
    return PLAIN.get(kind, "entry")


def _listed(choices: tuple[str, ...]) -> str:
    words = [f"`{choice}`" for choice in choices if choice]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" or {words[-1]}"


def _plural(kind: Any) -> str:
    words = _words(kind)
    return {"text": "texts", "entry": "entries"}.get(words, words)


def _bounds(field: FieldInfo) -> str:
    """The limits that the model sets, as `1 to 65535`, `over 0, at most 3`, `at least 1`."""
    if _limit(field, "min_length") and field.annotation is str:
        return ", not empty"
    least = _limit(field, "ge", "min_length")
    most = _limit(field, "le", "max_length")
    if least is not None and most is not None:
        return f", {least} to {most}"
    over = _limit(field, "gt")
    named = (("over", over), ("at least", least), ("at most", most))
    return "".join(f", {words} {limit}" for words, limit in named if limit is not None)


def _limit(field: FieldInfo, *names: str) -> Any:
    limits = (getattr(rule, name, None) for rule in field.metadata for name in names)
    return next((limit for limit in limits if limit is not None), None)


def _shown(value: Any) -> str:
    if value in ("", (), {}) or value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return ", ".join(f"`{each}`" for each in value)
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def cli_reference() -> str:
    """The help of every command, as it prints it."""
    return "\n".join(f"\n## {name}\n\n```\n{text}\n```" for name, text in _helps()) + "\n"


def _helps(
    command: click.Command = selfsame, name: str = "selfsame", above: click.Context | None = None
) -> Iterator[tuple[str, str]]:
    settings = {**command.context_settings, "terminal_width": WIDTH}
    context = click.Context(command, above, name, **settings)
    yield context.command_path, command.get_help(context)
    if isinstance(command, click.Group):
        for below, inner in sorted(command.commands.items()):
            yield from _helps(inner, below, context)


REFERENCES = {"config.md": config_reference, "cli.md": cli_reference}


def renewed(name: str) -> str:
    """The page with its own words kept and the rest read off the code."""
    page = (DOCS / name).read_text(encoding="utf-8")
    return page.partition(MARK)[0] + MARK + REFERENCES[name]()


if __name__ == "__main__":
    for page in REFERENCES:
        (DOCS / page).write_text(renewed(page), encoding="utf-8")
