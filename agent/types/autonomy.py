"""How far a persona may go without a person, and what speaks for it. The field descriptions are the documentation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from agent.types.settings import Frozen

Level = Literal["review", "veto", "auto"]
LEVELS: tuple[Level, ...] = Level.__args__  # type: ignore[attr-defined]
Outcome = Literal["", "caught", "missed"]


class Autonomy(Frozen):
    """What of hers may leave without a person; the level alone may stand for the whole."""

    level: Level = "review"
    """review: nothing leaves that no person approved. veto: a draft without any flag goes out at its time unless
    somebody stops it. auto: it is approved at once, and can be taken back until it leaves. See autonomy.md."""
    stories: bool = False
    """True: posts on the news, too; otherwise those always wait for a person."""
    by: str = Field("", max_length=80)
    """Who switches it on, a person's name; without one it waits for selfsame autonomy NAME --confirm."""
    evidence: bool = False
    """True: the desk gathers what an owner wants to know before the next step: whether drafts are looked at, and
    whether planted bad ones are caught. While veto or auto is asked for, it does so anyway."""

    @model_validator(mode="before")
    @classmethod
    def _level_alone(cls, value: Any) -> Any:
        return {"level": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """So that editors know the short form, too."""
        return {"anyOf": [{"type": "string", "enum": list(LEVELS)}, handler(core)]}

    @property
    def gathers(self) -> bool:
        return self.evidence or self.level != "review"


@dataclass(frozen=True)
class Rule:
    """A rule in force: what it lets out, and the person who switched it on, when."""

    level: Level
    stories: bool
    by: str
    since: datetime

    @property
    def name(self) -> str:
        """As whose word an approval by it is written down (law 5)."""
        return f"{RULE}{self.level} (switched on by {self.by})"


RULE = "rule "
"""What the name of a rule begins with, and the name of no person."""
