"""What is wrong with a planted draft."""

from dataclasses import dataclass

SAYS = {
    "human": "passes her off as human",
    "number": "gets a number of its source wrong",
    "made-up": "makes up a number",
    "moral": "ends in a moral",
}
"""A fault's code, and it in words, after “it”."""


@dataclass(frozen=True)
class Fault:
    """`words` is the part of the text that is wrong."""

    code: str
    words: str

    @property
    def says(self) -> str:
        return SAYS.get(self.code, self.code)
