"""How many lessons two hundred decisions of a random reviewer make. python -m bench.lesson_pile"""

import json
import re
from collections import Counter
from datetime import timedelta
from random import Random

from agent.newsroom.decide import decided
from agent.newsroom.lessons import for_brief, standing
from agent.newsroom.remember import remember_all
from agent.review.decision import Decision
from agent.review.law import REASONS
from agent.review.queue import hand_in
from agent.types.review import NewDraft
from bench.lesson_habits import HABITS, Spoilt, clean_frames, frames_with
from bench.lesson_news import EN, ZH
from bench.lessons import PERSONAS, Replay, replay

DECISIONS = 200
REVIEWERS = ("mei", "bo", "ana")
NOTES = {
    "zh": (
        "谁都会这么说", "太甜", "像广告", "没有她的脾气", "看不懂", "这件事不该碰", "等两天再说",
        "跟上周那条太像", "冷得没道理", "读起来像翻译", "她不会同情机器", "别拿气象台开玩笑",
        "合唱团那条已经够了", "少写夜里", "不好笑", "太聪明", "收得太快", "哪来的事实", "没查过", "要更小一点",
    ),
    "en": (
        "anybody could say this", "too sweet", "sounds like an advert", "none of her temper in it",
        "I don't follow", "she shouldn't touch this", "leave it a couple of days", "too near last week's",
        "cold for no reason", "reads like a translation", "she doesn't pity machines",
        "no jokes about forecasters", "we've had the choir", "less about tea", "not funny", "too clever",
        "stops too soon", "who says so", "nobody checked this", "smaller, please",
    ),
}  # fmt: skip


def main() -> None:
    print(json.dumps({name: pile(name, Random(3)) for name in PERSONAS}))


def pile(persona: str, chance: Random, decisions: int = DECISIONS) -> dict[str, int]:
    """A third edits, a sixth wishes, the rest refusals: half of them with a habit and its note, the
    others with a remark of the reviewer's own, or with nothing but the reason."""
    with replay("a number") as house:
        texts = _texts(house, persona)
        for number in range(decisions):
            _decide(house, persona, number, chance.choice(texts), chance)
        known = house.room.memory.mind.lessons(persona)
        counting = standing(house.room.database, persona)
        kinds = Counter("trait" if each.trait else "words" for each in counting)
        told = for_brief(counting, [], house.room.persona(persona).file.language)
    return {
        "decisions": decisions, "lessons": len(known), "counting": len(counting),
        "of_traits": kinds["trait"], "in_words": kinds["words"],
        "givings": sum(len(each.givings) for each in known),
        "told_in_a_brief": sum(each.told for each in told),
    }  # fmt: skip


def _texts(house: Replay, persona: str) -> list[tuple[str, str]]:
    """Frames filled with the headlines' words, each habit put into some of them, with its note."""
    language = PERSONAS[persona]
    frames, titles = house.room.persona(persona).frames.story, {"zh": ZH, "en": EN}[language]
    pieces = [re.split("[，,]", title)[0][:24] for title in titles.splitlines()]
    made: list[tuple[str, str]] = []
    for habit in HABITS[language].values():
        made += _with(habit, frames, pieces)
    return made


def _with(habit: Spoilt, frames: tuple[str, ...], pieces: list[str]) -> list[tuple[str, str]]:
    clean = clean_frames(habit, frames, pieces[0])
    filled = [frame.replace("{piece}", pieces[n % 30]) for n, frame in enumerate(clean[:12])]
    spoilt = [text for text in frames_with(habit, filled) if habit.seen(text)]
    return [(text, habit.note) for text in spoilt]


def _decide(
    house: Replay, persona: str, number: int, given: tuple[str, str], chance: Random
) -> None:
    text, note = given
    room, language = house.room, PERSONAS[persona]
    draft = hand_in(room.database, _draft(persona, language, number, text), room.clocks)
    kind, by = chance.choice("eewrrr"), chance.choice(REVIEWERS)
    words = chance.choice(("", note, note, chance.choice(NOTES[language])))
    if kind == "e":
        told = Decision(draft, "edit", by, text=_edited(text, chance))
    elif kind == "w":
        told = Decision(draft, "redo", by, note=words or note)
    else:
        told = Decision(draft, "reject", by, reason=chance.choice(REASONS).code, note=words)
    decided(room.database, room.clocks, room.config, told)
    house.clock.advance(timedelta(hours=5))
    remember_all(room)


def _edited(text: str, chance: Random) -> str:
    """The last sentence cut, or a few signs taken out somewhere."""
    sentences = re.findall(r"[^。.？?]+[。.？?]*", text)
    if len(sentences) > 1 and chance.random() < 0.5:
        return "".join(sentences[:-1]).strip()
    start = chance.randrange(max(1, len(text) - 6))
    return text[:start] + text[start + chance.randint(2, 5) :]


def _draft(persona: str, language: str, number: int, text: str) -> NewDraft:
    return NewDraft(
        persona=persona, text=text, language=language, kind="post", origin="manual",
        occasion="thought", thread=f"pile-{number}", trace={}, flags=(), persona_version="1",
    )  # fmt: skip


if __name__ == "__main__":
    main()
