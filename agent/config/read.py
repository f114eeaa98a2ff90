"""All of config/ read at once: either one whole that holds together, or every mistake in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from agent.config.documents import Mistake, read_yaml
from agent.config.feed_places import feed_mistakes
from agent.config.home import Home
from agent.config.lore import read_lore
from agent.config.personas import read_persona, with_prompts
from agent.config.prompts import read_prompts
from agent.config.validate import T, noun
from agent.errors import ConfigWrong, NotThere
from agent.text.folding import fold
from agent.types.label import Label
from agent.types.persona import Persona
from agent.types.settings import FeedsFile, Settings
from memory.types import Document


@dataclass(frozen=True)
class Config:
    """What people tuned, as of one moment."""

    settings: Settings
    feeds: FeedsFile
    label: Label
    personas: dict[str, Persona]
    prompts: dict[str, str]
    label_lore: tuple[Document, ...] = ()
    lore: dict[str, tuple[Document, ...]] = field(default_factory=dict)

    def persona(self, name: str) -> Persona:
        """Raises NotThere with the names there are."""
        if name not in self.personas:
            known = ", ".join(self.personas)
            raise NotThere(f"no persona is called {name!r}", f"write one of: {known}")
        return self.personas[name]


@dataclass(frozen=True)
class Reading:
    """A config, or None and why not; `settings` are there whenever settings.yaml could be read."""

    config: Config | None
    mistakes: tuple[Mistake, ...]
    settings: Settings | None


def read_config(home: Home) -> Reading:
    """Read and check everything; never raises for a mistake in a file."""
    mistakes: list[Mistake] = []
    settings = _file(Settings, home, "settings.yaml", mistakes)
    feeds = _file(FeedsFile, home, "feeds.yaml", mistakes)
    label = _file(Label, home, "label/label.yaml", mistakes)
    prompts = read_prompts(home.config / "prompts", mistakes)
    read = _personas(home, mistakes)
    personas = {name: with_prompts(persona, prompts) for name, persona in read.items()}
    if settings and not mistakes:
        mistakes += _model_mistakes(settings)
    lore = {
        name: read_lore(home.config / "personas" / name, f"config/personas/{name}", mistakes)
        for name in personas
    }
    label_lore = read_lore(home.config / "label", "config/label", mistakes)
    if mistakes or not (settings and feeds and label):
        return Reading(None, tuple(sorted(mistakes)), settings)
    config = Config(settings, feeds, label, personas, prompts, label_lore, lore)
    return Reading(config, (), settings)


def all_mistakes(home: Home, reading: Reading) -> list[Mistake]:
    """Those that keep config from being taken up, and feeds that cannot be read: with those a house runs all the
    same, since each of them fails alone."""
    feeds = feed_mistakes(home, reading.config.feeds) if reading.config else ()
    return sorted([*reading.mistakes, *feeds])


def load_config(home: Home) -> Config:
    """As read_config, but a mistake raises ConfigWrong."""
    reading = read_config(home)
    if reading.config is None:
        raise ConfigWrong([str(mistake) for mistake in reading.mistakes])
    return reading.config


def _file(model: type[T], home: Home, name: str, mistakes: list[Mistake]) -> T | None:
    return noun(model, read_yaml(home.config / name, f"config/{name}"), mistakes)


def _personas(home: Home, mistakes: list[Mistake]) -> dict[str, Persona]:
    folder = home.config / "personas"
    names = home.persona_names
    if not names:
        mistakes.append(Mistake("config/personas", 1, "holds no persona; make a folder for one"))
    found = [read_persona(folder / name, f"config/personas/{name}", mistakes) for name in names]
    mistakes += _namesakes(folder, [persona for persona in found if persona])
    return {persona.name: persona for persona in found if persona}


def _namesakes(folder: Path, personas: list[Persona]) -> Iterator[Mistake]:
    """Two personas under one name: nobody could tell whose post it is."""
    first: dict[str, str] = {}
    for persona in personas:
        name = persona.file.identity.name
        other = first.setdefault(fold(name), persona.name)
        if other != persona.name:
            shown = f"config/personas/{persona.name}/persona.yaml"
            document = read_yaml(folder / persona.name / "persona.yaml", shown)
            line = 1 if isinstance(document, Mistake) else document.line(("identity", "name"))
            words = f"{other} is called {name!r}, too; give one of them another name"
            yield Mistake(shown, line, f"identity.name: {words}")


def _model_mistakes(settings: Settings) -> list[Mistake]:
    nameless = {
        "model": settings.model.provider == "openai" and not settings.model.name,
        "embedder": settings.embedder.provider == "openai" and not settings.embedder.name,
    }
    words = "name: is missing; provider: openai needs the model's name"
    found = [f"{key}.{words}" for key, wrong in nameless.items() if wrong]
    if "second" in (settings.model.when_refused, settings.model.when_gone):
        missing = "model.second.name: is missing; when_refused or when_gone wants a second model"
        found += [missing] if not settings.model.second.name else []
    return [Mistake("config/settings.yaml", 1, line) for line in found]
