"""The contract of a writer."""

from typing import ClassVar, Protocol

from agent.types.news import Story
from agent.types.persona import Persona
from agent.types.writing import Candidate, Verdict, Written
from agent.writing.brief import Brief
from agent.writing.opinions import Opinions


class Writer(Protocol):
    """Writes candidates for a brief; `name` stands in the trace."""

    name: ClassVar[str]

    def takes(self, story: Story, persona: Persona, *, again: bool = False) -> bool:
        """Whether it could write about this story at all; again: on what is new in one that she spoke of."""
        ...

    def write(self, brief: Brief) -> Written:
        """Raises ModelFault where a configured model fails."""
        ...

    def revise(self, brief: Brief, written: Written, verdicts: list[Verdict]) -> Written:
        """One more attempt after every candidate was refused."""
        ...

    def opine(self, brief: Brief, candidates: tuple[Candidate, ...]) -> Opinions | None:
        """A second look by a reader who owes nobody kindness; None where there is none."""
        ...
