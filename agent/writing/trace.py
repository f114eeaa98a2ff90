"""Why a draft is as it is: cites memory ids and the persona's version, so that it can be explained in a year."""

from typing import Any

from agent.writing.claims import claims_by_kind
from agent.writing.state import State, candidates_of, lessons_of, verdicts_of
from agent.writing.tools import WritingTools


def trace_of(tools: WritingTools, state: State) -> dict[str, Any]:
    """`calls` is added by whoever records usage; memories are cited by id, their text is looked up when shown."""
    verdicts = state.get("verdicts", [])
    candidates = state.get("candidates", [])
    return {
        "writer": tools.writer.name,
        "persona_version": tools.persona.version,
        "thread": state["thread"],
        "occasion": _occasion(state),
        "mood": state.get("feeling"),
        "notice": state.get("notice", ""),
        "memories": [
            {key: memory[key] for key in ("id", "kind", "score", "parts", "speaker")}
            for memory in state.get("memories", [])
        ],
        "lacking": state.get("lacking", ""),
        "open_threads": [thread["id"] for thread in state.get("threads", [])],
        "lessons": [lesson.id for lesson in lessons_of(state) if lesson.told],
        "candidates": [
            {**candidate, "verdict": found, "kinds": claims_by_kind(known, verdict)}
            for candidate, found, known, verdict in zip(
                candidates, verdicts, candidates_of(state), verdicts_of(state), strict=False
            )
        ],
        "picked": state.get("picked"),
        "revised": state.get("revised", False),
        "silence": state.get("silence", ""),
        "calls": [],
    }


def _occasion(state: State) -> dict[str, Any] | None:
    """Without what she said before: it stands in the draft that said it."""
    occasion = state.get("occasion")
    return occasion and {**occasion, "said": ""}
