"""What the graph carries from step to step: plain JSON types, so that a checkpoint survives upgrades."""

from collections.abc import Mapping
from typing import Any, TypedDict

from agent.types.writing import (
    Candidate,
    Feeling,
    Flag,
    Occasion,
    OpenThread,
    Recalled,
    Spoken,
    Taught,
    Verdict,
)


class State(TypedDict, total=False):
    """One attempt at one post."""

    thread: str
    origin: str
    slot_id: int | None
    speak_at: str | None
    story_id: int | None
    thread_id: int | None
    given: dict[str, Any] | None
    feeling: dict[str, Any] | None
    supersedes: int | None
    note: str
    today: str
    occasion: dict[str, Any] | None
    memories: list[dict[str, Any]]
    lacking: str
    threads: list[dict[str, Any]]
    lessons: list[dict[str, Any]]
    spoken: dict[str, Any]
    notice: str
    candidates: list[dict[str, Any]]
    verdicts: list[dict[str, Any]]
    own_pick: int
    judged_best: int | None
    picked: int | None
    revised: bool
    silence: str
    draft_id: int | None


def occasion_of(state: State) -> Occasion | None:
    row = state.get("occasion")
    if row is None:
        return None
    return read_occasion(row)


def read_occasion(row: Mapping[str, Any]) -> Occasion:
    """From JSON, which knows no tuples; an older one may lack a field."""
    lists = ("sources", "grave", "news", "voices")
    return Occasion(**{**row, **{name: tuple(row.get(name, ())) for name in lists}})


def feeling_of(state: State) -> Feeling | None:
    row = state.get("feeling")
    return Feeling(**{**row, "tempers": tuple(row["tempers"])}) if row else None


def memories_of(state: State) -> tuple[Recalled, ...]:
    return tuple(Recalled(**row) for row in state.get("memories", []))


def threads_of(state: State) -> tuple[OpenThread, ...]:
    return tuple(OpenThread(**row) for row in state.get("threads", []))


def lessons_of(state: State) -> tuple[Taught, ...]:
    """Rows that an older version left in a checkpoint are no lessons."""
    return tuple(Taught(**row) for row in state.get("lessons", []) if isinstance(row, dict))


def spoken_of(state: State) -> Spoken:
    """JSON knows no int keys and no sets; they come back here."""
    row = state["spoken"]
    return Spoken(
        stories=frozenset(row["stories"]),
        sagas={int(saga): times for saga, times in row["sagas"].items()},
        posts=tuple(row["posts"]),
        refused=tuple(row["refused"]),
        notices=tuple(row.get("notices", ())),
        angles=row["angles"],
        liked=row.get("liked", {}),
        last_at=row["last_at"],
        last_thread=row.get("last_thread"),
        keys=frozenset(row.get("keys", ())),
        mates=tuple(row.get("mates", ())),
    )


def spoken_plain(spoken: Spoken) -> dict[str, Any]:
    return {
        "stories": sorted(spoken.stories),
        "sagas": {str(saga): times for saga, times in spoken.sagas.items()},
        "posts": list(spoken.posts),
        "refused": list(spoken.refused),
        "notices": list(spoken.notices),
        "angles": spoken.angles,
        "liked": spoken.liked,
        "last_at": spoken.last_at,
        "last_thread": spoken.last_thread,
        "keys": sorted(spoken.keys),
        "mates": list(spoken.mates),
    }


def candidates_of(state: State) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(**{**row, **{name: tuple(row.get(name, ())) for name in ("claims", "imagined")}})
        for row in state.get("candidates", [])
    )


def verdicts_of(state: State) -> list[Verdict]:
    return [
        Verdict(**{**row, "flags": tuple(Flag(**flag) for flag in row["flags"])})
        for row in state.get("verdicts", [])
    ]
