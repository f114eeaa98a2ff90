"""The reference pages say what the code says, all of it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import click
import pytest

from agent.cli.app import selfsame
from agent.config.schemas import FILES, schema_text
from tests.docs.pages import ROOT, text_of
from tests.docs.reference import DOCS, REFERENCES, renewed


@pytest.mark.parametrize("page", sorted(REFERENCES))
def test_the_reference_is_current(page: str) -> None:
    assert text_of(DOCS / page) == renewed(page), "run: python -m tests.docs.reference"


def keys(schema: Any) -> Iterator[str]:
    """Every key that a schema knows, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for inner in schema.values():
            yield from keys(inner)


@pytest.mark.parametrize("name", sorted(FILES))
def test_every_setting_is_documented(name: str) -> None:
    page = text_of(DOCS / "config.md")
    told = set(re.findall(r"^\| `(?:[\w\[\]]+\.)*(\w+)` \|", page, re.M))
    told |= set(re.findall(r"^### (\w+)$", page, re.M))
    assert set(keys(json.loads(schema_text(name)))) - told == set()


def paths(command: click.Command, path: str) -> Iterator[str]:
    yield path
    if isinstance(command, click.Group):
        given = [
            each.human_readable_name
            for each in command.params
            if each.param_type_name == "argument"
        ]
        for name, inner in command.commands.items():
            yield from paths(inner, " ".join((path, *given, name)))


def test_every_command_is_documented() -> None:
    told = set(re.findall(r"^## (selfsame.*)$", text_of(DOCS / "cli.md"), re.M))
    assert told == set(paths(selfsame, "selfsame"))


def test_every_variable_of_the_environment_is_documented() -> None:
    sources = [*(ROOT / "agent").rglob("*.py"), *(ROOT / "memory").rglob("*.py")]
    code = "\n".join(text_of(path) for path in [*sources, ROOT / "Makefile"])
    asked = set(re.findall(r"\bSELFSAME_[A-Z]+\b", code))
    told = set(re.findall(r"^\| `(SELFSAME_\w+)` \|", text_of(DOCS / "cli.md"), re.M))
    assert asked <= told


def test_every_kind_of_problem_that_status_tells_is_explained() -> None:
    code = "\n".join(text_of(path) for path in (ROOT / "agent").rglob("*.py"))
    noted = re.findall(r"\braise_problem\([^\"]*\"(\w+)\"", code)
    found = re.findall(r"\b_problem\(\s*\"(\w+)\"", code)
    told = set(re.findall(r"^\| `(\w+)(?: \w+)?`", text_of(DOCS / "operate.md"), re.M))
    assert {"model", "daemon"} <= set(noted)
    assert {*noted, *found} <= told
