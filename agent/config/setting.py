"""settings.yaml changed as a person would: single values replaced, every comment where it was."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from agent.config.documents import Loader, Mistake, parse_yaml
from agent.config.edits import write_at_once
from agent.config.validate import noun
from agent.errors import ConfigWrong
from agent.types.settings import Settings

NAME = "config/settings.yaml"
Values = Mapping[tuple[str, str], str]


def change_settings(path: Path, values: Values) -> None:
    """Section and key → value. Raises ConfigWrong, the file untouched, if the whole would not be right."""
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    changed = with_values(text, values)
    mistakes: list[Mistake] = []
    if noun(Settings, parse_yaml(changed, NAME), mistakes) is None or mistakes:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
    write_at_once(path, changed)


def with_values(text: str, values: Values) -> str:
    for (section, key), value in values.items():
        text = _with(text, section, key, json.dumps(value, ensure_ascii=False))
    return text


def _with(text: str, section: str, key: str, value: str) -> str:
    part = _value(yaml.compose(text, Loader=Loader), section)
    if not isinstance(part, yaml.MappingNode) or part.flow_style:
        return (
            f"{text.rstrip()}\n{section}:\n  {key}: {value}\n" if part is None else _flat(section)
        )
    node = _value(part, key)
    if node is not None:
        return text[: node.start_mark.index] + value + text[node.end_mark.index :]
    start = part.start_mark.index
    indent = " " * part.start_mark.column
    return f"{text[:start]}{key}: {value}\n{indent}{text[start:]}"


def _flat(section: str) -> str:
    words = f"{section} is written in a way that cannot be edited from here; edit it by hand"
    raise ConfigWrong([f"{NAME}:1: {words}"])


def _value(node: Any, key: str) -> Any:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
