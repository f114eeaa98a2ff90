"""A text's habits as numbers: lengths, punctuation, particles, scripts, how it ends."""

import re

from agent.text.scripts import HAN, KANA

PUNCTUATION = "，。、！？…—；：,.!?;:()（）「」《》“”\"'~～#"
_PARTICLES = "的了吗呢吧啊也就都不没我你她们是在のはがをにでとてねよなかもだ"
_WORDS = ("i", "you", "we", "the", "it", "is", "not", "and", "but", "that", "of")
SENTENCE = re.compile(r"[。！？!?…\n]+|\.(?=\s|$)")
_WORD = re.compile(r"[a-z']+")
_SCRIPTS = [
    re.compile(f"[{HAN}]"),
    re.compile(f"[{KANA}]"),
    re.compile(r"[A-Za-z]"),
    re.compile(r"\d"),
]


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE.split(text) if part.strip()]


def style(text: str) -> list[float]:
    """About a hundred values, most of them rates per character, in a fixed order."""
    size = max(len(text), 1)
    lengths = [len(sentence) for sentence in sentences(text)] or [0]
    words = _WORD.findall(text.lower())
    return [
        size / 100,
        len(lengths) / 10,
        sum(lengths) / len(lengths) / 50,
        (max(lengths) - min(lengths)) / 50,
        *(len(script.findall(text)) / size for script in _SCRIPTS),
        *(text.count(mark) / size for mark in PUNCTUATION),
        *(text.count(particle) / size for particle in _PARTICLES),
        *(words.count(word) / max(len(words), 1) for word in _WORDS),
        *(float(text.rstrip().endswith(mark)) for mark in "。！？…!?.）”#"),
    ]
