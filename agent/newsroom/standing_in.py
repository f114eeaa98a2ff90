"""A second model behind the first: it takes over where settings say so, for the rest of that writing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from agent.errors import ModelFault, ModelGarbled, ModelRefused, ModelUnreachable
from agent.model import Model, Prompt
from agent.types.settings import ModelSettings
from agent.types.writing import Flag, plain

WRITING = ("draft", "revise")
T = TypeVar("T", bound=BaseModel)


@dataclass
class StandIn:
    """`gone` tells of a first model that can't be asked; `resting` says that it was so just now."""

    settings: ModelSettings
    first: Callable[[], Model]
    second: Callable[[], Model]
    gone: Callable[[ModelFault], None]
    resting: Callable[[], bool]
    taken_over: bool = False

    def ask(self, prompt: Prompt, purpose: str, shape: type[T], repair: str) -> T:
        """Raises ModelFault: the first one's where settings want silence, else the second one's."""
        if not self.taken_over and not self._rests():
            try:
                return self.first().ask(prompt, purpose, shape, repair)
            except ModelFault as fault:
                if not takes_over(self.settings, fault):
                    raise
                if is_gone(fault):
                    self.gone(fault)
        self.taken_over = True
        return self.second().ask(prompt, purpose, shape, repair)

    def _rests(self) -> bool:
        """A dead address isn't waited for at every writing."""
        return self.settings.when_gone == "second" and self.resting()


def second_settings(settings: ModelSettings) -> ModelSettings | None:
    """The second model as a first one; None where there is none."""
    if settings.provider == "offline" or not settings.second.name:
        return None
    return settings.model_copy(update=settings.second.model_dump())


def takes_over(settings: ModelSettings, fault: ModelFault) -> bool:
    """Never at a cap: it is the label's, whoever spends."""
    if isinstance(fault, ModelGarbled):
        return settings.when_refused == "second"
    return is_gone(fault) and settings.when_gone == "second"


def is_gone(fault: ModelFault) -> bool:
    return isinstance(fault, ModelUnreachable | ModelRefused)


def written_by(calls: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """For a trace: every call, and which model wrote, as its server calls it; the built-in writer is none."""
    wrote = _wrote(calls)
    return {"calls": list(calls), "model": wrote["model"] if wrote else ""}


def second_wrote(
    settings: ModelSettings, calls: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """A note for whoever reviews where it was the second model that wrote, and why."""
    wrote = _wrote(calls)
    if wrote and wrote["asked"] != settings.name:
        failed = [
            each["error"] for each in calls if each["asked"] == settings.name and each["error"]
        ]
        why = failed[-1] if failed else "it cannot be reached"
        words = f"written by {wrote['model']} in place of {settings.name}: {why}"
        yield plain(Flag("second-model", "note", words))


def _wrote(calls: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    wrote = [each for each in calls if each["ok"] and each["purpose"].startswith(WRITING)]
    return wrote[-1] if wrote else None
