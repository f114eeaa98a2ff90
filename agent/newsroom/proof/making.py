"""proof: one page that asks her readers which of ten posts is not hers; and what their answers say."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from hashlib import sha256
from random import Random
from typing import Any

from sqlalchemy import Engine, select

from agent.config.read import Config
from agent.database.tables import posts
from agent.errors import ModelFault, NotThere
from agent.model import Model, Prompt
from agent.newsroom.proof.rounds import MOST_ROUNDS, NINE, Impostor, rounds
from agent.text.folding import first_named
from agent.text.sameness import similarity
from agent.types.persona import Persona
from agent.types.speaking import Language
from agent.voice.background import background
from agent.voice.fingerprint import Fingerprint
from agent.writing.opinions import Reply

FLAT, MODEL = "flat", "model"
IMITATIONS = 8
IMITATE = (
    "Here are posts by somebody. Write {count} more in the same language, of the same length and in the same manner, "
    "on subjects like theirs; copy none of them.\n\n{posts}\n\n"
    'Answer with this JSON and nothing else:\n{{"lines": ["…"]}}'
)
TWIN = 0.5


class Imitations(Reply):
    lines: tuple[str, ...]


def proof_document(
    config: Config, read: Engine, name: str, model: Model | None = None
) -> dict[str, Any]:
    """Rounds for each of her readers' languages that she has lines in. Raises NotThere for too few."""
    persona = config.persona(name)
    by_language = {}
    sources = dict[str, dict[str, int]]()
    for language in persona.file.identity.languages:
        hers, sources[language] = _hers(persona, read, language)
        if len(hers) >= NINE:
            by_language[language] = _rounds(config, persona, language, hers, read, model)
    if not by_language:
        words = f"{name} has fewer than {NINE} posts and lines of canon in any of her readers' languages"
        raise NotThere(words, "publish some, or add lines to canon.md")
    told = {key: [asdict(each) for each in found] for key, found in by_language.items()}
    number = sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:6]
    return {
        "persona": name, "name": persona.file.identity.name, "number": number,
        "languages": list(persona.file.identity.languages), "rounds": told, "sources": sources,
        "disclosure": dict(persona.file.disclosure.words), "operator": persona.file.disclosure.operator,
        "unofficial": persona.file.unofficial,
    }  # fmt: skip


def _hers(persona: Persona, read: Engine, language: Language) -> tuple[list[str], dict[str, int]]:
    """What she published, the newest first; where that is too little, canon fills up, which is told."""
    said = [text for text in _published(read, persona.name, language) if not _names(text, persona)]
    wanted = NINE * MOST_ROUNDS
    own = (line.text for line in persona.canon if line.language == language)
    canon = [line for line in own if not _names(line, persona)]
    filled = Random(persona.version).sample(canon, min(len(canon), max(0, wanted - len(said))))
    counts = {"posts": min(len(said), wanted), "canon": len(filled)}
    return [*said[:wanted], *filled], counts


def _published(read: Engine, persona: str, language: str) -> list[str]:
    out = (posts.c.published_at.is_not(None), ~posts.c.withdrawn, ~posts.c.sample)
    query = select(posts.c.text).where(
        posts.c.persona == persona, posts.c.language == language, *out
    )
    with read.connect() as connection:
        found = connection.execute(query.order_by(posts.c.published_at.desc(), posts.c.id.desc()))
        return list(dict.fromkeys(found.scalars()))


def _names(text: str, persona: Persona) -> bool:
    """Whoever names herself gives it away."""
    identity = persona.file.identity
    return first_named(text, (identity.name, *identity.also_called)) is not None


def _rounds(
    config: Config, persona: Persona, language: Language, hers: list[str], read: Engine,
    model: Model | None,
) -> list[Any]:  # fmt: skip
    others = list(_others(config, persona, language, read))
    others += _imitated(model, hers)
    fresh = [each for each in others if not any(similarity(each.text, own) > TWIN for own in hers)]
    canon = [line.text for line in persona.canon if line.language == language] or hers
    like_her = Fingerprint.of(canon, background(language)).score
    return rounds(hers, fresh, like_her, Random(f"{persona.version}-{language}-{len(hers)}"))


def _others(
    config: Config, persona: Persona, language: Language, read: Engine
) -> Iterator[Impostor]:
    """Label mates in this language, and the flat tone that assistants fall into."""
    for mate in config.personas.values():
        if mate.name != persona.name:
            canon = (line.text for line in mate.canon if line.language == language)
            for text in (*_published(read, mate.name, language), *canon):
                if not _names(text, mate):
                    yield Impostor(text, mate.name)
    yield from (Impostor(text, FLAT) for text in background(language))


def _imitated(model: Model | None, hers: Sequence[str]) -> list[Impostor]:
    """What a model writes that sees posts of hers, but none of her files; a failing one adds nothing."""
    if model is None:
        return []
    shown = "\n".join(f"- {text}" for text in hers[: 2 * NINE])
    prompt = Prompt("You imitate.", IMITATE.format(count=IMITATIONS, posts=shown))
    try:
        reply = model.ask(prompt, "imitate", Imitations, "{problem}; answer with the JSON alone")
    except ModelFault:
        return []
    return [Impostor(line.strip(), MODEL) for line in reply.lines if line.strip()]


def read_codes(document: Mapping[str, Any], codes: Sequence[str]) -> dict[str, Any]:
    """What the codes that readers sent say: how many found the impostor, per language and round.

    Raises NotThere for a code that is not of this page.
    """
    tally: dict[str, list[list[int]]] = {
        language: [[0, 0] for _ in found] for language, found in document["rounds"].items()
    }
    for code in codes:
        language, answers = _answers(document, code)
        for at, answer in enumerate(answers):
            found = document["rounds"][language][at]["impostor"] == answer
            tally[language][at][0] += 1
            tally[language][at][1] += found
    told = {
        language: [
            {"answered": all_, "found": found, "whose": document["rounds"][language][at]["whose"]}
            for at, (all_, found) in enumerate(rows)
        ]
        for language, rows in tally.items()
    }
    return {"persona": document["persona"], "readers": len(codes), "rounds": told}


def _answers(document: Mapping[str, Any], code: str) -> tuple[str, list[int]]:
    """Such as zh-3f9a1c-27013: the language, the page's number, a digit a round."""
    language, _, rest = code.strip().partition("-")
    number, _, digits = rest.partition("-")
    known = document["rounds"].get(language, [])
    if number != document["number"] or not digits.isdigit() or len(digits) > len(known):
        mend = f"codes of this page begin like zh-{document['number']}-"
        raise NotThere(f"{code!r} is no code of this page", mend)
    return language, [int(digit) for digit in digits]
