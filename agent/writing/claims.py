"""The three kinds of claim a text makes, told apart: about the news, about the world, imagined."""

from typing import Any, Literal

from agent.types.writing import Candidate, Verdict

ClaimKind = Literal["news", "world", "imagined"]
KIND_OF: dict[str, ClaimKind] = {
    "unfounded": "news", "number": "news", "name": "news", "name-elsewhere": "news",
    "claim": "world", "invented": "imagined", "imagined-report": "imagined",
}  # fmt: skip
"""Which kind a flag speaks of, by its code."""


def claims_by_kind(candidate: Candidate, verdict: Verdict) -> dict[ClaimKind, list[str]]:
    """For the trace: about the news what stands in no source; about the world what nobody checked; what is
    imagined, whether anybody minds it or not."""
    told: dict[ClaimKind, list[str]] = {"news": [], "world": [], "imagined": []}
    told["imagined"] += candidate.imagined
    for flag in verdict.flags:
        kind = KIND_OF.get(flag.code)
        if kind:
            told[kind].append(flag.words)
    return {kind: list(dict.fromkeys(words)) for kind, words in told.items()}


def kind_of(code: Any) -> str:
    """The kind that a flag's code speaks of; empty for all other flags."""
    return KIND_OF.get(str(code), "")
