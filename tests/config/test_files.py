"""Files that stand beside the config and must not go stale; secrets that must not get out."""

import json
from pathlib import Path

import pytest

from agent.config.personas import persona_files
from agent.config.read import load_config
from agent.config.schemas import FILES, schema_text
from tests.houses import home_in, the_checkout


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_schema_of_each_file_is_current(name: str) -> None:
    path = the_checkout().config / "schema" / f"{name}.schema.json"
    assert path.read_text(encoding="utf-8") == schema_text(name), (
        "run: python -m agent.config.schemas"
    )


def test_each_yaml_file_names_its_schema_in_the_first_line() -> None:
    for path in the_checkout().config.rglob("*.yaml"):
        if path.name == "sealed.yaml" or path.parent.name == "sample":
            continue
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        schema = (path.parent / first.split("$schema=")[1]).resolve()
        assert json.loads(schema.read_text(encoding="utf-8"))["properties"]


def test_sealed_words_are_loaded_but_are_in_no_file_list_version_or_print(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home")
    before = load_config(home).personas["yuri"]
    sealed = home.config / "personas" / "yuri" / "sealed.yaml"
    sealed.write_text('secrets: ["the tour begins in Lisbon"]\n', encoding="utf-8")
    after = load_config(home).personas["yuri"]
    assert after.sealed == ("the tour begins in Lisbon",)
    assert after.version == before.version
    assert "Lisbon" not in json.dumps(persona_files(sealed.parent))
    assert "Lisbon" not in repr(after)
    assert "Lisbon" not in after.model_dump_json()


def test_a_persona_has_a_new_version_when_one_line_of_her_files_changes(tmp_path: Path) -> None:
    home = home_in(tmp_path / "home")
    before = load_config(home).personas["yuri"].version
    lore = next((home.config / "personas" / "yuri" / "lore").glob("*.md"))
    lore.write_text(lore.read_text("utf-8") + "\n她新养了一盆网上的花。\n", encoding="utf-8")
    assert load_config(home).personas["yuri"].version != before


def test_the_founding_persona_is_marked_unofficial_and_stays_on_her_own_page() -> None:
    yuri = load_config(the_checkout()).personas["yuri"].file
    assert yuri.unofficial
    assert set(yuri.channels) <= {"page", "folder"}
    assert not yuri.release.signed_by


def test_each_persona_has_eighty_lines_of_canon_in_her_own_language() -> None:
    for persona in load_config(the_checkout()).personas.values():
        own = [line for line in persona.canon if line.language == persona.file.language]
        assert len(own) >= 80, persona.name
