"""Her measured voice: how much a text sounds like her canon and how little like anybody's.

Character 1–4-grams (log tf × idf, L2) and style values, one weighted ridge regression of canon
against background. Its leave-one-out values are exact and free, and calibrate it. See docs/voice.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from agent.voice.grams import Norm, Vocabulary, scaled
from agent.voice.habits import Habits
from agent.voice.scale import Scale, half_width

if TYPE_CHECKING:
    from agent.voice.grams import Array


@dataclass(frozen=True)
class Fingerprint:
    """Plain numbers: a weight and an idf per gram, a weight and a norm per style value."""

    words: Vocabulary = field(compare=False)
    grams: "Array" = field(compare=False)
    """A weight for each gram; every other has none."""
    style: tuple[float, ...]
    norms: tuple[Norm, ...]
    bias: float
    scale: Scale
    habits: Habits
    own: Mapping[str, float]
    """Her lines, each with its raw value as told by the others."""
    far: tuple[float, ...]
    """Her lines once more, each as told by lines that stand elsewhere in her canon."""
    others: tuple[float, ...]
    """The background's posts, each as told by the others."""

    @classmethod
    def of(cls, canon: Sequence[str], background: Sequence[str]) -> "Fingerprint":
        """Learn from her lines against others'. Both must hold at least one."""
        if not canon or not background:
            raise ValueError("a fingerprint needs at least one canon line and one background line")
        from agent.voice.learn import ground_of, learn

        ground = ground_of(tuple(background))
        learned = learn(canon, ground)
        return cls(
            words=learned.words,
            grams=learned.grams,
            style=learned.style,
            norms=ground.norms,
            bias=learned.bias,
            scale=Scale.between(learned.own, learned.others),
            habits=Habits.of(canon, background),
            own=dict(zip(canon, learned.own, strict=True)),
            far=learned.far,
            others=learned.others,
        )

    def score(self, text: str) -> float:
        """0..100; 50 is the middle of her own canon, each line judged by the others."""
        return self.scale.of(self.raw(text))

    def score_of(self, texts: Sequence[str]) -> float:
        """Of several texts together, which says much more than of one: see width. Needs at least one."""
        return self.together([self.raw(text) for text in texts])

    def together(self, values: Sequence[float]) -> float:
        """The score of several texts with these raw values."""
        return self.scale.of(sum(values) / len(values))

    def width(self, size: int) -> float:
        """± in points: four of five batches of so many of her own lines lie so near to their middle."""
        return half_width(self.scale, tuple(self.own.values()), size)

    @property
    def apart(self) -> float:
        """The chance that a line of hers, judged by the others, scores above a background post (AUC)."""
        pairs = ((own, other) for own in self.own.values() for other in self.others)
        wins = sum(1.0 if own > other else 0.5 * (own == other) for own, other in pairs)
        return wins / (len(self.own) * len(self.others))

    def marks(self, text: str) -> list[str]:
        """What in this text her canon never does, in words."""
        return self.habits.otherwise(text)

    def raw(self, text: str) -> float:
        """The regression's value; a line of her canon never judges itself."""
        if text in self.own:
            return self.own[text]
        places, sizes = self.words.weighed(text)
        value = self.bias + float(self.grams[places] @ sizes)
        habits = zip(self.style, scaled(text, self.norms), strict=True)
        return value + sum(weight * size for weight, size in habits)
