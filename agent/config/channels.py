"""What her channels, accounts and disclosure must agree on: libraries, accounts, waivers, the rules of a country."""

from collections.abc import Iterable
from importlib.util import find_spec

from agent.text.machine import tells_machine
from agent.types.accounts import CHANNELS
from agent.types.persona import PersonaFile

Finding = tuple[tuple[str | int, ...], str]

LIBRARIES = {"mastodon": "mastodon", "bluesky": "atproto_client", "x": "oauthlib"}
"""Channel → the module that it needs beside what is always there."""
OWN = ("page", "folder")
FLAGGED = ("mastodon", "bluesky")
"""Channels whose accounts can say by themselves that she is a machine."""


def account_findings(file: PersonaFile) -> Iterable[Finding]:
    for i, channel in enumerate(file.channels):
        if channel in CHANNELS and channel not in OWN and not getattr(file.accounts, channel):
            words = (
                f"{channel!r} has no account; set up accounts.{channel}, docs/channels.md says how"
            )
            yield ("channels", i), words
        library = LIBRARIES.get(channel)
        if library and find_spec(library) is None:
            words = f'{channel!r} needs a library that isn\'t there; install it: pip install "selfsame[channels]"'
            yield ("channels", i), words
    for channel in CHANNELS:
        yield from _account(file, channel)


def _account(file: PersonaFile, channel: str) -> Iterable[Finding]:
    account = file.accounts.on(channel)
    for language, said in account.words.items():
        if not tells_machine(said):
            words = (
                f"accounts.{channel}.words.{language}: {said!r} does not say that an AI wrote it"
            )
            yield ("accounts", channel, "words", language), words
    waiver = account.waiver
    if waiver is None:
        return
    here = ("accounts", channel, "waiver")
    if channel not in FLAGGED:
        words = f"accounts.{channel}.waiver: nothing else tells readers there that an AI wrote it; take it out"
        yield here, words
    elif waiver.of == "words" and "china" in file.disclosure.profiles:
        yield here, "disclosure.profiles: china wants the label in the text; take the waiver out"


def profile_findings(file: PersonaFile) -> Iterable[Finding]:
    """GB 45438-2025 wants two parts in a text's label: that it is AI, and that it is generated."""
    if "china" not in file.disclosure.profiles:
        return
    for language, said in file.disclosure.words.items():
        if language == "zh" and not _chinese_label(said):
            yield ("disclosure", "words", language), _LABEL
    for channel in CHANNELS:
        for language, said in file.accounts.on(channel).words.items():
            if language == "zh" and not _chinese_label(said):
                yield ("accounts", channel, "words", language), _LABEL


_LABEL = "the profile china wants 人工智能 or AI, and 生成 or 合成, in the label; write AI 生成"


def _chinese_label(said: str) -> bool:
    folded = said.upper()
    return any(word in folded for word in ("人工智能", "AI")) and any(
        word in folded for word in ("生成", "合成")
    )
