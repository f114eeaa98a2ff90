"""A home: a folder with config/ (what people tune) and data/ (what the program keeps)."""

import os
from dataclasses import dataclass
from pathlib import Path

from agent.errors import HomeMissing

CHECKOUT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Home:
    """Where everything of one installation lies."""

    path: Path

    @property
    def config(self) -> Path:
        return self.path / "config"

    @property
    def persona_names(self) -> list[str]:
        """The folders of personas, whether or not their files are in order."""
        return sorted(path.name for path in self.config.glob("personas/*") if path.is_dir())

    @property
    def data(self) -> Path:
        return self.path / "data"

    @property
    def database(self) -> Path:
        return self.data / "selfsame.db"

    @property
    def database_url(self) -> str:
        return f"sqlite:///{self.database}"

    @property
    def index(self) -> Path:
        return self.data / "index"

    @property
    def checkpoints(self) -> Path:
        return self.data / "checkpoints.db"

    @property
    def pages(self) -> Path:
        return self.data / "page"

    @property
    def media(self) -> Path:
        """Files that people dropped into drafts, by the hash of their content."""
        return self.data / "media"

    @property
    def lock(self) -> Path:
        return self.data / "lock"

    @property
    def owner(self) -> Path:
        """Whoever took the lock last: the number of its process."""
        return self.data / "lock.owner"

    @property
    def daemon(self) -> Path:
        """Where the running daemon writes its address and token, for the CLI."""
        return self.data / "daemon.json"

    @property
    def first_login(self) -> Path:
        """The one-time link of a start at which no owner could sign in yet."""
        return self.data / "first-login"

    @property
    def log(self) -> Path:
        return self.data / "logs" / "selfsame.log"


def find_home(given: str | None) -> Home:
    """The folder given, else $SELFSAME_HOME, else the working folder, else the checkout."""
    named = given or os.environ.get("SELFSAME_HOME")
    if named:
        return _checked(Path(named))
    here = Path.cwd()
    return _checked(here if (here / "config" / "settings.yaml").is_file() else CHECKOUT)


def _checked(path: Path) -> Home:
    home = Home(path.expanduser().resolve())
    if not home.config.is_dir():
        raise HomeMissing(f"{home.path}: no config/ there", f"make one: selfsame init {path}")
    return home
