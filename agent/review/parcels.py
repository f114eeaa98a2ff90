"""What leaves to one channel: in which language, with which others below it, with which files. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from agent.text.carrying import carried, carries, language_there
from agent.text.chain import sent_as
from agent.text.disclosure import letter
from agent.types.approved import parcel_hash
from agent.types.media import Attachment
from agent.types.persona import PersonaFile


def ways(
    places: Iterable[str], file: PersonaFile, own: str, others: Iterable[str]
) -> dict[str, str]:
    """Channel → language. A channel whose account takes none of the languages is left out."""
    said = tuple(others)
    found = {
        name: language_there(file.accounts.on(name).languages, own, said)
        for name in dict.fromkeys(places)
    }
    return {name: language for name, language in found.items() if language is not None}


def parcel(
    file: PersonaFile, channel: str, language: str, said: Mapping[str, str],
    files: Sequence[Attachment],
) -> dict[str, Any]:  # fmt: skip
    """The columns of a delivery that its hash is over; `said` holds the text in each language."""
    whole = letter(said[language], file, language, channel)
    body = sent_as(said[language], file, language, channel)
    beside = {
        other: letter(text, file, other, channel)
        for other, text in said.items()
        if other != language and carries(channel).languages
    }
    along = [each.plain for each in carried(channel, files, whole)[0]]
    return {
        "body": body, "language": language, "variants": beside, "attachments": along,
        "sha256": parcel_hash(body, beside, along),
    }  # fmt: skip
