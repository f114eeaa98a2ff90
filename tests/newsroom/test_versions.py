"""A persona's version: what wrote each draft is kept, and a change counts from the next one on."""

from typing import Any

import pytest
from sqlalchemy import select

from agent.config.read import load_config
from agent.database.tables import persona_versions
from agent.newsroom.write import write_by_hand
from agent.review.queue import shown
from tests.houses import home_in
from tests.newsroom.conftest import House, OpenHouse


@pytest.fixture
def house(open_house: OpenHouse) -> House:
    return open_house()


def draft_of(house: House) -> Any:
    number = write_by_hand(house.room, "corrow").draft_id
    assert number is not None
    return shown(house.room.database, number)


def kept(house: House, version: str) -> Any:
    query = select(persona_versions).where(persona_versions.c.version == version)
    (row,) = house.room.rows(query)
    return row


def change(house: House, path: str, before: str, after: str) -> None:
    file = house.home.config / path
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def test_a_draft_bears_a_version_whose_files_and_prompts_are_kept(house: House) -> None:
    row = kept(house, draft_of(house).persona_version)
    persona = house.home.config / "personas" / "corrow" / "persona.yaml"
    assert row.persona == "corrow"
    assert row.files["persona.yaml"] == persona.read_text("utf-8")
    assert row.prompts["occasion"].startswith(
        (house.home.config / "prompts/occasion.md").read_text("utf-8")[:200]
    )
    assert not [name for name in row.prompts if name.endswith(".zh")]


def test_a_change_counts_for_the_next_draft_without_a_restart_and_is_kept_with_it(
    house: House,
) -> None:
    before = draft_of(house)
    change(house, "personas/corrow/persona.yaml", "name: Corrow Light", "name: Corrow Lamp")
    after = draft_of(house)
    assert after.persona_version != before.persona_version
    assert "Corrow Lamp" in kept(house, after.persona_version).files["persona.yaml"]
    assert "Corrow Lamp" not in kept(house, before.persona_version).files["persona.yaml"]


def test_a_broken_file_leaves_the_version_that_runs(house: House) -> None:
    before = draft_of(house)
    change(house, "personas/corrow/persona.yaml", "name: Corrow Light", "nome: Corrow Light")
    assert draft_of(house).persona_version == before.persona_version
    assert house.room.live.mistakes


def test_a_prompt_makes_a_new_version_of_those_who_are_written_with_it(house: House) -> None:
    before = {name: p.version for name, p in load_config(house.home).personas.items()}
    change(house, "prompts/occasion.zh.md", "JSON", "JSON ")
    after = {name: p.version for name, p in load_config(house.home).personas.items()}
    assert after["yuri"] != before["yuri"]
    assert after["corrow"] == before["corrow"]


def test_a_home_may_lack_the_prompt_for_casting(tmp_path: Any) -> None:
    home = home_in(tmp_path / "old")
    before = load_config(home).personas["corrow"].version
    (home.config / "prompts" / "casting.md").unlink()
    assert load_config(home).personas["corrow"].version == before


def test_one_post_is_written_with_one_config_whoever_edits_meanwhile(house: House) -> None:
    live, path = house.room.live, house.home.config / "personas/yuri/persona.yaml"
    with live.steady():
        before = live.current()
        path.write_text(path.read_text("utf-8") + "# edited\n", "utf-8")
        assert live.current() is before
    assert live.current() is not before
