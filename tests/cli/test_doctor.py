"""doctor: everything that can be tried without posting or changing anything."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from agent.cli import looks
from agent.config.home import Home
from agent.config.read import Config, load_config
from agent.database import HEAD
from agent.errors import IndexBroken
from memory.index.places import Places
from tests.daemons import asked, selfsame
from tests.houses import home_in

WHOLE = ["config", "database", "disk", "keys", "model", "memory", "channels", "feeds"]


@pytest.fixture
def house(tmp_path: Path, migrated: Path) -> Home:
    home = home_in(tmp_path / "here")
    shutil.copy(migrated, home.data / "selfsame.db")
    return home


@pytest.fixture
def config(house: Home) -> Config:
    return load_config(house)


def test_a_home_in_order_is_told_so_look_by_look(home: Path) -> None:
    tried = {each["what"]: each for each in asked(home, "doctor")["tried"]}
    assert list(tried) == WHOLE
    assert all(each["ok"] for each in tried.values())
    assert "the index opens" in tried["memory"]["said"]


def test_what_is_wrong_is_named_and_the_rest_is_tried_all_the_same(home: Path) -> None:
    settings = home / "config" / "settings.yaml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('api_key_file: ""', "api_key_file: keys/none.key", 1), "utf-8")
    done = selfsame("doctor", home=home)
    assert done.code == 1
    assert "BAD  keys" in done.out
    assert "keys/none.key" in done.out
    assert "ok   disk" in done.out


def test_an_older_database_is_looked_at_and_left_as_it_is(house: Home, config: Config) -> None:
    path = house.data / "selfsame.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = '0016'")
    said = looks.database(house, config)
    assert f"brings it to {HEAD}" in said
    assert "once the database is brought up to date" in looks.feeds(house, config)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == ("0016",)
    assert not (house.data / "backups").exists()


def test_a_home_that_never_ran_gets_no_database_by_being_looked_at(
    house: Home, config: Config
) -> None:
    (house.data / "selfsame.db").unlink()
    for look in (looks.database, looks.channels, looks.feeds, looks.memory):
        assert look(house, config)
    assert not (house.data / "selfsame.db").exists()


def test_an_index_that_does_not_open_is_told(house: Home, config: Config) -> None:
    places = Places(house.index)
    place = places.fresh("x", 8)
    places.serve(place)
    places.path(place).mkdir()
    (places.path(place) / "chroma.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(IndexBroken):
        looks.memory(house, config)


def test_an_account_without_its_key_is_named_and_nothing_is_posted(house: Home) -> None:
    path = house.config / "personas" / "corrow" / "persona.yaml"
    text = path.read_text("utf-8").replace("channels: [page]", "channels: [page, webhook]")
    account = "accounts: {webhook: {url: 'http://127.0.0.1:9/hook', key_file: keys/none}}"
    path.write_text(text.replace("accounts: {}", account), "utf-8")
    with pytest.raises(OSError, match="corrow on webhook: keys/none"):
        looks.channels(house, load_config(house))
