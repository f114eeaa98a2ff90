"""A language model's key: pasted, tried with three posts, and kept if it pleases."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agent.config.setting import change_settings
from agent.database.audit import record
from agent.errors import NotLawful
from agent.model import read_key
from agent.newsroom.modelling import model_as
from agent.newsroom.room import Newsroom
from agent.newsroom.what_if import sketches
from agent.types.clocks import stamp
from agent.types.house_tools import KeyWish, Post
from agent.types.settings import ModelSettings

KEY_FILE = "keys/model.key"
KEPT = timedelta(minutes=30)


@dataclass
class Keys:
    """A key that was tried is remembered for a while, in memory only, so that it need not be pasted twice."""

    room: Newsroom
    tried: dict[tuple[str, str], tuple[str, datetime]] = field(default_factory=dict, repr=False)

    def try_out(self, wish: KeyWish, persona: str) -> list[Post]:
        """Three posts on today's news, written with this key; nothing else is kept. Raises ModelFault, NotLawful."""
        room, her = self.room, self.room.persona(persona)
        settings, key = settings_of(room, wish), self._key(wish)
        self.tried = {(wish.base_url, wish.name): (key, room.clocks.wall.now())}
        made = sketches(
            room, her, lambda thread: model_as(room, settings, persona, thread, key=key)
        )
        return [Post(each.text, each.title, each.silence) for each in made]

    def keep(self, wish: KeyWish, by: str) -> None:
        """The key into its file, which only its owner may read; the rest into settings.yaml. Raises NotLawful,
        ConfigWrong."""
        settings_of(self.room, wish)
        key = self._key(wish)
        if key:
            _write_key(self.room, key)
        said = {
            "provider": "openai", "base_url": wish.base_url, "name": wish.name,
            "api_key_file": KEY_FILE if key else "",
        }  # fmt: skip
        values = {("model", name): value for name, value in said.items()}
        change_settings(self.room.home.config / "settings.yaml", values)
        at = stamp(self.room.clocks)
        with self.room.database.write.begin() as connection:
            what = f"{wish.name} at {wish.base_url}"[:200]
            record(connection, at, "house:model", by, "key", "", what)

    def _key(self, wish: KeyWish) -> str:
        """As pasted now, or when it was tried; else the one that stands, for the same address; else none."""
        if wish.key:
            return wish.key
        tried, at = self.tried.get((wish.base_url, wish.name), ("", None))
        if at is not None and self.room.clocks.wall.now() < at + KEPT:
            return tried
        standing = self.room.config.settings.model
        same = standing.base_url == wish.base_url.rstrip("/") and standing.api_key_file
        return read_key(standing.api_key_file, self.room.home.path) if same else ""


def settings_of(room: Newsroom, wish: KeyWish) -> ModelSettings:
    """Raises NotLawful for an address or a name that can't be."""
    if not wish.name.strip():
        raise NotLawful("the model has no name", "write it as its server knows it")
    told = room.config.settings.model.model_dump()
    new = {"provider": "openai", "base_url": wish.base_url, "name": wish.name.strip()}
    try:
        return ModelSettings.model_validate(told | new)
    except ValueError as problem:
        raise NotLawful(
            f"{wish.base_url!r} is no web address", "such as https://api.openai.com/v1"
        ) from problem


def _write_key(room: Newsroom, key: str) -> None:
    path = room.home.path / KEY_FILE
    path.parent.mkdir(mode=0o700, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    beside.touch(mode=0o600)
    beside.write_text(f"{key.strip()}\n", encoding="utf-8")
    beside.replace(path)
