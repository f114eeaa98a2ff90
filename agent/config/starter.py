"""Making a home: a copy of the starter config, never over something that stands there."""

import shutil
from pathlib import Path

from agent.config.home import CHECKOUT, Home
from agent.errors import HomeFault

IGNORED = "data/\nsealed.yaml\nkeys/\n"


def starter_config() -> Path:
    """Where the starter config lies: inside an installed wheel, or in the checkout."""
    packed = Path(__file__).resolve().parents[1] / "starter"
    return packed if packed.is_dir() else CHECKOUT / "config"


def make_home(path: Path) -> Home:
    """Raises HomeFault where a config/ stands already."""
    home = Home(path.expanduser().resolve())
    if home.config.exists():
        raise HomeFault(f"{home.config}: stands already", "choose another folder, or edit that one")
    shutil.copytree(starter_config(), home.config, ignore=shutil.ignore_patterns("sealed.yaml"))
    home.data.mkdir(parents=True, exist_ok=True)
    (home.path / ".gitignore").write_text(IGNORED, encoding="utf-8")
    return home
