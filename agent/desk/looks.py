"""A post as each of its channels will show it, and how long it is in that channel's own count."""

from dataclasses import dataclass

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

    @property
    def over(self) -> int:
        return max(0, self.count - self.most) if self.most is not None else 0

    @property
    def way(self) -> str:
        """How the channel counts: a key under counts. in the catalog."""
        return WAYS.get(self.channel, "graphemes")


def looks(draft: Draft, persona: Persona | None) -> tuple[Look, ...]:
    """One for each channel of hers; a belief goes nowhere, and looks as it is."""
    if persona is None or draft.kind != "post":
        return ()
    channels = dict.fromkeys(persona.file.channels) or {"page": None}
    return tuple(_look(draft, persona, channel) for channel in channels)


def _look(draft: Draft, persona: Persona, channel: str) -> Look:
    whole = letter(draft.text, persona.file, draft.language, channel)
    body, _, disclosure = whole.rpartition("\n\n")
    file = persona.file
    leaves = parts(draft.text, file, draft.language, channel)
    count = max(length(part, channel) for part in leaves)
    chain = leaves if len(leaves) > 1 else ()
    return Look(channel, body, disclosure, count, most(file, channel), chain)
