"""Her habits in sentences, and what a text does otherwise."""

from agent.voice.background import background
from agent.voice.habits import Habits
from tests.voice.voices import CANON

HERS = Habits.of(CANON, background("zh"))
ENGLISH = [
    f"The {thing} is wet; nobody minds." for thing in ("rope", "gate", "cup", "map", "bell", "net")
]
JAPANESE = [
    f"{thing}は濡れているね。誰も気にしないよね。" for thing in ("縄", "門", "皿", "傘", "鐘", "網")
] * 5


def test_her_marks_name_lengths_endings_small_words_and_what_she_never_says() -> None:
    said = "\n".join(HERS.in_words())
    assert "half of her sentences have up to" in said
    assert "her lines end on “。” (100%)" in said
    assert "words of others that she never uses: " in said
    assert "“没” more than others: " in said


def test_english_and_japanese_have_marks_too() -> None:
    assert any("“;” more" in mark for mark in Habits.of(ENGLISH * 5, background("en")).in_words())
    assert any("“ね” more" in mark for mark in Habits.of(JAPANESE, background("ja")).in_words())


def test_a_text_is_told_by_its_ending_and_by_words_that_are_not_hers() -> None:
    word = HERS.never[0]
    said = "\n".join(HERS.otherwise(f"{word}灯，门……"))
    assert f"she never says {word}" in said
    assert any(mark.startswith("ends on “,”") for mark in _soft().otherwise("The cup is wet,"))


def _soft() -> Habits:
    return Habits.of([*ENGLISH * 9, "The rope, the gate, the cup,"], background("en"))


def test_quotation_marks_are_one_habit_and_stand_apart_from_the_marks_around_them() -> None:
    said = Habits.of(["“灯”没关。“门”也没关。"] * 20, background("zh")).in_words()
    assert sum("“ “…” ” more than others" in mark for mark in said) == 1
    assert not any("“ ” ”" in mark for mark in said)
