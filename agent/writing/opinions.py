"""What a model answers when it writes and when it judges; anything more in a reply is left out."""

from collections.abc import Sequence
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

LONGEST_NUMBER = 15


def number_in(value: object) -> int | None:
    """The id that a model wrote as 12, "12" or "[12]"; None for anything else."""
    digits = str(value).strip("[] ")
    return int(digits) if digits.isdecimal() and len(digits) <= LONGEST_NUMBER else None


class Reply(BaseModel):
    """A part of a model's reply: unknown keys are ignored, null is taken for absent."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class CandidateReply(Reply):
    text: str
    angle: str = ""
    claims: tuple[str, ...] = ()
    imagined: tuple[str, ...] = ()
    opens: str = ""
    kind: str = ""
    hangs_on: str = ""
    closes: int | None = None
    takes_up: int | None = None

    @field_validator("angle", "opens", "kind", "hangs_on", mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        return "" if value is None else value

    @field_validator("claims", "imagined", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return [value] if isinstance(value, str) and value else value or ()

    @field_validator("closes", "takes_up", mode="before")
    @classmethod
    def _numbered(cls, value: object) -> object:
        return number_in(value)


class WrittenReply(Reply):
    """The answer to occasion.md and revise.md."""

    notice: str = ""
    candidates: tuple[CandidateReply, ...] = Field(default=(), max_length=8)
    pick: int = 0
    why: str = ""
    silence: str = ""

    @field_validator("notice", "why", "silence", mode="before")
    @classmethod
    def _absent(cls, value: object) -> object:
        return "" if value is None else value

    @model_validator(mode="after")
    def _says_something(self) -> "WrittenReply":
        if not self.candidates and not self.silence:
            raise ValueError("neither candidates nor silence")
        return self

    @field_validator("pick", mode="before")
    @classmethod
    def _first(cls, value: object) -> object:
        return value if isinstance(value, int) else 0


class Opinion(Reply):
    """One candidate judged: 0..10, in words, and what is unfounded in it."""

    number: int
    score: float = Field(ge=0, le=10)
    said: str = ""
    false: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    invented: tuple[str, ...] = ()

    @field_validator("false", "claims", "invented", mode="before")
    @classmethod
    def _listed(cls, value: object) -> object:
        return [value] if isinstance(value, str) and value else value or ()


class Opinions(Reply):
    """The answer to judge.md."""

    opinions: tuple[Opinion, ...] = Field(max_length=8)
    best: int = 0
    worth: bool = True

    def of(self, number: int) -> Opinion | None:
        return next((found for found in self.opinions if found.number == number), None)

    def shown_in(self, order: Sequence[int]) -> Self:
        """With the candidates' own numbers, where they were shown in this order."""

        def own(place: int) -> int:
            return order[place] if 0 <= place < len(order) else place

        moved = [o.model_copy(update={"number": own(o.number)}) for o in self.opinions]
        return self.model_copy(update={"opinions": tuple(moved), "best": own(self.best)})
