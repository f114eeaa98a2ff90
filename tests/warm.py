"""What every process that is forked for a test would otherwise learn anew: config, voices, words, the schema. The
index is left alone, for its library does not survive a fork."""

import tempfile
from pathlib import Path

from agent.config.read import Config, load_config
from agent.database import open_database
from agent.newsroom.rested import terms_of
from agent.newsroom.voices import voice_of
from agent.text.gravity.touch import touched
from agent.text.orders import speaks_to_a_machine
from agent.voice.background import background
from agent.voice.readable import unreadable
from agent.writing.interests import touched_interests
from memory.words.concepts import concepts
from tests.houses import the_checkout

LINES = {
    "en": "The lamp was on, and the kettle with it.",
    "zh": "末班船等了三个人。",
    "ja": "最終便は三人を待った。",
}


def learn() -> None:
    config = load_config(the_checkout())
    _voices(config)
    _words(config)
    with tempfile.TemporaryDirectory() as folder:
        open_database(f"sqlite:///{Path(folder) / 'empty.db'}").close()


def _voices(config: Config) -> None:
    terms_of(background())
    for persona in config.personas.values():
        voice_of(persona, config.personas).score("a line")
        for line in LINES.values():
            touched_interests(line, "", persona.file.interests, {})


def _words(config: Config) -> None:
    for documents in (config.label_lore, *config.lore.values()):
        for document in documents:
            concepts().mentions(document.text)
            terms_of([document.text])
    for language, line in LINES.items():
        touched(line)
        speaks_to_a_machine(line)
        unreadable(line, language)
