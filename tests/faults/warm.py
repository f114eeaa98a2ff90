"""Imported once by the process from which walks are forked: what every walk would otherwise learn anew. The index
is left alone, for its library does not survive a fork."""

import gc

from agent.config.read import load_config
from agent.newsroom import tick
from agent.newsroom.rested import terms_of
from agent.newsroom.voices import voice_of
from agent.voice.background import background
from tests.faults import way
from tests.houses import the_checkout

__all__ = ["tick", "way"]

_her = load_config(the_checkout()).persona(way.HER)
voice_of(_her, {way.HER: _her}).score("a line")
terms_of(background())
gc.freeze()
