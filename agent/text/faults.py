"""Faults put into a text by rule, for planted drafts. Pure: chance is passed in."""

import re
from random import Random

from agent.types.planted import Fault

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_LARGE, _TRIES = 9000, 50

SENTENCES = {
    "human": {
        "zh": (
            "我昨晚回家的路上也淋了雨。",
            "我小时候家门口也有一个。",
            "我妈妈家里到现在还留着。",
        ),
        "en": (
            "When I was little we had one at home.",
            "My mother kept one in the kitchen.",
            "I had lunch beside one today.",
        ),
        "ja": (
            "私の母も同じものを持っていた。",
            "昨日、駅まで散歩した。",
            "私の実家にもひとつある。",
        ),
    },
    "made-up": {
        "zh": ("算下来有{n}个人还在等。", "到今天一共是{n}次。", "登记在册的有{n}个。"),
        "en": (
            "There are {n} of them by now.",
            "It has happened {n} times this year.",
            "They counted {n} in all.",
        ),
        "ja": (
            "数えたら{n}個あったそうだ。",
            "今年だけで{n}回になる。",
            "登録されているのは{n}人。",
        ),
    },
    "moral": {
        "zh": (
            "说到底，真正重要的是还有人愿意听。",
            "也许这就是陪伴的意义。",
            "愿我们都能慢一点。",
        ),
        "en": (
            "In the end, it's the small things that matter.",
            "A reminder that somebody always has to care.",
            "Maybe that's the point.",
        ),
        "ja": (
            "結局、大切なのは耳をすますことなのだ。",
            "小さなことの大切さを教えてくれる。",
            "私たちはもっとゆっくりでいい。",
        ),
    },
}
"""Each is of a kind that reviewers are there to catch; most of it the checks know, too."""


def with_fault(
    text: str, language: str, known: str, at_most: int, chance: Random
) -> tuple[str, Fault] | None:
    """The text with one thing wrong in it; `known` is all that its numbers may rest on.

    None where no fault fits into `at_most` characters, or the language has none.
    """
    kinds = ["human", "number", "made-up", "moral"]
    chance.shuffle(kinds)
    for kind in kinds:
        found = _wrong_number(text, known, chance) if kind == "number" else None
        if kind != "number":
            found = _added(text, kind, language, known, chance)
        if found and len(found[0]) <= at_most:
            return found
    return None


def _added(
    text: str, kind: str, language: str, known: str, chance: Random
) -> tuple[str, Fault] | None:
    sentences = SENTENCES[kind].get(language)
    if not sentences:
        return None
    sentence = chance.choice(sentences).format(n=_unknown_number(known, chance))
    gap = " " if language == "en" else ""
    end = "" if text.rstrip()[-1:] in '。.！？!?…”」』"' else ("." if language == "en" else "。")
    return f"{text.rstrip()}{end}{gap}{sentence}", Fault(kind, sentence)


def _wrong_number(text: str, known: str, chance: Random) -> tuple[str, Fault] | None:
    """One of its numbers told as another."""
    found = list(_NUMBER.finditer(text))
    if not found:
        return None
    place = chance.choice(found)
    wrong = _unknown_number(known + text, chance)
    return f"{text[: place.start()]}{wrong}{text[place.end() :]}", Fault("number", wrong)


def _unknown_number(known: str, chance: Random) -> str:
    for _ in range(_TRIES):
        number = str(chance.randrange(13, 13 + _LARGE))
        if number not in known:
            return number
    return str(13 + 2 * _LARGE)
