"""Her measured voice as one document, for page and command line: yardstick, widths, marks, windows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from agent.database import Database
from agent.newsroom.voiced import Voiced, approved_voice, voiced
from agent.newsroom.voices import fingerprint_of, others_of, voice_of
from agent.types.persona import Persona
from agent.types.speaking import Language
from agent.voice.drift import split, window, windows
from agent.voice.eras import eras, yardstick
from agent.voice.fingerprint import Fingerprint
from agent.voice.masked import Mask

SIZES = (1, 5, 10)


def canon_document(
    persona: Persona, personas: Mapping[str, Persona], language: Language
) -> dict[str, Any]:
    """The yardstick and how much it tells. `apart` is the chance that a line of hers, judged by the others,
    scores above another voice's post; `apart_masked` the same with names and topical words hidden."""
    known, used = eras(persona.canon, language), yardstick(persona.canon, language)
    hers = voice_of(persona, personas, language)
    return {
        "language": language,
        "era": used.present,
        "lines": len(used.lines),
        "leans": used.said,
        "eras": [{"began": era.began, "lines": len(era.lines)} for era in known],
        "width": {str(size): round(hers.width(size), 1) for size in SIZES},
        "apart": round(hers.apart, 3),
        "apart_masked": round(_masked(persona, personas, language).apart, 3),
        "marks": hers.habits.in_words(),
    }


def voice_document(
    database: Database, persona: Persona, personas: Mapping[str, Persona]
) -> dict[str, Any]:
    """Her posts in her own language against that: the windows, what they are made of, and the second reference."""
    language = persona.file.language
    said = voiced(database, persona.name, language)
    hers, second = voice_of(persona, personas), approved_voice(database, persona, personas)
    texts = [each.text for each in said]
    return {
        **canon_document(persona, personas, language),
        "posts": len(said),
        "windows": [asdict(found) for found in windows(hers, texts)],
        "by_model": _split(hers, said, [each.model for each in said]),
        "by_version": _split(hers, said, [each.version for each in said]),
        "by_week": _split(hers, said, [each.week for each in said]),
        "older_eras": _older(persona, personas, texts),
        "approved": None if second is None else _approved(second, hers, texts),
    }


def _split(hers: Fingerprint, said: Sequence[Voiced], by: Sequence[str]) -> dict[str, Any]:
    found = split(hers, [each.text for each in said], by)
    return {name: asdict(each) for name, each in found.items()}


def _older(
    persona: Persona, personas: Mapping[str, Persona], texts: Sequence[str]
) -> dict[str, Any]:
    """The last ten against each former era that has lines enough."""
    language, found = persona.file.language, {}
    present = yardstick(persona.canon, language).present
    for era in eras(persona.canon, language):
        if era.began != present and len(era.lines) > 1:
            then = fingerprint_of(era.lines, others_of(persona, personas, language))
            last = window(then, texts, 10)
            found[era.began] = None if last is None else asdict(last)
    return found


def _approved(second: Fingerprint, hers: Fingerprint, texts: Sequence[str]) -> dict[str, Any]:
    """How the approved posts together measure by canon, and her last ten by the approved ones."""
    last = window(second, texts, 10)
    return {
        "posts": len(second.own),
        "by_canon": round(hers.score_of(list(second.own)), 1),
        "last": None if last is None else asdict(last),
    }


def _masked(persona: Persona, personas: Mapping[str, Persona], language: Language) -> Fingerprint:
    others = others_of(persona, personas, language)
    mask = Mask.of(others)
    lines = yardstick(persona.canon, language).lines
    return fingerprint_of(tuple(map(mask.hide, lines)), tuple(map(mask.hide, others)))
