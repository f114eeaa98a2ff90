"""Ten happenings in two languages, and an embedder that knows which of them tell the same."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from memory.errors import EmbedderFailed

TOLD = (
    ("Choir of Tarn rehearses by voicemail", "塔恩合唱团用语音信箱排练"),
    ("Velmora night tram gets its jingle back", "维尔莫拉夜间电车找回到站音"),
    ("Goat reads the harbour log aloud", "山羊朗读港口航海日志"),
    ("Museum of Arnholt plants a garden on its roof", "阿恩霍尔特博物馆在屋顶种花"),
    ("Laundrette lends books after midnight", "洗衣店午夜后出借图书"),
    ("Moss covers the opera stairs", "苔藓爬满歌剧院台阶"),
    ("Umbrellas return to their stand by themselves", "雨伞自己回到伞架"),
    ("Deep-sea microphone records a humming sound", "深海麦克风录到嗡嗡声"),
    ("Bakers strike for warmer ovens", "面包师罢工要求更热的烤炉"),
    ("Lanterns are lit along the canal", "运河两岸点起灯笼"),
)
FILLER = (
    tuple(f"Quiet day number {n} at the pier" for n in range(30)),
    tuple(f"码头第{n}个平静的日子" for n in range(50, 80)),
)
KNOWN = {title: number for number, pair in enumerate(TOLD) for title in pair}


@dataclass
class Polyglot:
    """Near vectors for one happening's titles, far ones otherwise; counts what it is asked."""

    id: str = "polyglot/64"
    dimension: int = 64
    asked: list[str] = field(default_factory=list)
    broken: bool = False

    def __call__(self, texts: Sequence[str]) -> list[list[float]]:
        if self.broken:
            raise EmbedderFailed("polyglot: gone", "wait")
        self.asked += texts
        return [self._vector(text) for text in texts]

    def _vector(self, text: str) -> list[float]:
        meaning, accent = Random(KNOWN.get(text, text)), Random(text)
        return [meaning.gauss(0, 1) + accent.gauss(0, 0.3) for _ in range(self.dimension)]
