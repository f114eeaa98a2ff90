"""A post as each of its channels will show it: in which language, how long there, with which files and without which."""

from dataclasses import dataclass

from agent.desk.besides import Beside
from agent.review.parcels import ways
from agent.text.carrying import Left, carried, carries
from agent.text.chain import parts
from agent.text.disclosure import letter
from agent.text.lengths import length, most
from agent.types.persona import Persona
from agent.types.review import Draft

WAYS = {
    "x": "x", "mastodon": "mastodon", "telegram": "utf16", "discord": "utf16", "wecom": "bytes",
    "feishu": "bytes",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """`body` is her words, `disclosure` what code puts below them; `count` is of both, in the channel's own
    way, as is `most`: None where the channel takes any length. `chain`: the posts that it goes as, where one is too
    short; `count` is then of the longest."""

    channel: str
    body: str
    disclosure: str
    count: int
    most: int | None = None
    chain: tuple[str, ...] = ()
    language: str = ""
    """Empty where it goes there in none."""
    also: tuple[str, ...] = ()
    """Languages that stand below it there."""
    files: int = 0
    left: tuple[Left, ...] = ()
    """Files that don't go there."""

    @property
    def over(self) -> int:
        return max(0, self.count - self.most) if self.most is not None else 0

    @property
    def way(self) -> str:
        """How the channel counts: a key under counts. in the catalog."""
        return WAYS.get(self.channel, "graphemes")

    @property
    def undescribed(self) -> bool:
        return bool(self.files) and not carries(self.channel).describes


NOTHING_BESIDE = Beside()


def looks(
    draft: Draft, persona: Persona | None, beside: Beside = NOTHING_BESIDE
) -> tuple[Look, ...]:
    """One for each channel of hers; a belief goes nowhere, and looks as it is. A variant counts once it is
    approved beside this text."""
    if persona is None or draft.kind != "post":
        return ()
    able = [each for each in beside.variants if each.status == "approved" and each.stands]
    said = {draft.language: draft.text, **{each.language: each.text for each in able}}
    channels = dict.fromkeys(persona.file.channels) or {"page": None}
    goes = ways(channels, persona.file, draft.language, [each.language for each in able])
    return tuple(
        _look(persona, channel, goes.get(channel, ""), said, draft.language, beside)
        for channel in channels
    )


def _look(
    persona: Persona, channel: str, language: str, said: dict[str, str], own: str, beside: Beside
) -> Look:
    file, spoken = persona.file, language or own
    whole = letter(said[spoken], file, spoken, channel)
    body, _, disclosure = whole.rpartition("\n\n")
    leaves = parts(said[spoken], file, spoken, channel)
    taken, left = carried(channel, [each.attachment for each in beside.files], whole)
    also = tuple(each for each in said if each != spoken) if carries(channel).languages else ()
    return Look(
        channel, body, disclosure, max(length(part, channel) for part in leaves),
        most(file, channel), leaves if len(leaves) > 1 else (), language, also, len(taken), left,
    )  # fmt: skip
