"""A model whose answers a test gives, and which keeps what it was asked."""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from agent.model import Prompt
from agent.types.settings import ModelSettings

T = TypeVar("T", bound=BaseModel)


@dataclass
class Answering:
    """Read in the shape that was asked for, as a chat model's would be."""

    answer: dict[str, Any]
    asked: list[Prompt] = field(default_factory=list)
    settings: ModelSettings = field(default_factory=ModelSettings)

    def ask(self, prompt: Prompt, purpose: str, shape: type[T], repair: str) -> T:
        self.asked.append(prompt)
        return shape.model_validate(self.answer)
