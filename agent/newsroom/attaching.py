"""attach: a file that a person drops into a waiting draft, told by its bytes and kept by its hash."""

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from agent.config.read import Config
from agent.database import Database
from agent.database.media_files import keep
from agent.errors import HomeFault, NotLawful
from agent.newsroom.decide import brief_again
from agent.review.enclosing import describe, enclose
from agent.review.parts import enclosed
from agent.review.queue import shown
from agent.text.carrying import WHY, carried, carries
from agent.text.disclosure import letter
from agent.text.media import HEAD, LARGEST, kind_of, type_of
from agent.types.clocks import Clocks
from agent.types.media import SUFFIXES, Attachment, Enclosed
from agent.types.persona import Persona
from agent.types.review import Draft
from agent.types.writing import Candidate
from agent.writing.judge import description_flags


def attach(
    database: Database, clocks: Clocks, config: Config, folder: Path, draft_id: int, content: bytes,
    alt: str, ai: bool, by: str,
) -> dict[str, Any]:  # fmt: skip
    """Raises NotThere, NotLawful; HomeFault where the file cannot be kept."""
    may_say(database, clocks, config, draft_id, alt)
    given = _told(content, alt, ai)
    try:
        keep(folder, given.name, content)
    except OSError as problem:
        words = f"{folder}: can't be written ({problem.strerror})"
        raise HomeFault(words, "make room, or mend its permissions") from problem
    return enclosed_document(enclose(database, clocks, draft_id, given, by))


def described(
    database: Database, clocks: Clocks, config: Config, draft_id: int, number: int, alt: str,
    ai: bool, by: str,
) -> dict[str, Any]:  # fmt: skip
    """Raises NotThere, NotLawful."""
    may_say(database, clocks, config, draft_id, alt)
    return enclosed_document(describe(database, clocks, draft_id, number, alt, ai, by))


def may_say(database: Database, clocks: Clocks, config: Config, draft_id: int, alt: str) -> None:
    """A description leaves with her post: what must not leave doesn't leave in it. Raises NotLawful."""
    draft = shown(database, draft_id)
    brief = brief_again(database, clocks, config, config.persona(draft.persona), draft)
    flags = description_flags(Candidate(alt), brief)
    refused = [flag.words for flag in flags if flag.severity == "refuse"]
    if refused:
        raise NotLawful(
            f"that description can't leave: {'; '.join(refused)}", "describe it otherwise"
        )


def _told(content: bytes, alt: str, ai: bool) -> Attachment:
    media_type = type_of(content[:HEAD])
    if not media_type:
        known = ", ".join(sorted({suffix.removeprefix(".") for suffix in SUFFIXES.values()}))
        raise NotLawful("that is no picture, sound or video that is taken", f"give one of: {known}")
    most = LARGEST[kind_of(media_type)]
    if len(content) > most:
        words = f"a {kind_of(media_type)} of {len(content):,} bytes is too large"
        raise NotLawful(words, f"make it smaller than {most:,} bytes")
    return Attachment(sha256(content).hexdigest(), media_type, len(content), alt, ai)


def enclosed_documents(
    database: Database, draft: Draft, persona: Persona | None
) -> list[dict[str, Any]]:
    """With the channels of hers that leave a file behind, and why."""
    files = enclosed(database, draft.id)
    left = left_behind(draft, persona, [each.attachment for each in files])
    return [
        {**enclosed_document(each), "left": {
            channel: WHY[why] for channel, found in left.items()
            if (why := found.get(each.attachment.sha256)) is not None
        }}
        for each in files
    ]  # fmt: skip


def left_behind(
    draft: Draft, persona: Persona | None, files: list[Attachment]
) -> dict[str, dict[str, Any]]:
    """Channel → hash of a file → why it does not go there."""
    if persona is None:
        return {}
    body = {
        channel: letter(draft.text, persona.file, draft.language, channel)
        for channel in persona.file.channels
    }
    return {
        channel: {each.attachment.sha256: each.why for each in carried(channel, files, text)[1]}
        for channel, text in body.items()
    }


def undescribed(channel: str) -> bool:
    """Readers there never get the descriptions."""
    return bool(carries(channel).types) and not carries(channel).describes


def enclosed_document(each: Enclosed) -> dict[str, Any]:
    return {
        "id": each.id, "kind": each.attachment.kind, "name": each.attachment.name, "by": each.by,
        **asdict(each.attachment),
    }  # fmt: skip
