"""The verbs of her life for the desk's tests: what was asked is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from agent.types.living import LifeTools


@dataclass
class Lived:
    """Calls in their order: the verb with what it was given."""

    calls: list[tuple[Any, ...]] = field(default_factory=list)


def life_tools(lived: Lived) -> LifeTools:
    def hear(
        persona: str, text: str, post: int | None, regulars: Sequence[str], by: str
    ) -> dict[str, Any]:
        lived.calls.append(("hear", persona, text, post, tuple(regulars), by))
        return {"persona": persona, "remarks": []}

    def forget(persona: str, handle: str, by: str) -> dict[str, Any]:
        lived.calls.append(("forget", persona, handle, by))
        return {"persona": persona, "forgotten": handle, "remarks": 0}

    def commission(
        persona: str, form: str, brief: str, voices: Sequence[str], by: str
    ) -> dict[str, Any]:
        lived.calls.append(("commission", persona, form, brief, tuple(voices), by))
        return {"draft": None, "trace": {"silence": ""}}

    return LifeTools(hear, forget, commission)
