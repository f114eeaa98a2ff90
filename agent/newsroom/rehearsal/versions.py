"""The versions that can be rehearsed: as her files stand, as they stood at a git revision, or another folder."""

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from agent.config.documents import Mistake
from agent.config.home import Home
from agent.config.personas import read_persona, with_prompts
from agent.config.prompts import read_prompts
from agent.config.read import Config
from agent.errors import ConfigWrong, NotThere
from agent.newsroom.rehearsal.side import Side

PRESENT, OTHER = "present", "other"
GIT_SECONDS = 30


def present_side(config: Config, name: str) -> Side:
    """Raises NotThere for an unknown persona."""
    return Side(PRESENT, config.persona(name), config.prompts)


def other_side(home: Home, config: Config, name: str, against: str) -> Side:
    """`against` is a folder, or else a revision of the git that the home lies in.

    What is sealed stays so in it. Raises NotThere for neither, ConfigWrong where it has mistakes.
    """
    folder = Path(against).expanduser()
    if (folder / "persona.yaml").is_file():
        side = _of_folder(config, name, folder, against)
    else:
        side = _of_revision(home, name, against)
    side.persona = side.persona.model_copy(update={"sealed": config.persona(name).sealed})
    return side


def _of_folder(config: Config, name: str, folder: Path, shown: str) -> Side:
    mistakes: list[Mistake] = []
    persona = read_persona(folder, shown, mistakes)
    if persona is None:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
    renamed = persona.model_copy(update={"name": name})
    return Side(OTHER, with_prompts(renamed, config.prompts), config.prompts)


def _of_revision(home: Home, name: str, revision: str) -> Side:
    """Her folder and the prompts as they stood then."""
    with tempfile.TemporaryDirectory(prefix="selfsame-") as place:
        packed = _packed(home, name, revision)
        with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
            tar.extractall(place, filter="data")
        config = Path(place) / "config"
        mistakes: list[Mistake] = []
        prompts = read_prompts(config / "prompts", mistakes)
        shown = f"{revision}:config/personas/{name}"
        persona = read_persona(config / "personas" / name, shown, mistakes)
    if persona is None or mistakes:
        raise ConfigWrong([str(mistake) for mistake in mistakes])
    return Side(OTHER, with_prompts(persona, prompts), prompts)


def _packed(home: Home, name: str, revision: str) -> bytes:
    """The two folders at that revision, as git packs them."""
    paths = [f"config/personas/{name}", "config/prompts"]
    asked = ["git", "archive", "--format=tar", "--end-of-options", revision, *paths]
    try:
        done = subprocess.run(
            asked, cwd=home.path, capture_output=True, timeout=GIT_SECONDS, check=True
        )
    except FileNotFoundError as problem:
        raise NotThere("git is not installed", "name a folder instead") from problem
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as problem:
        said = (problem.stderr or b"").decode(errors="replace").strip().splitlines()
        words = (
            f"{revision!r} is no folder with a persona.yaml, and git knows no such persona there"
        )
        mend = f"{said[-1] if said else 'it took too long'}; write a revision such as HEAD~1, or a folder"
        raise NotThere(words, mend) from problem
    return done.stdout
