"""A rehearsal as one JSON document: what each side made of each moment, figures, limits, a verdict."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from agent.newsroom.rehearsal.figures import Figures, Limit, Said, figures_of, limits_of
from agent.newsroom.rehearsal.play import Played, Scene
from agent.newsroom.rehearsal.side import Side, Turn
from agent.newsroom.rehearsal.verdict import Together, verdict_words
from agent.newsroom.room import Newsroom
from agent.newsroom.unread import unread
from agent.newsroom.voices import voice_of

LOUD = ("warn", "refuse")


def report(
    room: Newsroom, sides: Sequence[Side], labels: Sequence[str], played: Played
) -> dict[str, Any]:
    """The first side is the one that the author's limits are for. All are measured by its canon."""
    first = sides[0].persona
    voice = voice_of(first, room.config.personas)
    scenes = [_scene(scene, sides, voice.score) for scene in played.scenes]
    found = {side.key: figures_of(*_posts(side, scenes)) for side in sides}
    limits = list(limits_of(first.file.rehearse, found[sides[0].key]))
    chosen = list(_chosen(played.scenes, sides)) if len(sides) > 1 else []
    return {
        "persona": first.name, "name": first.file.identity.name, "language": first.file.language,
        "zone": first.file.rhythm.zone, "model": _model(room),
        "sides": [_side(*each, found) for each in zip(sides, labels, strict=True)],
        "scenes": scenes, "chosen": chosen,
        "limits": [asdict(limit) | {"broken": limit.broken} for limit in limits],
        "broken": any(limit.broken for limit in limits),
        "stopped": played.stopped,
        "verdict": _verdict(found, labels, limits, _together(room, sides, scenes)),
    }  # fmt: skip


def _model(room: Newsroom) -> str:
    settings = room.config.settings.model
    return settings.name if settings.provider != "offline" else "offline"


def _side(side: Side, label: str, found: dict[str, Figures]) -> dict[str, Any]:
    version = side.persona.version
    return {"key": side.key, "label": label, "version": version} | asdict(found[side.key])


def _scene(scene: Scene, sides: Sequence[Side], score: Any) -> dict[str, Any]:
    told = {key: _turn(made, score) for key, made in scene.turns.items()}
    told |= {key: {"fault": fault, "text": ""} for key, fault in scene.faults.items()}
    subjects = [_subject(scene.turns.get(side.key)) for side in sides]
    return {
        "date": scene.local_date.isoformat(), "position": scene.position,
        "speak_at": scene.speak_at.isoformat(), "turns": told,
        "same": len(sides) > 1 and None not in subjects and len(set(subjects)) == 1,
    }  # fmt: skip


def _turn(made: Turn, score: Any) -> dict[str, Any]:
    occasion = made.trace["occasion"] or {}
    verdict = made.verdict
    return {
        "text": made.text, "silence": made.silence, "fault": "", "kind": occasion.get("kind", ""),
        "title": occasion.get("title", ""), "story": occasion.get("story_id"),
        "why": occasion.get("why", ""), "heat": round(occasion.get("heat", 0.0), 2),
        "appeal": round(occasion.get("appeal", 0.0), 2), "notice": made.trace["notice"],
        "voice": round(score(made.text), 1) if made.text else None,
        "opinion": verdict.get("opinion"), "flags": list(verdict.get("flags", ())),
    }  # fmt: skip


def _story(made: Turn | None) -> int | None:
    """The story that it posted on."""
    occasion = made.trace["occasion"] if made and made.text else None
    return occasion and occasion.get("story_id")


def _subject(made: Turn | None) -> tuple[Any, ...] | None:
    """What it posted on: a story by its number, anything else by what it is."""
    occasion = made.trace["occasion"] if made and made.text else None
    if occasion is None:
        return None
    if occasion.get("story_id") is not None:
        return ("story", occasion["story_id"])
    return tuple(occasion.get(key) for key in ("kind", "title", "thread_id", "key"))


def _posts(side: Side, scenes: Sequence[dict[str, Any]]) -> tuple[int, list[Said]]:
    """A moment at which the model failed is no silence of hers."""
    turns = [scene["turns"][side.key] for scene in scenes if side.key in scene["turns"]]
    turns = [made for made in turns if not made["fault"]]
    said = [
        Said(made["text"], made["voice"], sum(flag["severity"] in LOUD for flag in made["flags"]))
        for made in turns
        if made["text"]
    ]
    return len(turns), said


def _chosen(scenes: Sequence[Scene], sides: Sequence[Side]) -> Iterator[dict[str, Any]]:
    """Stories that one side posted on and no other ever did, with what another made of them then."""
    taken = {side.key: {_story(scene.turns.get(side.key)) for scene in scenes} for side in sides}
    for scene in scenes:
        for side in sides:
            story, made = _story(scene.turns.get(side.key)), scene.turns.get(side.key)
            for other in sides:
                if made and story is not None and story not in taken[other.key]:
                    yield {
                        "date": scene.local_date.isoformat(), "story": story,
                        "title": made.trace["occasion"]["title"], "by": side.key,
                        "not_by": other.key, "why": _made_of(scene.turns.get(other.key), story),
                    }  # fmt: skip


def _made_of(made: Turn | None, story: int) -> str:
    found = made.appeals.get(story) if made else None
    if found is None:
        return "was not looking just then"
    if found.outcome == "left":
        return f"left alone: {found.why}"
    return f"appeal {found.score:.2f}, took something else: {found.why}"


def _verdict(
    found: dict[str, Figures], labels: Sequence[str], limits: Sequence[Limit], together: Together
) -> list[str]:
    return list(verdict_words(list(zip(labels, found.values(), strict=True)), limits, together))


def _together(room: Newsroom, sides: Sequence[Side], scenes: Sequence[dict[str, Any]]) -> Together:
    first, last = sides[0].persona, sides[-1].persona
    offline = room.config.settings.model.provider == "offline"
    return Together(
        moments=len(scenes),
        same=sum(scene["same"] for scene in scenes),
        silent=sum(_silent(scene, sides) for scene in scenes),
        version=first.version if first.version == last.version else "",
        offline=offline,
        unread=unread(first, last) if offline else (),
    )


def _silent(scene: dict[str, Any], sides: Sequence[Side]) -> bool:
    """Whether both were, by their own choice."""
    turns = [scene["turns"].get(side.key) for side in sides]
    return all(made and not made["text"] and not made["fault"] for made in turns)
